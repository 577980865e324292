// What is seen of a race with more tasks than there is room for.

import Display
import Playback
import Shmem
import Testing

@testable import Panels

@Suite("A crowd")
struct CrowdTests {
  @Test(
    "never hides what Space takes, who is focused and how to inject",
    arguments: ScreenGoldenTests.sizes
  )
  func signs(size: Size) throws {
    var session = try Stage.crowd()
    for _ in 0..<30 {
      let play = try #require(session.play)
      let focused = play.snapshot.name(of: play.focus)
      let next = try #require(play.nextAction)
      guard case .step(let step) = next else { return }
      let name = play.snapshot.name(of: step.task)
      let lines = Screen.grid(of: session, size: size).lines
      #expect(lines.contains { $0.contains("# \(focused)") })
      #expect(lines.count { $0.contains(/>\d/) } == 1, "one row is what Space takes")
      #expect(lines.contains { $0.contains(/>\d/) && $0.contains(name) })
      #expect(lines.contains { $0.contains(/[. ]\d+ more/) })
      #expect(lines.contains { $0.contains("i inject") })
      session = session.after(.focusNext)
    }
  }

  @Test("shows both signs where the task that Space takes is not the focused one")
  func apart() throws {
    // The way forward is known, and the focus goes elsewhere.
    var session = try Stage.crowd()
    session.say("step punch")
    session = session.after(.stepBack)
    for _ in 0..<7 { session = session.after(.focusNext) }
    let play = try #require(session.play)
    let focused = play.snapshot.name(of: play.focus)
    #expect(focused != "punch")
    let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    #expect(lines.contains { $0.hasPrefix(">1   punch") })
    #expect(lines.contains { $0.contains("# \(focused)") })
  }

  @Test("can be clicked at where it is drawn", arguments: ScreenGoldenTests.sizes)
  func clicks(size: Size) throws {
    var session = try Stage.crowd()
    for _ in 0..<7 { session = session.after(.focusNext) }
    let lines = Screen.grid(of: session, size: size).lines
    let row = try #require(lines.firstIndex { $0.contains(/>\d/) })
    let line = lines[row]
    let match = try #require(line.firstMatch(of: />(\d)/))
    let column = line.distance(from: line.startIndex, to: match.range.lowerBound)
    let place = Position(row: row, column: column)
    let event = Screen.event(forClickAt: place, in: session, size: size)
    #expect(event == Int(match.1).map(Event.takeMove))
  }

  @Test(
    "is cut down to what has to be seen and what is near it",
    arguments: [
      (3, 5, [1], [0, 1, 2], 0), (8, 4, [5], [3, 4, 5, 6], 4), (8, 4, [0], [0, 1, 2, 3], 4),
      (8, 4, [7], [4, 5, 6, 7], 4), (8, 4, [5, 0], [0, 4, 5, 6], 4), (8, 2, [7, 0], [0, 7], 6),
      (8, 1, [7, 0], [7], 7), (4, 0, [1], [], 4), (5, 2, [], [0, 1], 3),
    ] as [(Int, Int, [Int], [Int], Int)]
  )
  func excerpts(count: Int, room: Int, kept: [Int], places: [Int], hidden: Int) {
    let excerpt = Excerpt(of: count, room: room, keeping: kept)
    #expect(excerpt.places == places)
    #expect(excerpt.hiddenCount == hidden)
  }

  @Test("tells loads from stores, and those that start over from those that end")
  func names() throws {
    let play = try #require(try Stage.crowd().play)
    let names = play.snapshot.machine.tasks.map { TaskLane(play, $0).name }
    #expect(
      names == [
        "punch", "fault-1 @3 store", "fault-2 @2 load loop", "read-1 @4", "reclaim-1 @1",
        "read-2 @5", "read-3 @6 loop", "reclaim-2 loop",
      ]
    )
  }
}
