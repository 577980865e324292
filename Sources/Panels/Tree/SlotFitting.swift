// Decides which slots of a file fit into a width, and how wide the folds between them are.

import Playback
import Shmem

/// The choice of the slots that fit into a width.
///
/// A fold always has room for its number and a short word. Slots that the story is not about come only if every fold
/// still has room for what it hid at the start, by kind; folds share the columns that are left.
///
/// ```text
///   100   (36)   137          in a narrow picture
///   P100* 30P6s* P137*
///
///   100   (36)     137        with room
///   P100* 30P,6s*  P137*
/// ```
struct SlotFitting {
  /// A slot, or neighbouring slots that are folded.
  struct Run: Hashable {
    /// The pages of the file.
    let pages: Range<UInt64>
    /// The columns of the screen that it takes.
    var width: Int

    /// True if there is more than one slot.
    var isFold: Bool { pages.count > 1 }
  }

  let filePages: UInt64
  /// The digits in the numbers of pages.
  let digits: Int
  let slotWidth: Int
  /// The columns of a fold before its text.
  let foldLead: Int
  let room: Int
  /// The file at the start of the race, so that a fold is not wider or narrower from step to step.
  let start: PageTree

  /// Returns the slots and folds of the whole file, as many of the slots as fit, those worth most first.
  ///
  /// The slots of the present are tried one by one. Of the others none is tried after one that does not fit: a slot
  /// worth less would come and go with the slots of the present.
  func runs(_ slots: StorySlots) -> [Run] {
    var chosen: [UInt64] = []
    for (place, index) in slots.byWorth.enumerated() {
      let position = chosen.firstIndex { $0 > index.rawValue } ?? chosen.count
      chosen.insert(index.rawValue, at: position)
      let pages = ranges(around: chosen)
      let widths = pages.map { place < slots.storyCount ? leastWidth(of: $0) : width(of: $0) }
      guard total(pages, widths) > room else { continue }
      chosen.remove(at: position)
      if place >= slots.nowCount { break }
    }
    return widened(ranges(around: chosen))
  }

  private func ranges(around chosen: [UInt64]) -> [Range<UInt64>] {
    var ranges: [Range<UInt64>] = []
    var next: UInt64 = 0
    for index in chosen {
      if index > next { ranges.append(next..<index) }
      ranges.append(index..<index + 1)
      next = index + 1
    }
    if next < filePages { ranges.append(next..<filePages) }
    return ranges
  }

  /// Returns the runs with the columns that are left given to folds, one by one, as long as they can use them.
  private func widened(_ pages: [Range<UInt64>]) -> [Run] {
    var runs = pages.map { Run(pages: $0, width: leastWidth(of: $0)) }
    let wanted = pages.map(width)
    var free = room - total(pages, runs.map(\.width))
    while free > 0 {
      let narrow = runs.indices.filter { runs[$0].width < wanted[$0] }.prefix(free)
      guard !narrow.isEmpty else { break }
      for place in narrow { runs[place].width += 1 }
      free -= narrow.count
    }
    return runs
  }

  /// Returns the columns of all runs; after a fold at the right edge one more stays free, so that its number is whole.
  private func total(_ pages: [Range<UInt64>], _ widths: [Int]) -> Int {
    widths.reduce(0, +) + ((pages.last?.count ?? 0) > 1 ? 1 : 0)
  }

  /// The columns in which a fold can say that it hides a few pages: `12P*`.
  private static let narrowestFold = 6

  /// Returns the columns for a slot, or those for the number of a fold in parentheses.
  private func leastWidth(of pages: Range<UInt64>) -> Int {
    guard pages.count > 1 else { return slotWidth }
    return min(digits + 3, max(Self.narrowestFold, String(pages.count).count + 3))
  }

  /// Returns the columns for a slot, or those in which a fold can say what it hid at the start: `30P,6s*`.
  private func width(of pages: Range<UInt64>) -> Int {
    let least = leastWidth(of: pages)
    let used = pages.count > 1 ? start.count(in: pages) : 0
    guard used > 1 else { return least }
    let digits = String(used).count
    let text = used > FoldContents.mostCounted ? digits + " used*".count : 2 * digits + "P,s*".count
    return max(least, text + foldLead)
  }
}
