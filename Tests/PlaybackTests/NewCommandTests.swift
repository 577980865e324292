// Knows what the commands of version 2 of the language do in play.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Commands of version 2")
struct NewCommandTests {
  /// A page left behind, and then what happens without the swizzle.
  private static let text = """
    punchscope demo 2
    title    Two ways
    rules    first-pass off, swap-retry off
    slots    page hole swap hole
    hole     1-3
    tasks    read@2
    shift    3
    chapter  One
    note     First note.
    expect   owed 2
    step     punch until P14
    mark     gathered
    check    old-data-gone
    expect   verdict violated old-data-gone
    expect   schedule 10
    note     So it can be lost.
    step     read-1 until S7
    step     all until end
    expect   lost 2
    expect   owed 2
    jump     gathered
    chapter  Two
    note     Once more.
    step     punch until end
    pause
    note     Nobody came in between.
    expect   owed none
    jump     start
    check    never-empty
    expect   verdict holds
    """

  private static func check(_ check: Check) -> Check.Verdict {
    check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict
  }

  private static func twoWays() throws -> Session {
    let demo = try Demo(parsing: text)
    return Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "two"),
      isMouseOn: false
    )
  }

  private static func problems(_ lines: String, checker: ScriptRunner.Checker? = nil) throws
    -> [String]
  {
    let header = "punchscope demo 2\nslots page swap\ntasks read:loop@1\nshift 3\n"
    return ScriptRun(of: try Demo(parsing: header + lines), checker: checker).failures
      .map(\.problem.words)
  }

  @Test("a demo that jumps, waits and checks tells the truth")
  func tellsTheTruth() throws {
    let scriptRun = ScriptRun(of: try Demo(parsing: Self.text), checker: Self.check)
    #expect(scriptRun.failures.map(\.problem.words) == [])
    #expect(scriptRun.timeline.branches.count == 2)
    #expect(scriptRun.scriptPath.points.count { $0.isLanding } == 2)
  }

  @Test("what is expected of a check is judged only if it is carried out")
  func passesOverChecks() throws {
    let lines = "check\nexpect loop\nexpect schedule 3\nexpect verdict holds\n"
    #expect(try Self.problems(lines) == [])
    let found = try Self.problems(lines, checker: { _ in .holds })
    #expect(
      found == [
        "expected loop, found verdict holds", "expected schedule 3, found verdict holds",
      ]
    )
  }

  @Test("a verdict is told in the words that would expect it")
  func verdictWords() throws {
    let lines = "check\nexpect verdict holds\nexpect verdict violated lock-order\n"
    let unknown = try Self.problems(lines, checker: { _ in .unknown(.memory) })
    #expect(
      unknown == [
        "expected verdict holds, found no answer: the states take too much memory",
        "expected verdict violated lock-order, found no answer: the states take too much memory",
      ]
    )
    let lost = ScriptRun(
      of: try Demo(parsing: Self.text.replacing("schedule 10", with: "verdict holds")),
      checker: Self.check
    )
    #expect(
      lost.failures.map(\.problem.words) == [
        "expected verdict holds, found verdict violated old-data-gone, schedule 10"
      ]
    )
  }

  @Test("a chapter begins where a jump has gone, and what was said there first stays said there")
  func saysAnew() throws {
    var session = try Self.twoWays()
    let scriptPath = try #require(session.play?.scriptPath)
    let landing = try #require(scriptPath.points.firstIndex { $0.isLanding })
    session.take(.race(.goToPoint(landing)))
    #expect(session.play?.annotation.chapter == "Two")
    #expect(session.play?.annotation.note == "Once more.")
    let earlier = try #require(scriptPath.points.firstIndex { $0.check != nil })
    #expect(scriptPath.points[earlier].moment == scriptPath.points[landing].moment)
    session.take(.race(.goToPoint(earlier)))
    #expect(session.play?.annotation.chapter == "One")
    session.take(.race(.stepForward))
    #expect(session.play?.annotation.note == "So it can be lost.")
    #expect(session.play?.isSameMomentAsBefore == true)
  }

  @Test("a check begins by itself when the script comes to it, and is asked once")
  func checksBegin() throws {
    var session = try Self.twoWays()
    let scriptPath = try #require(session.play?.scriptPath)
    let first = try #require(scriptPath.points.firstIndex { $0.check != nil })
    session.take(.race(.goToPoint(first - 1)))
    #expect(session.play?.check == nil)
    guard case .inquire(let inquiry) = session.update(.race(.stepForward)).first else {
      Issue.record("nothing is asked")
      return
    }
    #expect(inquiry.kind == .verdict(CheckQuestion([.ofStates(.oldDataGone)])))
    #expect(inquiry.machine == session.play?.snapshot.machine)
    #expect(session.play?.check?.isRunning == true)
    session.take(.race(.stepForward))
    #expect(session.update(.race(.stepBack)).isEmpty, "it is being looked into already")
    session.take(.race(.goToPoint(scriptPath.points.count - 1)))
    #expect(session.play?.check?.question == CheckQuestion([.ofStates(.neverEmpty)]))
  }

  @Test("what the script has asked is put away as the telling goes on, what a person asked is not")
  func putsAway() throws {
    var session = try Self.twoWays()
    let points = try #require(session.play?.scriptPath).points
    let first = try #require(points.firstIndex { $0.check != nil })
    let requests = session.update(.race(.goToPoint(first)))
    session.take(.race(.stepForward))
    #expect(points[first + 1].moment == points[first].moment)
    session.take(.race(.stepForward))
    #expect(session.play?.check?.isRunning == true, "what is not answered yet is waited for")
    guard case .inquire(let inquiry) = requests.first else {
      Issue.record("nothing is asked")
      return
    }
    session.take(
      .progress(.found(.verdict(.holds, Progress(), after: .zero), inquiry: inquiry.number))
    )
    #expect(session.play?.check?.verdict != nil)
    session.take(.race(.focusNext))
    #expect(session.play?.check != nil, "nothing has moved")
    session.take(.race(.stepForward))
    #expect(session.play?.check == nil)

    guard case .inquire(let own) = session.update(.inquiry(.checkFromHere)).first else {
      Issue.record("nothing is asked")
      return
    }
    session.take(.progress(.found(.verdict(.holds, Progress(), after: .zero), inquiry: own.number)))
    session.take(.race(.stepForward), .race(.stepForward))
    #expect(session.play?.check?.verdict != nil)
  }

  @Test("a check at the very start begins when the race is opened")
  func checksBeginAtOnce() throws {
    let demo = try Demo(parsing: "punchscope demo 2\nslots page\ncheck\n")
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    #expect(session.begin().count == 1)
    var other = Session(gallery: Gallery(items: []), play: nil, isMouseOn: false)
    #expect(other.update(.answer(.opened(play))).count == 1)
  }

  @Test("the answer to a question about some promises says which")
  func namesPromises() throws {
    var session = try Self.twoWays()
    let requests = session.say("check lock-order never-empty")
    guard case .inquire(let inquiry) = requests.first else {
      Issue.record("nothing is asked")
      return
    }
    session.take(
      .progress(.found(.verdict(.holds, Progress(), after: .zero), inquiry: inquiry.number))
    )
    #expect(
      session.play?.check?.choices[1]
        == "holds from step 0: no schedule of punch and read-1 breaks lock-order, never-empty"
    )
    #expect(session.say("expect verdict holds").isEmpty)
    #expect(session.message?.text == "As expected.")
  }

  @Test("marks and jumps work at the prompt, and jumps lead to what was marked")
  func marksAtThePrompt() throws {
    var session = session(try Scenario(.v3_16, "page"))
    session.take(.race(.stepForward), .race(.stepForward))
    _ = session.say("mark here")
    session.take(.race(.stepForward), .race(.toStart))
    _ = session.say("jump here")
    #expect(session.depth == 2)
    _ = session.say("mark here")
    #expect(session.message?.isProblem == true)
    _ = session.say("jump start")
    #expect(session.depth == 0)
  }

  @Test("until waits stops before the step that cannot be taken, and wants one")
  func untilWaits() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 2
        slots page
        tasks reclaim@0
        rules first-pass off
        shift 3
        step reclaim-1 until C2
        step punch until waits
        expect punch waits P17
        step punch until waits
        expect punch waits P17
        step reclaim-1 until waits
        """
    )
    let scriptRun = ScriptRun(of: demo)
    #expect(scriptRun.failures.map(\.problem.words) == ["reclaim-1 ended without having to wait"])
  }

  @Test("steps without end are blamed on the task that starts over")
  func noEnd() throws {
    #expect(
      try Self.problems("step read-1 until end\n") == [
        "no end after 100000 steps: read-1 starts again whenever it has finished"
      ]
    )
  }

  @Test("a race that is too large to check is refused, carried out or not")
  func tooLarge() throws {
    let demo = try Demo(parsing: "punchscope demo 2\nslots 0-99=page\ncheck\n")
    #expect(
      ScriptRun(of: demo).failures.map(\.problem.words) == [
        "a race to be checked has at most \(FlatStorage.slotLimit) pages and 8 tasks, "
          + "the punch included; fewer tasks where pages take several slots"
      ]
    )
  }
}
