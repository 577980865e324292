// Knows where a swapoff(2) of the one swap area can be.

/// The place of a swapoff in its code.
///
/// ```
/// O1   the next used slot: its page, from the swap cache or from the device
/// O2   lock the page, wait until it has been written
/// O3   does the page still belong to the slot? has the slot an owner?
/// O4   lock shmem_swaplist_mutex, look for the entry in the file
/// O5   put the page where the entry was
/// O6   take the page out of the swap cache, free the slot
/// O7   let go of everything; on to O1 until no slot is used
/// ```
///
/// Kernel: try_to_unuse(), mm/swapfile.c; shmem_unuse() and shmem_unuse_inode(), mm/shmem.c, 3.16. It
/// never looks at i_private: to a punch it is one more task that turns entries into pages.
package enum Swapoff: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to look for a used slot, from one on and round the area.
  case find(from: SwapEntry)
  /// It has the page of a used slot.
  case cached(Phase, CachedPage)
  /// It holds shmem_swaplist_mutex and knows which page of the file has the entry, or had it.
  case add(CachedPage, PageIndex)
  /// The page is to leave the swap cache; it may have taken the entry's place at a page of the file.
  case clean(CachedPage, added: PageIndex?)
  /// It is done: no slot is used.
  case finished

  /// The next action on the page of a used slot.
  package enum Phase: UInt8, Hashable, Sendable {
    /// To lock the page: O2.
    case lock
    /// To wait until the page has been written to swap: O2.
    case waitForWriteback
    /// To check that page and slot belong together: O3.
    case check
    /// To look for the entry in the file: O4.
    case search
    /// To let go of everything, as it is through with the slot: O7.
    case release
  }
}
