// Knows the id of every atomic step.

/// The id of an atomic step: one row of the tables in docs/kernel-map.md.
///
/// Ids are stable and never reused. No task sees a step half done. A step whose condition is false is skipped.
///
/// Kernel, by letter, 3.16 and mm/shmem.c unless said: P, U shmem_fallocate(); P shmem_undo_range(); R
/// shmem_file_read_iter(); L shmem_file_splice_read(); W generic_perform_write(), mm/filemap.c; S shmem_getpage_gfp();
/// M page_cache_read(), mm/filemap.c; F shmem_fault(); C shrink_page_list(), mm/vmscan.c; T shmem_setattr(); E
/// shmem_evict_inode(); O try_to_unuse(), mm/swapfile.c; I invalidate_inode_pages2_range(), mm/truncate.c; of 6.12 G
/// get_user_pages_fast(), mm/gup.c; H swap_cluster_readahead(), mm/swap_state.c; K collapse_file(), mm/khugepaged.c; of
/// 5.15 B ext4_punch_hole().
package enum StepID: String, CaseIterable, Hashable, Sendable {
  case p0 = "P0"  // Called by madvise(2): drops mmap_sem.
  case p1 = "P1"  // Takes i_mutex.
  case p2 = "P2"  // Publishes the hole in i_private; the t0 of every promise.
  case p3 = "P3"  // Clears the next pte of the hole, or finds that none is left.
  case p4 = "P4"  // Sets the cursor to the start of the hole.
  case p5 = "P5"  // First loop: gathers a batch.
  /// First loop, with `lock-cached-page`: looks for the page of the swap entry in the swap cache.
  case p6c = "P6c"
  case p6l = "P6l"  // First loop, with `lock-cached-page`: waits for the lock of that page.
  case p6 = "P6"  // First loop: empties a slot that still holds the gathered swap entry.
  case p7 = "P7"  // First loop: gives the swap entry back.
  /// First loop, without `free-atomic`: reads the order of the swap entry, without a lock.
  case p6a = "P6a"
  case p6e = "P6e"  // First loop: empties a slot that still holds the gathered shadow entry.
  case p8 = "P8"  // First loop: tries to lock a gathered page.
  case p9 = "P9"  // First loop: checks that the locked page still belongs to the file.
  case p10a = "P10a"  // First loop: unmaps the one page.
  case p10b = "P10b"  // First loop: removes the page from the file.
  case p11 = "P11"  // First loop: unlocks a page, or leaves the batch and drops its references.
  case p12 = "P12"  // Zeroes the punched part of a page at the edge of the hole.
  /// In 6.1: unmaps the whole page at an end of the hole, then removes it from the file.
  case p12a = "P12a"
  case p12b = "P12b"  // In 6.1: unlocks that page.
  /// In 6.6 and later: zeroes the part of a page of several slots that lies in the hole, splits the page and unlocks it.
  case p12e = "P12e"
  /// In 6.15 and later: splits its piece at the end of the hole, if the lock is free; unlocks it.
  case p12g = "P12g"
  case p13 = "P13"  // Returns, because the hole has no whole page.
  case p14 = "P14"  // Second loop: gathers a batch.
  case p15 = "P15"  // Second loop: leaves the batch at an entry after the hole.
  /// Second loop, with `lock-cached-page`: looks for the page of the swap entry in the swap cache.
  case p16c = "P16c"
  case p16l = "P16l"  // Second loop, with `lock-cached-page`: waits for the lock of that page.
  case p16 = "P16"  // Second loop: removes and frees a swap entry if the slot still holds it.
  /// Second loop, without `free-atomic`: reads the order of the swap entry, without a lock.
  case p16a = "P16a"
  /// Second loop, with `retry-where`: finds out where to go on after a swap entry that it could not remove.
  case p16d = "P16d"
  case p16e = "P16e"  // Second loop: empties a slot that still holds the gathered shadow entry.
  case p17 = "P17"  // Second loop: waits for the page lock.
  case p17w = "P17w"  // Second loop: waits until the page has been written to the disk.
  case p18 = "P18"  // Second loop: checks that the locked page still belongs to the file.
  case p19 = "P19"  // Second loop: unmaps the page, then removes it from the file.
  /// Second loop, with `big-split`: zeroes the part of a page of several slots that lies in the hole, and splits the page.
  case p19b = "P19b"
  /// Second loop, with `split-shape`: splits its piece at the end of the hole, if the lock is free.
  case p19c = "P19c"
  case p20 = "P20"  // Second loop: unlocks a page, or leaves the batch and drops its references.
  case p21 = "P21"  // Accounts for the freed swap entries.
  /// Withdraws the hole from i_private and wakes the waiters; the t1 of every promise.
  case p22 = "P22"
  case p23 = "P23"  // Releases i_mutex.
  case p24 = "P24"  // Called by madvise(2): takes mmap_sem again.
  case r1 = "R1"  // Looks the page up.
  case r2 = "R2"  // Locks the page that was found and checks that it still belongs to the file.
  case r3 = "R3"  // Copies the bytes to the user and drops the reference.
  case l1 = "L1"  // Takes a reference to the page that is there.
  case l2 = "L2"  // Unlocks the page that it got.
  /// Checks that the page belongs to the file and was written, and puts it into the pipe.
  case l3 = "L3"
  case l4 = "L4"  // Drops the reference once the pipe has been read.
  case w1 = "W1"  // Takes i_mutex.
  case w2 = "W2"  // Touches the user's buffer, which is mapped.
  case w3 = "W3"  // Copies the user's bytes into the page.
  case w4 = "W4"  // Marks the page up to date and dirty.
  case w5 = "W5"  // Unlocks the page.
  case w6 = "W6"  // Releases i_mutex.
  case s1 = "S1"  // Looks the slot up and finds a swap entry.
  case s2 = "S2"  // Finds the entry's page in the swap cache.
  case s3 = "S3"  // Reads the entry's page into the swap cache.
  /// With `read-large`: gets no page for all slots of a swap entry, and goes on with a single one.
  case s3f = "S3f"
  case s3a = "S3a"  // Splits a swap entry that takes several slots.
  /// With `cache-order`: splits a swap entry whose page in the swap cache takes fewer slots.
  case s4a = "S4a"
  case s4 = "S4"  // Waits for the page lock.
  case s5 = "S5"  // Confirms that page, entry and slot still belong together.
  case s6 = "S6"  // Waits until the page has been written to swap.
  case s7 = "S7"  // Puts the page where the swap entry was: one store.
  /// Without the atomic swizzle: deletes the swap entry from its slot, which is empty then.
  case s7a = "S7a"
  /// Without the atomic swizzle: inserts the page into the slot if it is still empty.
  case s7b = "S7b"
  case s8 = "S8"  // Accounts for the entry that left the file.
  case s9 = "S9"  // Takes the page out of the swap cache and frees the swap slot.
  case s10 = "S10"  // The caller unlocks the page.
  /// With `invalidate-lock`: takes invalidate_lock, which others that add pages may share.
  case m0 = "M0"
  case m1 = "M1"  // Allocates a page, locked.
  case m2 = "M2"  // Adds the page to the file, in place of nothing or of a shadow entry.
  case m3 = "M3"  // Reads the bytes from the disk.
  case m4 = "M4"  // The read has ended: unlocks the page.
  case m5 = "M5"  // With `invalidate-lock`: releases invalidate_lock.
  /// Fault-around: locks the next page of the window, or maps and unlocks it, or has seen them all.
  case f0 = "F0"
  case f1 = "F1"  // Tests whether the page lies in a hole that is being punched.
  case f2 = "F2"  // Queues up on the puncher's wait queue.
  case f3 = "F3"  // Sleeps until the puncher wakes it.
  case f3k = "F3k"  // In a killable sleep: is woken by a signal, and stays on the queue.
  /// Is woken by something other than the punch and a signal, and stays on the queue.
  case f3w = "F3w"
  case f4 = "F4"  // Leaves the queue; the access will fault again.
  case f2i = "F2i"  // Before the wait queue: drops mmap_sem and waits for i_mutex.
  case f3i = "F3i"  // Before the wait queue: releases i_mutex; the access will fault again.
  case f5 = "F5"  // Looks the page up, then locks it and checks that it still belongs to the file.
  case f6 = "F6"  // Tests i_size and takes the way that the slot asks for.
  case f8 = "F8"  // Allocates a page, locked.
  case f9 = "F9"  // Adds the page to the file if the slot is still empty.
  case f10 = "F10"  // Puts the page on the LRU list.
  case f11 = "F11"  // Clears the page and marks it up to date.
  case f12 = "F12"  // Sets the pte.
  case f13 = "F13"  // Marks the page dirty, for a store.
  case f14 = "F14"  // Unlocks the page.
  case f15 = "F15"  // The user stores through the pte.
  case f16 = "F16"  // In an ordinary file, for a store: unlocks the page before page_mkwrite.
  /// With `invalidate-lock`: takes invalidate_lock for page_mkwrite, which others may share.
  case f17 = "F17"
  /// Locks the page again and checks that it still belongs to the file and lies inside i_size.
  case f18 = "F18"
  case f19 = "F19"  // Gets a block for the page if it has none, and marks the page dirty.
  case f20 = "F20"  // With `invalidate-lock`: releases invalidate_lock after page_mkwrite.
  case c1 = "C1"  // Isolates the page from the LRU list.
  case c2 = "C2"  // Tries to lock the page.
  case c3 = "C3"  // Unmaps the page everywhere.
  /// Drops a clean page if nothing else refers to it; in an ordinary file a shadow entry stays.
  case c4 = "C4"
  case c5 = "C5"  // Tests that nothing else refers to a dirty page: a test, not a freeze.
  case c6 = "C6"  // Enters writepage: clears the dirty flag.
  case c6a = "C6a"  // Splits a page of several slots that may not go out as a whole.
  case c7 = "C7"  // Gets a swap slot.
  case c8 = "C8"  // Takes shmem_swaplist_mutex.
  case c9 = "C9"  // Adds the page to the swap cache.
  case c9a = "C9a"  // In 6.1: accounts for the new entry, before it is there.
  case c10 = "C10"  // Makes the mapping the owner of the swap slot.
  case c11 = "C11"  // Puts the swap entry where the page was: one store.
  /// Without the atomic swizzle: deletes the page from its slot, which is empty then.
  case c11a = "C11a"
  case c11b = "C11b"  // Without the atomic swizzle: inserts the swap entry into the slot.
  /// Accounts for the new entry, unless C9a has, and releases shmem_swaplist_mutex.
  case c12 = "C12"
  case c13 = "C13"  // Starts the write, to swap or to the disk, and unlocks the page.
  /// With `swap-writeout`: stores the page back into all slots of its swap entry, or into none if one has changed.
  case c13x = "C13x"
  case c14 = "C14"  // The write has ended.
  /// A later pass frees the page if only its cache, of swap or of the file, holds it.
  case c15 = "C15"
  case t0 = "T0"  // Takes i_mutex.
  case t1 = "T1"  // Sets i_size.
  case t2 = "T2"  // Clears the next pte after the end, or finds that none is left.
  case t4 = "T4"  // Clears the next pte after the end once more, or finds that none is left.
  case t5 = "T5"  // Releases i_mutex.
  case u1 = "U1"  // Takes i_mutex.
  case u2 = "U2"  // Sets i_private, for reclaim.
  case u3 = "U3"  // Goes on with the next page, or fails.
  case u4 = "U4"  // Leaves the page dirty, counts it and unlocks it.
  case u5 = "U5"  // Clears i_private.
  case u6 = "U6"  // Releases i_mutex.
  case e1 = "E1"  // Sets i_size to nothing.
  case e2 = "E2"  // Takes the inode off the list of files with swap entries.
  case o1 = "O1"  // Finds the next used swap slot and its page.
  case o2 = "O2"  // Locks the page, and waits until it has been written to swap.
  case o3 = "O3"  // Checks that the page still belongs to the slot.
  case o4 = "O4"  // Takes shmem_swaplist_mutex and looks for the entry in the file.
  case o5 = "O5"  // Puts the page where the swap entry was: one store.
  case o6 = "O6"  // Takes the page out of the swap cache and frees the swap slot.
  case o7 = "O7"  // Lets go of the mutex and of the page.
  case g1 = "G1"  // Takes a reference to the page.
  case g2 = "G2"  // Drops it.
  /// Reads a page of the swap entry into the swap cache; in a file on a disk, looks for the page.
  case h1 = "H1"
  case i1 = "I1"  // Looks the slot up, and takes a reference to the page that is there.
  case i1e = "I1e"  // Empties the slot if it still holds the shadow entry.
  case i2 = "I2"  // Waits for the page lock and checks that the page still belongs to the file.
  case i3 = "I3"  // Waits until the page has been written to the disk.
  case i4 = "I4"  // Unmaps the page.
  case i5 = "I5"  // Removes the page from the file if it is clean.
  case i6 = "I6"  // Unlocks the page and drops the reference.
  case k1 = "K1"  // Allocates a large page, locked.
  case k2 = "K2"  // Looks at a slot: counts it if it is empty, or tries to lock its page.
  case k3 = "K3"  // Isolates the page, clears its ptes and counts its references.
  case k4 = "K4"  // Copies the bytes of the old pages into the new one.
  /// Makes sure that the empty slots are still empty, and puts the new page into all slots: one store.
  case k6 = "K6"
  case k7 = "K7"  // Unlocks all pages, and drops those that are no longer wanted.
  /// With `invalidate-lock`: takes invalidate_lock exclusively, so that no task adds a page.
  case b1 = "B1"
  /// With `frees-blocks after`: frees the blocks on the disk; in a punch, the t1 of every promise.
  case b2 = "B2"
  case b3 = "B3"  // With `invalidate-lock`: releases invalidate_lock.
}
