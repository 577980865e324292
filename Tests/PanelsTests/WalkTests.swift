// Checks what is seen of the cursor when it is not the punch that walks through the tree.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("Whoever walks through the tree")
struct WalkTests {
  private static func truncate() throws -> Session {
    try SampleSession.opened(
      title: "Truncate",
      Scenario(
        .v3_15,
        "page,swap,hole 1-2",
        tasks: "truncate@1 fault-read@1",
        set: "first-pass=off"
      )
    )
  }

  private static func lines(_ session: Session, _ size: Size = Size(rows: 24, columns: 80))
    -> [String]
  {
    Screen.grid(of: session, size: size).lines
  }

  @Test("before a truncate walks, and after it, the cursor is the punch's")
  func punchElse() throws {
    var session = try Self.truncate()
    #expect(Self.lines(session).contains { $0.contains("the punch has not begun") })
    session.say("step truncate-1 until end")
    #expect(Self.lines(session).contains { $0.contains("the punch has not begun") })
    session.say("step punch until P14")
    #expect(!Self.lines(session).contains { $0.contains("of truncate-1") })
  }

  @Test("a truncate's cursor and batch are shown, and whose they are")
  func truncates() throws {
    var session = try Self.truncate()
    session.say("step fault-1 until S3", "step truncate-1 until P14")
    let lines = Self.lines(session)
    #expect(lines.contains { $0.contains(/got +>s1/) })
    #expect(lines.contains { $0.contains("index 1, entry 1 of 1, second loop of truncate-1") })
  }

  @Test("what goes stale in a truncate's hands is marked, and told in its name")
  func goesStale() throws {
    var session = try Self.truncate()
    session.say(
      "step fault-1 until S3",
      "step truncate-1 until P14",
      "step fault-1 until S7",
    )
    let lines = Self.lines(session)
    #expect(lines.contains { $0.contains(/got +\[>s1 \]/) })
    #expect(lines.contains { $0.contains("The s1 that truncate-1 has gathered is stale now") })
  }
}
