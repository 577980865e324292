// Knows how far the difference between two states of a race reaches.

/// The places whose judgement can depend on what differs between two states.
///
/// They are found by going from the places that differ along everything that leads from one place
/// to another, in both states. While the counts balance, all of it leads back as well: a slot that
/// holds a page is the page's mapping, a slot that holds a swap entry is named by its content.
package struct Reach {
  /// The slots of the tree that hold something else, ascending.
  let changedSlots: [PageIndex]
  /// Those and the slots that depend on what differs, ascending.
  package private(set) var slots: [PageIndex]
  /// The frames, ascending.
  private(set) var pages: [PageNumber]
  /// The swap slots, ascending.
  private(set) var swaps: [SwapEntry]

  /// Finds the places for two states.
  ///
  /// - Complexity: for states a step apart, independent of the size of the file.
  package init(between before: Machine<SharedStorage>, and after: Machine<SharedStorage>) {
    let difference = after.storage.difference(from: before.storage)
    changedSlots = difference.slots
    slots = difference.slots
    pages = difference.pages
    swaps = difference.swaps
    // A task that has just joined holds nothing.
    let movedTasks = before.tasks.filter { before[$0] != after[$0] }
    for machine in [before, after] {
      for index in difference.slots { add(machine[index]) }
      for task in movedTasks { machine[task].entriesInHand.forEach { add($0) } }
    }
    for machine in [before, after] {
      for page in pages { addNeighbours(of: machine[page]) }
      for swap in swaps { add(machine.content(of: swap)) }
    }
    // Most are found along several ways, and each is judged once.
    slots = Self.ascending(slots) { $0.rawValue }
    pages = Self.ascending(pages) { $0.rawValue }
    swaps = Self.ascending(swaps) { $0.offset }
  }

  private static func ascending<Place: Equatable, Number: Comparable>(
    _ places: [Place],
    by number: (Place) -> Number
  ) -> [Place] {
    var ascending: [Place] = []
    for place in places.sorted(by: { number($0) < number($1) }) where place != ascending.last {
      ascending.append(place)
    }
    return ascending
  }

  private mutating func addNeighbours(of page: Page) {
    // The first frame of a folio has the lock and the count of the others.
    let count = page.isTail ? 1 : UInt64(page.frameCount)
    if let index = page.mapping {
      slots += (index.rawValue..<index.rawValue + count).map { PageIndex($0) }
    }
    if let swap = page.swap {
      swaps += (swap.offset..<swap.offset + UInt32(count)).map { SwapEntry($0) }
    }
    add(page.content)
  }

  private mutating func add(_ content: Content?) {
    if let index = content?.index { slots.append(index) }
  }

  private mutating func add(_ entry: Entry?) {
    switch entry {
    case nil, .shadow: break
    case .page(let page): pages.append(page)
    case .swap(let swap): swaps.append(swap)
    }
  }
}

extension TaskPlace {
  /// The pages that the task has references to and the swap entries that it remembers.
  fileprivate var entriesInHand: [Entry] {
    var own = referencedPages.map { Entry.page($0) }
    if let swap = rememberedSwap { own.append(.swap(swap)) }
    if let cursor = undo?.cursor {
      own += (0..<cursor.batch.count).map { cursor.batch[$0].entry }
    }
    if let swapIn = undo?.swapIn { own.append(.swap(swapIn.swap)) }
    return own
  }
}
