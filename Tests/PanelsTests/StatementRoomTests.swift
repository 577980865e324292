// Checks that no statement is cut on a screen of 80 columns, in any kernel.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("Statements on a screen of 80 columns and 24 rows")
struct StatementRoomTests {
  /// The columns of the list of moves.
  private static let widthOfMoves = 37
  /// The columns of the list of tasks.
  private static let widthOfTasks = 36

  /// A race of tmpfs and one of an ordinary file, with tasks of every kind.
  private static func races(_ kernel: Kernel) throws -> [Scenario] {
    let isLarge = kernel != .v6_1 && !Kernel.of2014.contains(kernel)
    let file = isLarge ? "page:2,page,hole,cached:1 ~1-6~" : "page,swap,page,cached,hole ~1-3~"
    return [
      try Scenario(kernel, file, tasks: "read@1 fault-write@3 reclaim@0 truncate:inside@2 pin@1"),
      try Scenario(kernel, file, tasks: "preallocate@4 write:buffer=3@1 splice@3 collapse@0"),
      try Scenario(kernel, file, tasks: "evict reclaim@2"),
      try Scenario(
        kernel,
        in: .file,
        "page,shadow,page,hole,clean ~1-3~",
        tasks: "read@1 fault-read@3 reclaim@2 truncate@2 readahead@3",
        set: "frees-blocks=after"
      ),
    ] + (isLarge ? [] : [try Scenario(kernel, file, tasks: "swapoff fault-read:around@0")])
  }

  @Test("none is cut, wherever its task is", arguments: Kernel.allCases)
  func none(kernel: Kernel) throws {
    for (number, scenario) in try Self.races(kernel).enumerated() {
      for seed in 0..<UInt64(trials(1, thorough: 3)) {
        var generator = SplitMix64(seed: seed)
        var timeline = Timeline(scenario)
        for _ in 0..<trials(24, thorough: 150) {
          let play = Play(title: "", timeline: timeline, hasScript: false)
          expectRoom(in: play, "race \(number), seed \(seed), step \(timeline.number)")
          let steps = timeline.now.snapshot.machine.enabledSteps(picking: [], in: scenario)
          guard !steps.isEmpty else { break }
          timeline.perform(.step(steps[Int(generator.next() % UInt64(steps.count))]))
        }
      }
    }
  }

  /// Expects the whole statement of every move in the list of moves and in that of the tasks.
  private func expectRoom(in play: Play, _ place: String) {
    let kernel = play.snapshot.scenario.kernel
    let rows = 3 * play.moves.count + 8
    let (width, widthOfTasks) = (Self.widthOfMoves, Self.widthOfTasks)
    let moves = MovesPanel(play: play).picture(Size(rows: rows, columns: width)).lines
    let tasks = TasksPanel(play: play).picture(Size(rows: rows, columns: widthOfTasks)).lines
    let taskCount = play.snapshot.machine.tasks.count
    let brief = TasksPanel(play: play).picture(Size(rows: taskCount, columns: widthOfTasks)).lines
    for move in play.moves where move.reason == nil {
      let statement = play.snapshot.statement(of: move.stepID, for: move.task)
      let texts = [statement.text(in: kernel), statement.shortText(in: kernel)]
        .map { "\(move.stepID.rawValue) \($0)" }
      for lines in [moves, tasks, brief] {
        let isWhole = lines.contains { line in texts.contains { line.isWhole($0) } }
        #expect(
          isWhole,
          "\(kernel.rawValue), \(place), \(texts):\n\(lines.joined(separator: "\n"))"
        )
      }
    }
  }
}

extension String {
  /// Returns true if the line has a text to its end, or to a blank after it.
  fileprivate func isWhole(_ text: String) -> Bool {
    guard let range = firstRange(of: text) else { return false }
    return range.upperBound == endIndex || self[range.upperBound] == " "
  }
}
