// Draws the ways past the first loop as a table.

import Display
import Playback
import Shmem

/// The slots that the first loop has left with old data, one in each row.
///
/// ```text
///   slot  got   now    how it got past the first loop             old data
///   1     P1    P1     reclaim-2 has locked the page: ...         still there
///   4     s4    P4     the swap entry has become a page ...       gone
/// ```
struct SurvivorsFigure: Panel {
  private let play: Play
  private let survivors: [FirstLoopSurvivor]

  /// Looks at the way of a race to now.
  init(play: Play) {
    self.play = play
    survivors = play.firstLoopSurvivors
  }

  var title: String { "past the first loop" }

  func picture(_ size: Size) -> Grid { Grid(lines(size), size: size) }

  private var wordsWithoutSurvivors: String {
    play.hasGatheredForFirstLoop
      ? "Up to here the first loop has passed no gathered entry that still held old data. Pages that it "
        + "did not gather are not listed."
      : "Up to here the first loop of the punch has not run."
  }

  private func lines(_ size: Size) -> [Line] {
    guard !survivors.isEmpty else {
      return Line(wordsWithoutSurvivors, .text).wrapped(to: size.columns)
    }
    let fateWidth = survivors.map { $0.fate(in: play.snapshot).count }.max() ?? 0
    let room = size.columns - Self.wayColumn - fateWidth - 2
    let ways = ["how it got past the first loop", "how it got past", "how"]
    let way = Line(ways.first { $0.count <= room } ?? "", .heading)
    let head = row("slot", "got", "now", way, .heading)
    let heading = head.padded(to: Self.wayColumn + room + 2)
      .appending("old data", .heading)
    let isNew = { (survivor: FirstLoopSurvivor) in survivor.step == play.timeline.number }
    let rows = survivors.map { survivor in
      let role: Role = isNew(survivor) ? .emphasis : .text
      let texts = survivor.words(in: play.snapshot)
      let way = Line(texts.first { $0.count <= room } ?? texts[texts.count - 1], role)
      let found = survivor.found.map(\.description) ?? "."
      let line = row(
        "\(survivor.index)",
        survivor.gathered.description,
        found,
        way,
        role
      )
      return line.padded(to: Self.wayColumn + room + 2).appending(fate(of: survivor))
    }
    return [heading] + rows.fitted(to: size.rows - 1)
  }

  /// The column of the way.
  private static let wayColumn = 20

  private func row(
    _ slot: String,
    _ got: String,
    _ now: String,
    _ way: Line,
    _ role: Role
  ) -> Line {
    let columns = [(slot, 6), (got, 6), (now, 8)]
    return columns.reduce(Line.empty) { line, column in
      line.appending(Line(column.0, role).padded(to: column.1))
    }.appending(way)
  }

  private func fate(of survivor: FirstLoopSurvivor) -> Line {
    let words = survivor.fate(in: play.snapshot)
    let isThere = play.snapshot.obligations.contains(survivor.index)
    let isOver = play.snapshot.machine.file.phase == .after
    return Line(words, isThere ? (isOver ? .broken : .oldPage) : .holds)
  }
}
