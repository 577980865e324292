// Knows the content of folded slots.

import Display
import Playback
import Shmem

/// The content of the slots that are folded into one column.
///
/// ```text
///   .          all holes            30P,6s     30 pages, 6 swap entries
///   7P*        old data is among it
///   36u        36 used, without room for the kinds
///   4096 used  too many to say more
///   1.0M used  a million
/// ```
struct FoldContents {
  /// The number of slots in use.
  let used: Int
  /// The number of pages among them, of swap entries, and of shadows; nil if there are too many to count.
  let kinds: (pages: Int, swaps: Int, shadows: Int)?
  /// The number of slots with old data that the punch has left behind.
  let leftBehind: Int
  /// True if old data is in the slots that the punch has to remove.
  let hasOldData: Bool

  /// The most entries that are counted by kind: they are looked at one by one for every picture.
  static let mostCounted = 1024

  /// Looks at the slots of a fold.
  init(_ fold: SlotWindow.Fold, in snapshot: Snapshot) {
    self.init(fold.pages, in: snapshot)
  }

  /// Looks at the slots of some pages of the file.
  init(_ pages: Range<UInt64>, in snapshot: Snapshot) {
    let tree = snapshot.machine.storage.tree
    used = tree.count(in: pages)
    leftBehind =
      switch snapshot.machine.file.phase {
      case .before, .during: 0
      case .after: snapshot.obligations.ranges.reduce(0) { $0 + Self.count(of: $1, in: pages) }
      }
    hasOldData =
      snapshot.obligations.first(from: PageIndex(pages.lowerBound))
      .map { pages.contains($0.rawValue) } ?? false
    guard used <= Self.mostCounted else {
      kinds = nil
      return
    }
    var counts = (pages: 0, swaps: 0, shadows: 0)
    tree.visitEntries(in: pages) { entry, slots in
      switch entry {
      case .page: counts.pages += slots
      case .swap: counts.swaps += slots
      case .shadow: counts.shadows += slots
      }
    }
    kinds = counts
  }

  /// Returns the number of pages of a range that are among some others.
  private static func count(of range: Range<PageIndex>, in pages: Range<UInt64>) -> Int {
    let first = max(range.lowerBound.rawValue, pages.lowerBound)
    let end = min(range.upperBound.rawValue, pages.upperBound)
    return first < end ? Int(end - first) : 0
  }

  /// The number of entries of each kind: `30P,6s`; nil if they are not counted.
  var kindWords: String? {
    kinds.map { kinds in
      [(kinds.pages, "P"), (kinds.swaps, "s"), (kinds.shadows, "e")].filter { $0.0 > 0 }
        .map { "\($0.0)\($0.1)" }.joined(separator: ",")
    }
  }

  /// Returns the words that fit.
  func line(widthInColumns width: Int) -> Line {
    if leftBehind > 0 {
      let choices = ["\(leftBehind) LEFT BEHIND", "\(leftBehind) LEFT", "LEFT"]
      return Line(choices.first { $0.count <= width } ?? "", .broken)
    }
    guard used > 0 else { return Line(".", .dim) }
    // A number is never alone: it would be read as that of a slot.
    let kinds = [kindWords, kindWords?.replacing(",", with: "")].compactMap(\.self)
    let mark = hasOldData ? "*" : ""
    let rounded = used < 100 ? ["\(used)u"] : ["\(roundedCount) used", roundedCount]
    let texts = kinds + ["\(used) used"] + rounded + ["#"]
    return Line(texts.map { $0 + mark }.first { $0.count <= width } ?? "#", .text)
  }

  /// The number of slots in use in thousands or millions: `0.4k`, `18k`, `1.0M`.
  private var roundedCount: String {
    let (tenths, unit) = used < 950_000 ? (used / 100, "k") : (used / 100_000, "M")
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)\(unit)" : "\(tenths / 10)\(unit)"
  }
}
