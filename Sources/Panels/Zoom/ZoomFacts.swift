// Knows the facts about the cells of the whole file, from counts that the nodes of the tree keep.

import Display
import Playback
import Shmem

/// The facts about the cells of a file of any size.
///
/// Each is found on the way from the root to the cell, or in the few ranges of a set of pages; no slot below a cell
/// is looked at.
struct ZoomFacts {
  let snapshot: Snapshot
  private let batch: [InHand]

  /// An entry that was gathered.
  private struct InHand {
    let gathered: Gathered
    let sign: Sign

    var index: PageIndex { gathered.index }
  }

  /// The state of a gathered entry, the least important first.
  enum Sign: Int, Comparable {
    case done, waiting, stale

    static func < (left: Sign, right: Sign) -> Bool { left.rawValue < right.rawValue }

    /// The character for it, that of the row "got" of the tree.
    var text: String {
      switch self {
      case .done: "("
      case .waiting: ">"
      case .stale: "["
      }
    }

    /// Returns the name of the entry with the signs of the tree.
    func text(of gathered: Gathered) -> String {
      switch self {
      case .done: "(\(gathered.name))"
      case .waiting: ">\(gathered.name)"
      case .stale: "[\(gathered.name)]"
      }
    }

    /// The role of the character.
    var role: Role {
      switch self {
      case .done: .dim
      case .waiting: .gathered
      case .stale: .stale
      }
    }
  }

  /// Collects what the picture of a race asks for at every cell.
  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    let stale = Set(snapshot.staleEntries)
    guard let cursor = snapshot.walk?.cursor else {
      batch = []
      return
    }
    batch = (0..<cursor.batch.count).map { position in
      let gathered = cursor.batch[position]
      let sign: Sign =
        position < cursor.position ? .done : stale.contains(gathered) ? .stale : .waiting
      return InHand(gathered: gathered, sign: sign)
    }
    .sorted { $0.index < $1.index }
  }

  /// Returns the number of slots in use among some pages.
  func used(in pages: Range<UInt64>) -> Int { snapshot.machine.storage.tree.count(in: pages) }

  /// Returns the sign for how full some pages are.
  static func density(used: Int, of pages: Range<UInt64>) -> String {
    used == 0 ? "." : used == pages.count ? "#" : "+"
  }

  /// True if old data that is still there is left behind.
  var isOver: Bool {
    switch snapshot.machine.file.phase {
    case .before, .during: false
    case .after: true
    }
  }

  /// Returns true if the old data of some page is still to be removed.
  func hasOldData(in pages: Range<UInt64>) -> Bool {
    snapshot.obligations.first(from: PageIndex(pages.lowerBound))
      .map { pages.contains($0.rawValue) } ?? false
  }

  /// Returns true if the cursor is at one of some pages.
  func hasCursor(in pages: Range<UInt64>) -> Bool {
    snapshot.cursorIndex.map { pages.contains($0.rawValue) } ?? false
  }

  /// Returns the bar of the hole over some pages: of double lines, or of single ones where it cuts a page.
  func hole(over pages: Range<UInt64>) -> String? {
    let hole = snapshot.scenario.hole
    if pages.overlaps(hole.first.rawValue..<hole.end.rawValue) { return "=" }
    return hole.pagesCut.contains { pages.contains($0.rawValue) } ? "-" : nil
  }

  /// Returns the most important sign of the gathered entries of some pages, and the entry if there is only one.
  func got(in pages: Range<UInt64>) -> (sign: Sign, entry: Gathered?)? {
    var (low, high) = (0, batch.count)
    while low < high {
      let middle = low + (high - low) / 2
      if batch[middle].index.rawValue < pages.lowerBound { low = middle + 1 } else { high = middle }
    }
    let inHand = batch[low...].prefix { $0.index.rawValue < pages.upperBound }
    guard let sign = inHand.map(\.sign).max() else { return nil }
    return (sign, inHand.count == 1 ? inHand.first?.gathered : nil)
  }

  /// Returns the names of the tasks, other than the walking one, that work on a slot.
  func tasks(at index: PageIndex) -> [String] {
    snapshot.machine.tasks.filter {
      $0 != snapshot.walker && snapshot.readiness(of: $0) != .finished
        && (snapshot.machine[$0].index ?? snapshot.scenario[$0].index) == index
    }
    .map(snapshot.name)
  }
}
