// Tells in a sentence what each step does.

extension Glossary {
  /// The sentences about the steps that read, write and fault, and about those of the punch: the comments of their ids.
  static let stepSummaries = """
    P0
      Called by madvise(2): drops mmap_sem.
    P1
      Takes i_mutex.
    P2
      Publishes the hole in i_private; the t0 of every promise.
    P3
      Clears the next pte of the hole, or finds that none is left.
    P4
      Sets the cursor to the start of the hole.
    P5
      First loop: gathers a batch.
    P6c
      First loop, with lock-cached-page: looks for the page of the swap entry in the swap cache.
    P6l
      First loop, with lock-cached-page: waits for the lock of that page.
    P6
      First loop: empties a slot that still holds the gathered swap entry.
    P7
      First loop: gives the swap entry back.
    P6a
      First loop, without free-atomic: reads the order of the swap entry, without a lock.
    P6e
      First loop: empties a slot that still holds the gathered shadow entry.
    P8
      First loop: tries to lock a gathered page.
    P9
      First loop: checks that the locked page still belongs to the file.
    P10a
      First loop: unmaps the one page.
    P10b
      First loop: removes the page from the file.
    P11
      First loop: unlocks a page, or leaves the batch and drops its references.
    P12
      Zeroes the punched part of a page at the edge of the hole.
    P12a
      In 6.1: unmaps the whole page at an end of the hole, then removes it from the file.
    P12b
      In 6.1: unlocks that page.
    P12e
      In 6.6 and later: zeroes the part of a page of several slots that lies in the hole, splits the
      page and unlocks it.
    P12g
      In 6.15 and later: splits its piece at the end of the hole, if the lock is free; unlocks it.
    P13
      Returns, because the hole has no whole page.
    P14
      Second loop: gathers a batch.
    P15
      Second loop: leaves the batch at an entry after the hole.
    P16c
      Second loop, with lock-cached-page: looks for the page of the swap entry in the swap cache.
    P16l
      Second loop, with lock-cached-page: waits for the lock of that page.
    P16
      Second loop: removes and frees a swap entry if the slot still holds it.
    P16a
      Second loop, without free-atomic: reads the order of the swap entry, without a lock.
    P16d
      Second loop, with retry-where: finds out where to go on after a swap entry that it could not remove.
    P16e
      Second loop: empties a slot that still holds the gathered shadow entry.
    P17
      Second loop: waits for the page lock.
    P17w
      Second loop: waits until the page has been written to the disk.
    P18
      Second loop: checks that the locked page still belongs to the file.
    P19
      Second loop: unmaps the page, then removes it from the file.
    P19b
      Second loop, with big-split: zeroes the part of a page of several slots that lies in the hole,
      and splits the page.
    P19c
      Second loop, with split-shape: splits its piece at the end of the hole, if the lock is free.
    P20
      Second loop: unlocks a page, or leaves the batch and drops its references.
    P21
      Accounts for the freed swap entries.
    P22
      Withdraws the hole from i_private and wakes the waiters; the t1 of every promise.
    P23
      Releases i_mutex.
    P24
      Called by madvise(2): takes mmap_sem again.
    R1
      Looks the page up.
    R2
      Locks the page that was found and checks that it still belongs to the file.
    R3
      Copies the bytes to the user and drops the reference.
    L1
      Takes a reference to the page that is there.
    L2
      Unlocks the page that it got.
    L3
      Checks that the page belongs to the file and was written, and puts it into the pipe.
    L4
      Drops the reference once the pipe has been read.
    W1
      Takes i_mutex.
    W2
      Touches the user's buffer, which is mapped.
    W3
      Copies the user's bytes into the page.
    W4
      Marks the page up to date and dirty.
    W5
      Unlocks the page.
    W6
      Releases i_mutex.
    S1
      Looks the slot up and finds a swap entry.
    S2
      Finds the entry's page in the swap cache.
    S3
      Reads the entry's page into the swap cache.
    S3f
      With read-large: gets no page for all slots of a swap entry, and goes on with a single one.
    S3a
      Splits a swap entry that takes several slots.
    S4a
      With cache-order: splits a swap entry whose page in the swap cache takes fewer slots.
    S4
      Waits for the page lock.
    S5
      Confirms that page, entry and slot still belong together.
    S6
      Waits until the page has been written to swap.
    S7
      Puts the page where the swap entry was: one store.
    S7a
      Without the atomic swizzle: deletes the swap entry from its slot, which is empty then.
    S7b
      Without the atomic swizzle: inserts the page into the slot if it is still empty.
    S8
      Accounts for the entry that left the file.
    S9
      Takes the page out of the swap cache and frees the swap slot.
    S10
      The caller unlocks the page.
    M0
      With invalidate-lock: takes invalidate_lock, which others that add pages may share.
    M1
      Allocates a page, locked.
    M2
      Adds the page to the file, in place of nothing or of a shadow entry.
    M3
      Reads the bytes from the disk.
    M4
      The read has ended: unlocks the page.
    M5
      With invalidate-lock: releases invalidate_lock.
    F0
      Fault-around: locks the next page of the window, or maps and unlocks it, or has seen them all.
    F1
      Tests whether the page lies in a hole that is being punched.
    F2
      Queues up on the puncher's wait queue.
    F3
      Sleeps until the puncher wakes it.
    F3k
      In a killable sleep: is woken by a signal, and stays on the queue.
    F3w
      Is woken by something other than the punch and a signal, and stays on the queue.
    F4
      Leaves the queue; the access will fault again.
    F2i
      Before the wait queue: drops mmap_sem and waits for i_mutex.
    F3i
      Before the wait queue: releases i_mutex; the access will fault again.
    F5
      Looks the page up, then locks it and checks that it still belongs to the file.
    F6
      Tests i_size and takes the way that the slot asks for.
    F8
      Allocates a page, locked.
    F9
      Adds the page to the file if the slot is still empty.
    F10
      Puts the page on the LRU list.
    F11
      Clears the page and marks it up to date.
    F12
      Sets the pte.
    F13
      Marks the page dirty, for a store.
    F14
      Unlocks the page.
    F15
      The user stores through the pte.
    F16
      In an ordinary file, for a store: unlocks the page before page_mkwrite.
    F17
      With invalidate-lock: takes invalidate_lock for page_mkwrite, which others may share.
    F18
      Locks the page again and checks that it still belongs to the file and lies inside i_size.
    F19
      Gets a block for the page if it has none, and marks the page dirty.
    F20
      With invalidate-lock: releases invalidate_lock after page_mkwrite.
    """
}
