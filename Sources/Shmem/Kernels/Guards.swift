// Knows the guards that every kernel has, each on a switch to see what it is for.

/// The rules that every kernel has.
///
/// No kernel switches one off; a race does, to show what the guard is for. Where the code then runs into
/// something it does not survive, the race ends with an `Oops`.
package struct Guards: Hashable, Sendable {
  /// True if the puncher locks a page before it checks and removes it, in both loops.
  ///
  /// Without it P8 and P17 are no steps: the puncher goes on to P9 or P18 even if another task holds the lock, and
  /// between that check and the removal the page can change. The assertion that the page is locked, in
  /// delete_from_page_cache(), is switched off with it.
  package var pageLock = true
  /// True if reclaim keeps a dirty page that something else refers to.
  ///
  /// Without it C5 lets every page of the file go. Kernel: is_page_cache_freeable(), mm/vmscan.c,
  /// 3.16. It is a test and not a freeze, so that it delays a broken promise and prevents none.
  package var freeableCheck = true
  /// True if P6 and P16 empty a slot only while it still holds the gathered swap entry.
  ///
  /// Without it they empty the slot whatever it holds now, and free the **gathered** entry, the only name that they
  /// have. If its swap slot has been freed meanwhile, they free nothing. The earlier contents of the slot are not let
  /// go of: a page keeps the tree's reference and its mapping, and another swap entry its owner's count.
  ///
  /// Kernel: shmem_free_swap(), mm/shmem.c, 3.16, with radix_tree_delete() in place of
  /// radix_tree_delete_item().
  package var compareInFreeSwap = true
  /// True if a page takes the place of a swap entry, and a swap entry that of a page, in one store.
  ///
  /// Without it C11 is C11a and C11b, and S7 is S7a and S7b: delete, then insert. Kernel:
  /// shmem_radix_tree_replace(), mm/shmem.c, 3.16, with a delete and an insert in its place, each
  /// under tree_lock by itself.
  package var atomicSwizzle = true
  /// True if a swap slot gets its owner (C10) before its entry is in the tree (C11).
  ///
  /// Without it the entry is in the tree for a while although its slot has no owner. A punch or a
  /// truncate that removes the entry then has nothing to free; the owner that comes after is one that
  /// will never let go, and swapoff looks for it without end.
  ///
  /// Kernel: the order of swap_shmem_alloc() and shmem_delete_from_page_cache() in shmem_writepage(),
  /// mm/shmem.c, 3.16. Before commit 826267cf1e6c of 2011 it was the other one: swapoff hung.
  package var ownSwapFirst = true
  /// True if a truncate's second loop starts over until a scan from the start finds nothing.
  ///
  /// Every kernel does that for a truncate, whatever it does for a punch: i_size keeps others from
  /// filling the range for ever. Without it the loop goes to the end of the file once, and the rules
  /// of the punch decide whether it goes back. Kernel: shmem_undo_range(), mm/shmem.c, 3.16, without
  /// the test for `end == -1`.
  package var truncateRescan = true

  /// Puts all guards in place.
  package init() {}

  /// True if every guard is in place.
  var areAllInPlace: Bool { self == Guards() }

  /// True if a mapped page is always in the slot of its page of the file, where F12 and F15 find it.
  var keepMappedPagesInFile: Bool { pageLock && compareInFreeSwap }
}
