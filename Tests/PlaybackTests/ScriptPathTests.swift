// Knows that a script is told in its order, and that every way off it leads back to where it was left.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Script path")
struct ScriptPathTests {
  private static let steps: [Action] = [.p1, .p2, .p3].map {
    .step(Step(task: .puncher, id: $0, pick: nil))
  }
  private static let other = Action.step(Step(task: TaskID(1), id: .s1, pick: nil))

  private static func words(chapter: String? = nil, note: String? = nil) -> Annotation {
    Annotation(chapter: chapter, note: note, speaker: nil)
  }

  /// A script that goes on to step 3, back to step 1 and on with the reader.
  private static func session() throws -> Session {
    var timeline = Timeline(try Scenario(.v3_16, "page,swap", tasks: "read@1"))
    var scriptPath = ScriptPath(startingAt: .start)
    scriptPath.say(words(chapter: "One", note: "At the start."))
    for step in steps {
      timeline.perform(step)
      scriptPath.step(to: timeline.current)
    }
    scriptPath.say(words(note: "The end of the first branch."))
    timeline.jump(to: timeline.past[1])
    scriptPath.land(on: timeline.current)
    scriptPath.say(words(chapter: "Two", note: "Once more from here."))
    timeline.perform(other)
    scriptPath.step(to: timeline.current)
    scriptPath.pause()
    scriptPath.say(words(note: "Said behind the pause."))
    return Session(
      gallery: Gallery(items: []),
      play: Play(title: "test", timeline: timeline, scriptPath: scriptPath),
      isMouseOn: false
    )
  }

  private static let order = [0, 1, 2, 3, 1, 4, 4]

  @Test("stepping on follows the script, also where it goes back, and stepping back undoes that")
  func followsTheScript() throws {
    var session = try Self.session()
    var seen = [try #require(session.play).timeline.current.rawValue]
    while session.play?.hasMoreToTell == true {
      session.take(.race(.stepForward))
      seen.append(try #require(session.play).timeline.current.rawValue)
    }
    #expect(seen == Self.order)
    var back = [try #require(seen.last)]
    for _ in 1..<seen.count {
      session.take(.race(.stepBack))
      back.append(try #require(session.play).timeline.current.rawValue)
      #expect(session.play?.isOnScript == true)
    }
    #expect(back == seen.reversed())
    session.take(.race(.stepBack))
    #expect(session.message?.text == "This is the start.")
  }

  @Test(
    "a script whose last branch ends in a moment of its first one ends there",
    arguments: [
      Event.race(.stepForward), .race(.readOn), .race(.runForward), .race(.toEnd),
      .talk(.nextStep), .talk(.advance),
    ]
  )
  func endsInEarlierBranch(event: Event) throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 4
        slots    page swap
        tasks    read@1
        step     punch P1
        step     punch P2
        step     punch P3
        jump     start
        step     punch P1
        step     punch P2
        """
    )
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false
    )
    let last = try #require(session.play?.scriptPath).points.count - 1
    session.take(.race(.goToPoint(last)))
    for _ in 0..<6 { session.take(event) }
    #expect(session.play?.scriptPath?.position == last)
    #expect(session.play?.isOnScript == true)
    #expect(session.play?.nextAction == nil)
    #expect(session.message != nil)
    // A move that a person takes leads on all the same.
    session.take(.race(.takeMove(1)))
    #expect(session.play?.timeline.now.action == .step(Step(task: .puncher, id: .p3, pick: nil)))
  }

  @Test("the same moment is told with other words after going back")
  func otherWords() throws {
    var session = try Self.session()
    session.take(.race(.goToPoint(1)))
    #expect(session.play?.annotation == Self.words(chapter: "One"), "the note was about the start")
    #expect(session.play?.newWords == nil)
    session.take(.race(.goToPoint(4)))
    #expect(session.play?.annotation == Self.words(chapter: "Two", note: "Once more from here."))
    session.take(.race(.goToPoint(6)))
    #expect(session.play?.isSameMomentAsBefore == true)
    #expect(session.play?.annotation == Self.words(chapter: "Two", note: "Said behind the pause."))
  }

  @Test("stops are where something is said, where the script waits, and where it has gone back")
  func stops() throws {
    let scriptPath = try #require(try Self.session().play?.scriptPath)
    #expect(scriptPath.stops == [0, 3, 4, 5, 6])
    #expect(scriptPath.hasLandings)
    #expect(scriptPath.branchEnd(from: 0) == 3)
    #expect(scriptPath.branchEnd(from: 4) == 6)
  }

  @Test("o leads back to exactly the point that was left", arguments: 0..<7)
  func comesBack(to position: Int) throws {
    var session = try Self.session()
    session.take(.race(.goToPoint(position)))
    let left = session.play
    session.take(
      .race(.select(PageIndex(0))),
      .race(.inject(.reclaim)),
      .race(.stepForward),
      .race(.stepBack),
      .race(.takeMove(1))
    )
    session.take(.window(.openInjection), .window(.choose(1)), .race(.runForward))
    #expect(session.play?.isOnScript == false)
    session.take(.race(.backToScript))
    #expect(session.play?.isOnScript == true)
    #expect(session.play?.scriptPath?.position == position)
    #expect(session.play?.timeline.current == left?.timeline.current)
    #expect(session.play?.annotation == left?.annotation)
    #expect(session.play?.turn == left?.turn)
    guard session.play?.scriptPath?.next != nil else { return }
    #expect(session.play?.nextAction == left?.nextAction)
  }

  @Test("going back to the point that was left is coming back to the script")
  func walksBack() throws {
    var session = try Self.session()
    session.take(.race(.goToPoint(4)), .race(.select(PageIndex(0))), .race(.inject(.reclaim)))
    session.take(.race(.stepForward), .race(.stepBack))
    #expect(session.play?.isOnScript == false)
    session.take(.race(.stepBack))
    #expect(session.play?.isOnScript == true)
    #expect(session.play?.scriptPath?.position == 4)
    session.take(.race(.stepForward))
    #expect(session.play?.scriptPath?.position == 5, "Space takes what the script tells next")
  }

  @Test("off the script no note of the script is shown, and what is said there stays there")
  func wordsOffTheScript() throws {
    var session = try Self.session()
    session.take(.race(.goToPoint(4)), .race(.select(PageIndex(0))), .race(.inject(.reclaim)))
    #expect(session.play?.annotation == Self.words(chapter: "Two"))
    #expect(session.play?.stepLeft == 1)
    _ = session.say("note My own.")
    #expect(session.play?.annotation == Self.words(chapter: "Two", note: "My own."))
    session.take(.race(.goTo(step: 0)))
    #expect(session.play?.isOnScript == false)
    #expect(session.play?.annotation.note == nil, "the script tells this moment otherwise")
    #expect(session.play?.newWords?.note == nil)
    session.take(.race(.backToScript))
    #expect(session.play?.annotation.note == "Once more from here.")
    #expect(session.play?.stepLeft == nil)
  }

  @Test("taking by hand what the script tells next stays on the script")
  func takesItsMove() throws {
    var session = try Self.session()
    let move = try #require(session.play?.moves.first { $0.task == .puncher }?.number)
    session.take(.race(.takeMove(move)))
    #expect(session.play?.scriptPath?.position == 1)
    #expect(session.play?.isOnScript == true)
  }

  @Test("running on stops where the script goes back")
  func runsToLandings() throws {
    var session = try Self.session()
    session.take(.race(.runForward))
    #expect(session.play?.scriptPath?.position == 4)
    session.take(.race(.runBack))
    #expect(session.play?.scriptPath?.position == 0)
    session.take(.race(.toEnd))
    #expect(session.play?.scriptPath?.position == 6)
  }

  @Test("a search goes through the script in its order")
  func searches() throws {
    var session = try Self.session()
    session.take(.race(.goToPoint(3)), .window(.openSearch))
    for character in "read-1" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.play?.scriptPath?.position == 5)
    #expect(session.play?.isOnScript == true)
  }

  @Test("a run beyond the end of the script stops where it stops without a script")
  func beyondTheEnd() throws {
    let scenario = try Scenario(.v3_16, "page,hole,swap,hole", tasks: "read@2")
    var free = Session(
      gallery: Gallery(items: []),
      play: Play(free: scenario, title: "test"),
      isMouseOn: false
    )
    var timeline = Timeline(scenario)
    timeline.perform(try #require(free.play?.nextAction))
    var told = Session(
      gallery: Gallery(items: []),
      play: Play(title: "test", timeline: timeline, hasScript: true),
      isMouseOn: false
    )
    free.take(.race(.stepForward), .race(.runForward))
    told.take(.race(.stepForward), .race(.runForward))
    #expect(told.depth == free.depth)
    #expect(told.play?.isOnScript == false)
  }

  @Test("what the checker found is followed off the script until o")
  func schedulesLeaveTheScript() throws {
    var session = try classroomSession()
    session.take(.inquiry(.checkFromHere))
    let play = try #require(session.play)
    let check = try Check(
      play.snapshot.scenario,
      from: play.snapshot.machine,
      judging: [.oldDataGone]
    )
    let (verdict, progress) = check.run(bounds: .none, threads: 1, goesOn: { _ in true })
    let number = try #require(play.check?.number)
    session.take(
      .progress(.found(.verdict(verdict, progress, after: .zero), inquiry: number)),
      .inquiry(.loadSchedule)
    )
    #expect(session.play?.timeline.current == play.timeline.current)
    #expect(session.play?.isOnScript == false, "Space takes the schedule")
    session.take(.race(.backToScript))
    #expect(session.play?.isOnScript == true)
    #expect(session.play?.nextAction == play.nextAction)
  }
}
