// Knows the decisions of the code that can be switched, each on its own.

/// The decisions in which kernels differ, and the guards that every kernel has.
///
/// A rule is a property here and its description in `Rule.all`. The value that a property begins with
/// is that of Linux 3.15; a rule that no kernel has begins with the value that changes nothing.
package struct Rules: Hashable, Sendable {
  /// True if the first loop runs, which takes what it can get without sleeping.
  package var firstPass = true
  /// True if the second loop starts over until a scan from the start of the hole finds nothing.
  package var rescan = true
  /// The end of a scan of the second loop at the end of the hole.
  package var pastEnd = PastEnd.crawl
  /// The loop in which a swap entry that was no longer there to be removed sends the cursor back.
  package var swapRetry = SwapRetry.off
  /// True if the second loop goes back when a locked page no longer belongs to the file.
  package var pageRetry = false
  /// The page of the file that a retry of either kind gathers from again.
  package var retryFrom = RetryFrom.index
  /// The most retries, of both kinds and in both loops together, that a call of shmem_undo_range() makes.
  package var retryLimit = RetryLimit.none
  /// True if every slot of a gather is a step of its own, so that other tasks run between two of them.
  package var slowGather = false
  /// True if a walk locks the page that a swap entry has in the swap cache before it removes the entry.
  package var lockCachedPage = false
  /// The way of a fault into the hole during the punch.
  package var faultGate = FaultGate.none
  /// The sleep of a fault that waits on the queue.
  package var waitState = WaitState.uninterruptible
  /// The treatment by P22 of the entry of a fault that is awake already.
  package var wakeFunction = WakeFunction.autoremove
  /// The end of the range that a failed preallocation has taken back.
  package var unfallocEnd = UnfallocEnd.past

  /// True if the gather of the first loop locks the pages that it takes, and takes none it cannot lock.
  ///
  /// P5 does the work of P8 and P9 then: what is locked, what has left the file and what is being
  /// written never gets into the batch. Where everything that is left is locked the batch stays empty,
  /// and an empty batch ends the loop. Kernel: find_lock_entries(), mm/filemap.c, 6.1.
  package var lockingGather = false
  /// True if the first and the last page of the hole are looked up between the loops although the
  /// hole does not cut them, and removed if they are still there.
  ///
  /// A page that the first loop left there waits for no second loop; if it is a swap entry, the puncher
  /// itself swaps it in first. Kernel: shmem_get_partial_folio(), mm/shmem.c, and
  /// truncate_inode_partial_folio(), mm/truncate.c, 6.1.
  package var wholeEdges = false
  /// True if a gather ends with the hole and not only with the number of entries.
  ///
  /// Kernel: the argument `end - 1` of find_lock_entries() and find_get_entries(), mm/filemap.c, 6.1.
  package var boundedGather = false
  /// True if reclaim raises info->swapped before the entry is in the tree and not after.
  ///
  /// Kernel: shmem_writepage(), mm/shmem.c, 6.1.
  package var swappedFirst = false
  /// True if splice(2) is read(2) into a pipe: it locks the page that it finds, and where it finds none
  /// the pipe gets zeros and the hole stays one.
  ///
  /// Kernel: shmem_file_read_iter(), mm/shmem.c, 6.1, which asks for SGP_READ whatever it reads into since
  /// commit 56a8c8eb1eaf of 5.18, "tmpfs: do not allocate pages on read".
  package var spliceReads = false

  /// True if pages can have an order: a fault that asks for one makes one, where its slots are empty.
  ///
  /// Tmpfs has huge pages since 4.8 and folios of any order later; in the model all kernels since 6.6 have them. Kernel:
  /// shmem_alloc_and_add_folio(), mm/shmem.c, 6.6.
  package var largeFolio = false
  /// True if the second loop splits a page that reaches past the hole, and does not remove it as a whole.
  ///
  /// Kernel: shmem_undo_range(), mm/shmem.c, since commit 55ac8bbe358b (6.7, 6.6.8, 6.1.69).
  package var bigSplit = false
  /// The pieces into which a page at an edge of a range, or a swap entry, is split.
  ///
  /// Kernel: truncate_inode_partial_folio(), mm/truncate.c, since commit 7460b470a131 (6.15); shmem_split_large_entry(),
  /// mm/shmem.c, since 6.15.
  package var splitShape = SplitShape.uniform
  /// True if reclaim writes a page of several slots out as one swap entry of an order, and not as single ones.
  ///
  /// Kernel: shmem_writepage(), mm/shmem.c, 6.12, since commit 809bc86517cc.
  package var largeSwap = false
  /// True if order, value and range of a swap entry are compared under the lock under which its slots are emptied.
  ///
  /// Before swap entries had an order there was only the value to compare. Kernel: shmem_free_swap(), mm/shmem.c, since
  /// commit 8a1968bd997f (6.12.69).
  package var freeAtomic = true
  /// The page of the file that the second loop goes on with after a swap entry that it could not remove.
  package var retryWhere = RetryWhere.same
  /// True if a page at an edge is swapped in although it lies after the end of the file.
  ///
  /// Kernel: the set of November 2026 in 6.12.118, mm/shmem.c.
  package var borderDirect = false
  /// True if the second loop of a truncate no longer scans what it has given up at its edge.
  ///
  /// Kernel: the set of November 2026 in 6.12.118, mm/shmem.c.
  package var borderAdvance = false
  /// True if a swap entry is removed only if it still has the order that was gathered.
  ///
  /// Kernel: none; Kemeng Shi's proposal of 6 June 2025.
  package var splitAware = false
  /// True if the second loop marks a page that it cannot split dirty, so that it is kept.
  ///
  /// Kernel: the set of November 2026 in 6.12.118, mm/shmem.c.
  package var cleanKeep = false
  /// True if the second loop no longer scans a page that it could not split.
  ///
  /// Kernel: the set of November 2026 in 6.12.118, mm/shmem.c.
  package var unsplitAdvance = false
  /// True if a swap-in splits a swap entry whose page in the swap cache takes fewer slots.
  ///
  /// Kernel: shmem_swapin_folio(), mm/shmem.c, since commit 058313515d5a (6.14, 6.12.78).
  package var cacheOrder = false
  /// True if a page of the swap cache can take the place of several swap entries.
  ///
  /// Kernel: shmem_add_to_page_cache(), mm/shmem.c, since commit 5c241ed8d031 (6.17, 6.12.78).
  package var rangeInsert = false
  /// True if a swap-in reads all pages of an entry of several slots at once, if the swap device is synchronous.
  ///
  /// Kernel: shmem_swapin_folio(), mm/shmem.c, since commit 1dd44c0af4fa (6.14).
  package var readLarge = false
  /// True if such a read gives way to that of a single page where a page of the entry is in the swap cache.
  ///
  /// Kernel: shmem_swapin_folio(), mm/shmem.c, since commit a05dd8ae5cbb (6.16).
  package var busySmall = false
  /// True if every read from a synchronous swap device puts its page into the swap cache, as other reads do.
  ///
  /// Kernel: shmem_swap_alloc_folio(), mm/shmem.c; off from commit 1dd44c0af4fa (6.14) to f2705d7a85c9 (7.0).
  package var throughCache = true
  /// True if a swap-in of a single page of an entry of several slots reads the page first, and splits the entry after that.
  ///
  /// Without `range-insert` it changes nothing. Kernel: shmem_swapin_folio(), mm/shmem.c, 6.18.
  package var readBeforeSplit = false
  /// True if reclaim puts a page back in the place of its swap entry where the swap device does not take the page.
  ///
  /// Kernel: shmem_writeout(), mm/shmem.c, 7.2.
  package var storeBack = false
  /// The end of the swap-in of a page at an edge: a fault of the machine rather than a rule of a kernel.
  package var borderSwapIn = BorderSwapIn.succeeds
  /// The kind of the swap device: a choice of the race rather than a rule of a kernel.
  package var swapDevice = SwapDevice.asynchronous
  /// The tasks that get a page for a read of a whole swap entry: a choice of the race rather than a rule of a kernel.
  package var largeSwapIn = LargeSwapIn.succeeds
  /// The end of a write to the swap device: a choice of the race rather than a rule of a kernel.
  package var swapWriteout = SwapWriteout.succeeds

  /// The moment at which the blocks of an ordinary file are freed: a choice of the race rather than a rule of a kernel.
  ///
  /// No kernel frees them in the instant in which the page cache is empty; that is the older and smaller model.
  package var freesBlocks = BlockFreeing.atOnce
  /// The tasks that take invalidate_lock to add a page to the page cache of an ordinary file whose blocks are freed
  /// after the walk; whatever they are, a punch and a truncate take it alone.
  package var lockedFills = LockedFills.off

  /// The guards that are in place.
  package var guards = Guards()

  /// Sets every rule as Linux 3.15 has it.
  package init() {}
}

extension Rules {
  /// The same rules: `later.wholeEdges` is `wholeEdges`.
  package var later: Rules {
    get { self }
    set { self = newValue }
  }
}
