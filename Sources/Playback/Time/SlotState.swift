// Knows what can be seen of a slot: its entry, the age of its data, and the state of its page.

package import Shmem

/// The state of a slot, as far as a picture of the slots shows it.
package struct SlotState: Hashable, Sendable {
  /// The entry; nil for a hole.
  package let entry: Entry?
  /// The bytes that the entry leads to; nil if it leads to none.
  package let content: Content?
  /// True if the page, or the cached page of a swap entry, is locked.
  package let isLocked: Bool
  /// True if the page of a swap entry is in the swap cache.
  package let isCached: Bool
  /// True if the page is being written, to swap or to the disk.
  package let isUnderWriteback: Bool
  /// True if the swap slot of a swap entry has been freed.
  package let isFreed: Bool
}

extension Snapshot {
  /// Returns the present state of a slot.
  package func slotState(at index: PageIndex) -> SlotState {
    let entry = machine[index]
    let cached = machine.swap(at: index).flatMap { machine[$0].cachedPage }
    let page = entry?.page ?? cached.map { machine.head(of: $0) }
    return SlotState(
      entry: entry,
      content: machine.content(at: index),
      isLocked: page.map { machine[$0].lockOwner != nil } ?? false,
      isCached: entry?.swap != nil && page != nil,
      isUnderWriteback: page.map { machine[$0].isUnderWriteback } ?? false,
      isFreed: isFreed(at: index)
    )
  }
}
