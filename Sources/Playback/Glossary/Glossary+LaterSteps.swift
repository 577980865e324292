// Tells in a sentence what each step of reclaim does, and of the tasks that work on the file as a whole.

extension Glossary {
  /// The sentences about the steps from C on: the comments of their ids.
  static let laterStepSummaries = """
    C1
      Isolates the page from the LRU list.
    C2
      Tries to lock the page.
    C3
      Unmaps the page everywhere.
    C4
      Drops a clean page if nothing else refers to it; in an ordinary file a shadow entry stays.
    C5
      Tests that nothing else refers to a dirty page: a test, not a freeze.
    C6
      Enters writepage: clears the dirty flag.
    C6a
      Splits a page of several slots that may not go out as a whole.
    C7
      Gets a swap slot.
    C8
      Takes shmem_swaplist_mutex.
    C9
      Adds the page to the swap cache.
    C9a
      In 6.1: accounts for the new entry, before it is there.
    C10
      Makes the mapping the owner of the swap slot.
    C11
      Puts the swap entry where the page was: one store.
    C11a
      Without the atomic swizzle: deletes the page from its slot, which is empty then.
    C11b
      Without the atomic swizzle: inserts the swap entry into the slot.
    C12
      Accounts for the new entry, unless C9a has, and releases shmem_swaplist_mutex.
    C13
      Starts the write, to swap or to the disk, and unlocks the page.
    C13x
      With swap-writeout: stores the page back into all slots of its swap entry, or into none if one has changed.
    C14
      The write has ended.
    C15
      A later pass frees the page if only its cache, of swap or of the file, holds it.
    T0
      Takes i_mutex.
    T1
      Sets i_size.
    T2
      Clears the next pte after the end, or finds that none is left.
    T4
      Clears the next pte after the end once more, or finds that none is left.
    T5
      Releases i_mutex.
    U1
      Takes i_mutex.
    U2
      Sets i_private, for reclaim.
    U3
      Goes on with the next page, or fails.
    U4
      Leaves the page dirty, counts it and unlocks it.
    U5
      Clears i_private.
    U6
      Releases i_mutex.
    E1
      Sets i_size to nothing.
    E2
      Takes the inode off the list of files with swap entries.
    O1
      Finds the next used swap slot and its page.
    O2
      Locks the page, and waits until it has been written to swap.
    O3
      Checks that the page still belongs to the slot.
    O4
      Takes shmem_swaplist_mutex and looks for the entry in the file.
    O5
      Puts the page where the swap entry was: one store.
    O6
      Takes the page out of the swap cache and frees the swap slot.
    O7
      Lets go of the mutex and of the page.
    G1
      Takes a reference to the page.
    G2
      Drops it.
    H1
      Reads a page of the swap entry into the swap cache; in a file on a disk, looks for the page.
    I1
      Looks the slot up, and takes a reference to the page that is there.
    I1e
      Empties the slot if it still holds the shadow entry.
    I2
      Waits for the page lock and checks that the page still belongs to the file.
    I3
      Waits until the page has been written to the disk.
    I4
      Unmaps the page.
    I5
      Removes the page from the file if it is clean.
    I6
      Unlocks the page and drops the reference.
    K1
      Allocates a large page, locked.
    K2
      Looks at a slot: counts it if it is empty, or tries to lock its page.
    K3
      Isolates the page, clears its ptes and counts its references.
    K4
      Copies the bytes of the old pages into the new one.
    K6
      Makes sure that the empty slots are still empty, and puts the new page into all slots: one store.
    K7
      Unlocks all pages, and drops those that are no longer wanted.
    B1
      With invalidate-lock: takes invalidate_lock exclusively, so that no task adds a page.
    B2
      With frees-blocks after: frees the blocks on the disk; in a punch, the t1 of every promise.
    B3
      With invalidate-lock: releases invalidate_lock.
    """
}
