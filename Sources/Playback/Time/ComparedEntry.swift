// Knows what two races are compared by: the entries of their slots, without the names of frames and swap slots.

import Shmem

extension Snapshot {
  /// The entries that the puncher has gathered and not yet worked on, without their frames.
  var leftInHand: [ComparedEntry] {
    guard let cursor = puncher.cursor else { return [] }
    return (cursor.position..<max(cursor.position, cursor.batch.count)).map { place in
      let gathered = cursor.batch[place]
      return ComparedEntry(
        index: gathered.index,
        kind: gathered.entry.kind,
        order: gathered.order,
        birth: nil
      )
    }
  }

  /// Returns the content of a slot, as the end of a sentence: `is empty`, `holds a page of old data`.
  func phrase(forSlot index: PageIndex) -> String {
    guard let entry = holding(at: index) else { return "is empty" }
    let data =
      switch entry.birth {
      case .beforePunch: " of old data"
      case .afterPunch: " of new data"
      case nil: ""
      }
    let range = EntryRange(order: entry.order, covering: index)
    let slots = range.isLarge ? " in \(UndoWords.slots(range))" : ""
    return switch entry.kind {
    case .page: "holds \(scenario.kernel.naming("a page"))\(data)\(slots)"
    case .swap: "holds a swap entry\(data)\(slots)"
    case .shadow: "holds a shadow\(data)\(slots)"
    }
  }

  /// Returns the part of a slot's content that is compared; nil if the slot is empty.
  func holding(at index: PageIndex) -> ComparedEntry? {
    machine[index].map { entry in
      ComparedEntry(
        index: index,
        kind: entry.kind,
        order: machine.entryRange(at: index).order,
        birth: machine.content(at: index)?.birth
      )
    }
  }
}

/// The part of an entry that is compared between two races: not the page frame or the swap slot.
struct ComparedEntry: Hashable {
  /// The kinds of entries.
  enum Kind: Hashable {
    case page
    case swap
    case shadow
  }

  /// The page of the file.
  let index: PageIndex
  let kind: Kind
  /// The order: with the page of the file, it says which slots the entry takes.
  let order: Int
  /// The age of the data; nil if the entry has none, or if it is not compared.
  let birth: Birth?
}

extension Entry {
  fileprivate var kind: ComparedEntry.Kind {
    switch self {
    case .page: .page
    case .swap: .swap
    case .shadow: .shadow
    }
  }
}

extension Scenario {
  /// Returns the pages that start otherwise than in another race.
  ///
  /// - Complexity: linear in the number of runs.
  func differences(from other: Scenario) -> PageSet {
    var pages = PageSet()
    var first: UInt64 = 0
    var (own, others) = (comparedRuns[...], other.comparedRuns[...])
    let end = max(filePages, other.filePages)
    while first < end {
      let next = min(own.first?.end ?? end, others.first?.end ?? end)
      if own.first?.start != others.first?.start {
        pages.insert(contentsOf: PageIndex(first)..<PageIndex(next))
      }
      if own.first?.end == next { own.removeFirst() }
      if others.first?.end == next { others.removeFirst() }
      first = next
    }
    return pages
  }

  /// The runs of pages from page 0 on, as far as they are compared, each with the page after it.
  private var comparedRuns: [(end: UInt64, start: ComparedStart?)] {
    var end: UInt64 = 0
    return slots.filter { $0.count > 0 }.map { run in
      end += run.count
      return (end, run.start.comparedKind.map { ComparedStart(kind: $0, order: order(of: run)) })
    }
  }
}

/// The part of an entry at the start that is compared between two races.
private struct ComparedStart: Equatable {
  let kind: ComparedEntry.Kind
  let order: Int
}

extension SlotStart {
  /// The kind of entry that is compared; nil for an empty slot.
  fileprivate var comparedKind: ComparedEntry.Kind? {
    switch self {
    case .page, .clean, .fallocated: .page
    case .swap, .cached: .swap
    case .shadow: .shadow
    case .hole: nil
    }
  }
}
