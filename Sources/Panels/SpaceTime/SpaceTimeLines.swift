// Knows which lines of a space-time view are shown, and which stand side by side.

import Display
import Playback
import Shmem

/// A line of the space-time view of one race.
enum SpaceTimeLine: Hashable {
  /// A step, or several quiet ones.
  case row(Range<Int>)
  /// The rule after the step with which the time of the promises begins or ends.
  case rule(PromiseInstant, place: Int)

  /// The place of the last step of the row, or of the step before the rule.
  var place: Int {
    switch self {
    case .row(let places): places.upperBound - 1
    case .rule(_, let place): place
    }
  }
}

/// The lines of a view, those of the race beside it next to its own.
struct SpaceTimeLines {
  /// A line, and what stands beside it.
  struct Pair: Hashable {
    /// The line of the branch; nil where it has ended.
    var own: SpaceTimeLine?
    /// The line of the race beside it; nil where that has ended, and where both are the same.
    var beside: SpaceTimeLine?
  }

  let play: Play
  let table: StepTable

  /// The race along the branch.
  var race: BranchRace { BranchRace(play, along: table.way, isOther: false) }

  /// The race beside it; nil if there is none.
  var other: BranchRace? {
    switch table.beside {
    case .otherRace: BranchRace(play, along: table.way, isOther: true)
    case .branch(let way, _): BranchRace(play, along: way, isOther: false)
    case nil: nil
    }
  }

  /// Returns the lines around the selected one, as many as there is room for.
  func shown(_ room: Int) -> [Pair] {
    let (pairs, position) = around(room)
    let first = max(0, min(position - room / 2, pairs.count - room))
    return Array(pairs.dropFirst(first).prefix(room))
  }

  /// Returns enough lines on both sides of the selected one, and its position.
  private func around(_ room: Int) -> (pairs: [Pair], position: Int) {
    guard case .branch(let otherWay, let shared) = table.beside, let other else {
      let (rows, position) = table.rows(of: play, along: table.way)
        .rows(around: table.selected, reach: room)
      let before = rows[..<position].flatMap(pairs)
      return (before + rows[position...].flatMap(pairs), before.count)
    }
    let own = table.rows(of: play, along: table.way)
    let common = own.rows(around: min(table.selected, shared - 1), reach: room)
    let commonPairs = common.rows.filter { $0.upperBound <= shared }.flatMap { row in
      lines(row, race).map { Pair(own: $0, beside: nil) }
    }
    let last = max(table.selected, shared) + room
    let left = after(shared, upTo: last, own).flatMap { lines($0, race) }
    let right = after(shared, upTo: last, table.rows(of: play, along: otherWay))
      .flatMap { lines($0, other) }
    let parted = (0..<max(left.count, right.count)).map { place in
      Pair(
        own: place < left.count ? left[place] : nil,
        beside: place < right.count ? right[place] : nil
      )
    }
    let pairs = commonPairs + parted
    let isBeside = table.isBesideSelected && table.selected >= shared
    let position = pairs.firstIndex { pair in
      guard case .row(let row) = isBeside ? pair.beside : pair.own else { return false }
      return row.contains(table.selected)
    }
    return (pairs, position ?? 0)
  }

  /// Returns the rows from the fork on up to a place.
  private func after(_ fork: Int, upTo last: Int, _ rows: StepRows) -> [Range<Int>] {
    guard fork < rows.way.count else { return [] }
    return Array(
      sequence(first: rows.row(of: fork), next: rows.row(after:)).prefix { $0.lowerBound <= last }
    )
  }

  /// Returns the lines of a row, beside those of the race under other rules if there is a comparison.
  private func pairs(_ row: Range<Int>) -> [Pair] {
    let left = lines(row, race)
    guard let other else { return left.map { Pair(own: $0, beside: nil) } }
    let right = lines(row, other)
    return (0..<max(left.count, right.count)).map { place in
      Pair(
        own: place < left.count ? left[place] : nil,
        beside: place < right.count ? right[place] : nil
      )
    }
  }

  private func lines(_ row: Range<Int>, _ race: BranchRace) -> [SpaceTimeLine] {
    let place = row.upperBound - 1
    let rule = race.change(at: place)?.instant.map { SpaceTimeLine.rule($0, place: place) }
    return [.row(row)] + [rule].compactMap(\.self)
  }
}
