// Checks the picture of a comparison while it is made, and of the cursor's way after it.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The comparison of a gathered entry with its slot")
struct DecisionTests {
  private static let size = Size(rows: 24, columns: 80)

  /// Returns the row with a name.
  private static func row(
    _ name: String,
    of session: Session,
    _ size: Size = size
  ) throws -> String {
    let lines = Screen.grid(of: session, size: size).lines
    return try #require(lines.first { $0.contains(" \(name) ") }, "\(name): \(lines)")
  }

  @Test("a cursor that goes on leaves an arrow, and says that it does not come back")
  func passes() throws {
    let session = try SampleSession.demo("06-classroom", atStep: 11)
    #expect(try Self.row("got", of: session).contains("[s2≠P2*]"))
    let cursor = try Self.row("cursor", of: session)
    #expect(cursor.contains("^───> goes on: no second look at slot 2"), "\(cursor)")
    #expect(session.play?.entryCheck?.outcome == .passes)
    let later = session.after(.race(.stepForward))
    #expect(later.play?.entryCheck == nil)
    #expect(try !Self.row("got", of: later).contains("≠"))
  }

  @Test("a cursor that goes back has an arrow to itself, and says to which slot")
  func goesBack() throws {
    let session = try SampleSession.demo("07-swap-retry", atStep: 11)
    #expect(session.play?.entryCheck?.outcome == .goesBack(to: PageIndex(2)))
    let cursor = try Self.row("cursor", of: session)
    #expect(cursor.contains("^<┘ goes back: gathers again from slot 2"), "\(cursor)")
  }

  @Test("an entry that is still in its slot is compared as well")
  func holds() throws {
    var session = try SampleSession.opened(title: "", Scenario(.v3_16, "page,page 1-1", tasks: ""))
    session.say("step punch until P9")
    #expect(session.play?.entryCheck?.outcome == .holds)
    #expect(try Self.row("got", of: session).contains(">P1=P1*"))
  }

  @Test("a loop that comes back to the slot says which one")
  func comesBack() throws {
    for (kernel, first, outcome) in [
      (Kernel.v3_16, true, EntryCheck.Outcome.leavesToSecondLoop),
      (.v3_15, false, .leavesToNextScan),
    ] {
      let set = first ? "" : "first-pass=off"
      let scenario = try Scenario(kernel, "page,swap 1-1", tasks: "read@1", set: set)
      var session = SampleSession.opened(title: "", scenario)
      session.say("step punch until \(first ? "P5" : "P14")", "step read-1 until R3")
      session.say("step punch")
      #expect(session.play?.entryCheck?.outcome == outcome, "\(kernel)")
      let look = first ? "the second loop" : "the next scan"
      #expect(try Self.row("cursor", of: session).contains("\(look) looks at slot 1 again"))
    }
  }

  @Test("beside other rules each race has its comparison, and its cursor a row or a mark")
  func beside() throws {
    var session = try SampleSession.demo("09-take-two", atStep: 21)
    session.say("compare 3.16")
    #expect(session.play?.entryCheck?.outcome == .passes)
    #expect(session.play?.otherEntryCheck?.outcome == .goesBack(to: PageIndex(2)))
    let large = Size(rows: 30, columns: 100)
    #expect(try Self.row("cursor", of: session, large).contains("goes on"))
    #expect(try Self.row("cursor'", of: session, large).contains("^<┘ goes back"))
    let small = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    #expect(small.contains { $0.hasPrefix("hole") && $0.contains("^") }, "\(small)")
  }

  @Test("every slot that differs has a frame")
  func frames() throws {
    let demo = try SampleSession.demo("03-swizzle", atStep: 0)
    let points = try #require(demo.play?.scriptPath?.points)
    let emptied = points.firstIndex {
      $0.annotation?.note?.contains("both slots are empty") == true
    }
    let session = demo.after(.race(.goToPoint(try #require(emptied))))
    let now = try Self.row("now'", of: session)
    #expect(now.split(separator: " ").count { $0.hasPrefix("{.}") } == 2, "\(now)")
  }
}
