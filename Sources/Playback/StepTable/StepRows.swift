// Knows which steps of a branch share a row.

import Shmem

/// The rows of a branch.
///
/// The rows around a place are found without a look at the whole branch. A row of quiet steps has at most
/// `mostFolded` of them, and begins at the same place from wherever it is looked for.
package struct StepRows {
  /// The race along the branch.
  let race: BranchRace
  /// The race under other rules beside it; nil if there is none.
  let other: BranchRace?
  /// The moments of the branch, the start first.
  package var way: [MomentID] { race.way }
  /// True if every step has a row of its own.
  let showsQuiet: Bool
  /// The place at which a row begins in any case: the first after a fork; nil if there is none.
  let split: Int?

  /// The most steps in a row.
  static let mostFolded = 64

  /// Divides a branch into rows.
  ///
  /// Beside a race under other rules, a step is quiet if it is so in both.
  package init(_ race: BranchRace, beside other: BranchRace?, showingQuiet: Bool, split: Int?) {
    self.race = race
    self.other = other
    showsQuiet = showingQuiet
    self.split = split
  }

  /// Returns the places in the row of a place.
  ///
  /// - Precondition: the branch has the place.
  package func row(of place: Int) -> Range<Int> {
    precondition(way.indices.contains(place), "a row is that of a place on the branch")
    guard isFolded(place) else { return place..<place + 1 }
    let blockStart = place / Self.mostFolded * Self.mostFolded
    let split = split ?? way.count
    let block = place >= split ? max(split, blockStart) : blockStart
    let limit = min(place < split ? split : way.count, blockStart + Self.mostFolded)
    var first = place
    while first > block, isFolded(first - 1) { first -= 1 }
    var end = place + 1
    while end < limit, isFolded(end) { end += 1 }
    return first..<end
  }

  /// Returns the row after another one; nil after the last.
  package func row(after row: Range<Int>) -> Range<Int>? {
    row.upperBound < way.count ? self.row(of: row.upperBound) : nil
  }

  /// Returns the row before another one; nil before the first.
  package func row(before row: Range<Int>) -> Range<Int>? {
    row.lowerBound > 0 ? self.row(of: row.lowerBound - 1) : nil
  }

  /// Returns the rows around the row of a place.
  ///
  /// - Parameters:
  ///   - place: the place whose row is among them.
  ///   - count: the most rows on either side.
  /// - Returns: the rows, ascending, and the position of the row of the place among them.
  package func rows(around place: Int, reach count: Int) -> (rows: [Range<Int>], position: Int) {
    let own = row(of: place)
    let before = Array(sequence(first: own, next: row(before:)).dropFirst().prefix(count))
    let after = Array(sequence(first: own, next: row(after:)).dropFirst().prefix(count))
    return (before.reversed() + [own] + after, before.count)
  }

  private func isFolded(_ place: Int) -> Bool {
    guard !showsQuiet, race.change(at: place)?.isQuiet == true else { return false }
    return other?.change(at: place)?.isQuiet ?? true
  }
}

extension StepTable {
  /// Returns the rows of a branch of the view.
  package func rows(of play: Play, along way: [MomentID]) -> StepRows {
    let other = beside == .otherRace ? BranchRace(play, along: way, isOther: true) : nil
    let shared: Int? = if case .branch(_, let shared) = beside { shared } else { nil }
    return StepRows(
      BranchRace(play, along: way, isOther: false),
      beside: other,
      showingQuiet: showsQuiet,
      split: shared
    )
  }

  /// Goes so many rows down, or up if negative; to the first or last row if there are no more.
  mutating func move(byRows count: Int, in play: Play) {
    let rows = rows(of: play, along: selectedWay)
    var row = rows.row(of: selected)
    for _ in 0..<count.magnitude {
      guard let next = count < 0 ? rows.row(before: row) : rows.row(after: row) else { break }
      row = next
    }
    selected = row.upperBound - 1
    lanesSkipped = nil
  }

  /// Goes to the first or the last row.
  mutating func goToEdge(atEnd: Bool) {
    selected = atEnd ? selectedWay.count - 1 : 0
    lanesSkipped = nil
  }
}
