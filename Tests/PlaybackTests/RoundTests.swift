// Knows that a punch which goes round for ever can be walked round in a session, and as a demo.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Going round")
struct RoundTests {
  /// A session in a race that 3.15 never gets done with, two steps on, with the loop as the way forward.
  private static func endlessSession() throws -> Session {
    var session = session(
      try Scenario(.v3_15, "page", tasks: "fault-read:loop@0")
    )
    session.take(.race(.stepForward), .race(.stepForward))
    guard case .inquire(let inquiry)? = session.update(.inquiry(.checkFromHere)).first else {
      return session
    }
    let check = try Check(
      inquiry.scenario,
      from: inquiry.machine,
      judging: Promise.allCases,
      andSchedulesBy: SchedulePromise.allCases
    )
    let (verdict, progress) = check.run(bounds: .none, threads: 1) { _ in true }
    session.take(
      .progress(.found(.verdict(verdict, progress, after: .zero), inquiry: inquiry.number))
    )
    return session
  }

  @Test("the loop that was found can be stepped round, and says where it begins and ends")
  func loads() throws {
    var session = try Self.endlessSession()
    let check = try #require(session.play?.check)
    #expect(check.isBroken)
    #expect(check.words.hasPrefix("ENDLESS from step 2: after 8 steps a loop of 16 steps begins"))
    session.take(.window(.confirm))
    for _ in 0..<8 { session.take(.race(.stepForward)) }
    let entry = try #require(session.play?.snapshot.machine)
    session.take(.race(.stepForward))
    let timeline = try #require(session.play?.timeline)
    #expect(timeline.annotation(at: timeline.current).chapter == "The loop")
    for _ in 1..<16 { session.take(.race(.stepForward)) }
    let end = try #require(session.play)
    #expect(end.snapshot.machine == entry)
    #expect(end.timeline.now.annotation?.note?.contains("same as before step 11:") == true)
    #expect(end.timeline.following(end.timeline.current) == nil)
  }

  @Test("what a demo says on the way stays as it is")
  func keepsNotes() throws {
    var timeline = Timeline(try Scenario(.v3_16, "hole", tasks: "read:loop@0"))
    var runner = ScriptRunner(timeline)
    try runner.perform(.chapter("A reader"))
    try runner.perform(.step(.once(TaskName("read-1"), stepID: nil, page: nil)))
    try runner.perform(.note("It read zeros."))
    timeline = runner.timeline
    let end = timeline.current
    let play = Play(goingRound: timeline, with: 1, title: "a read")
    #expect(play.timeline[.start].annotation?.chapter == "A reader")
    #expect(play.timeline[end].annotation?.note == "It read zeros.")
  }

  @Test("as a demo it claims the same where its round begins and where it ends, and that is true")
  func demo() throws {
    var session = try Self.endlessSession()
    session.take(.window(.confirm), .race(.toEnd))
    let demo = try #require(session.play).demo(goingRoundFrom: 10)
    let claims = demo.statements.map(\.command).split { command in
      guard case .expect = command else { return true }
      return false
    }
    #expect(claims.count == 2 && claims[0] == claims[1] && claims[0].count == 4)
    let again = try Demo(parsing: demo.text)
    #expect(again == demo)
    let scriptRun = ScriptRun(of: again)
    #expect(scriptRun.failures.isEmpty && scriptRun.timeline.now.depth == 26)
  }

  @Test("a demo that begins with its round has no way in")
  func noWayIn() throws {
    // A read of a hole changes nothing: it goes round by itself.
    var timeline = Timeline(try Scenario(.v3_16, "hole", tasks: "read:loop@0"))
    let step = Step(task: TaskID(1), id: .r1, pick: nil)
    let isTaken = timeline.perform(.step(step))
    #expect(isTaken)
    var play = Play(goingRound: timeline, with: 1, title: "a read")
    #expect(play.timeline[.start].annotation == nil)
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    session.take(.race(.toEnd))
    play = try #require(session.play)
    let commands = play.demo(goingRoundFrom: 0).statements.map(\.command)
    #expect(commands.last == .expect(.next(TaskName("read-1"), .r1)))
    #expect(ScriptRun(of: play.demo(goingRoundFrom: 0)).failures.isEmpty)
  }
}
