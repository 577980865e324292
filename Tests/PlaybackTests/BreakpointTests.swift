// Knows where a run stops, forward and back, and what is said there.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Breakpoints")
struct BreakpointTests {
  /// Returns the numbers of the steps at which a run stops, one key after the other.
  private static func stops(_ session: Session, by event: RaceEvent) -> [Int] {
    var session = session
    var stops: [Int] = []
    while true {
      let before = session.play?.timeline.current
      session.take(.race(event))
      guard let now = session.play?.timeline.current, now != before else { return stops }
      if session.message?.text.hasPrefix("Breakpoint") == true {
        stops.append(session.play?.timeline.number ?? -1)
      }
    }
  }

  @Test("a condition stops a run where it becomes true, and the message says which")
  func stopsRuns() throws {
    var session = try classroomSession()
    _ = session.say("break slot 2 page")
    #expect(session.message?.text == "Breakpoint 1 is set: slot 2 page.")
    _ = session.say("break punch finished")
    session.take(.race(.toStart), .race(.runForward), .race(.runForward))
    #expect(session.play?.narration?.stepID == .s7)
    let step = try #require(session.play?.timeline.number)
    #expect(session.message?.text == "Breakpoint 1 stops at step \(step): slot 2 page.")
    session.take(.race(.toEnd))
    #expect(Self.stops(session, by: .runBack).contains(step))
    #expect(Self.stops(session, by: .toPreviousCursorStep).contains(step))
  }

  @Test(
    "a run forward and a run back stop at the same steps",
    arguments: 0..<24 as Range<UInt64>
  )
  func sameStops(seed: UInt64) throws {
    var race = try RandomRace(seed: seed, mapping: .tmpfs)
    var session = PlaybackTests.session(race.scenario)
    for _ in 0..<120 {
      guard let play = session.play, let step = race.nextStep(in: play.snapshot) else { break }
      let name = play.snapshot.name(of: step.task)
      let page = step.pick.map { " at \($0)" } ?? ""
      _ = session.say("step \(name) \(step.id.rawValue)\(page)")
    }
    for line in [
      "break slot 2 changes", "break not slot 1 page", "break punch waits", "break retry",
      "break slot 0 page locked", "break promise old-data-gone changes", "break gathers 2",
      "break loss", "break read-1 finished", "break owed none",
    ] {
      _ = session.say(line)
    }
    var atStart = session
    atStart.take(.race(.toStart))
    let way = try #require(session.play?.timeline.past.count)
    for (forward, back) in [
      (RaceEvent.runForward, RaceEvent.runBack), (.toNextCursorStep, .toPreviousCursorStep),
    ] {
      let ahead = Self.stops(atStart, by: forward).filter { $0 < way }
      #expect(!ahead.isEmpty, "seed \(seed)")
      // The run back begins at the end, which it has not to reach.
      let behind = Self.stops(session, by: back).reversed().filter { $0 != way - 1 }
      #expect(behind == ahead.filter { $0 != way - 1 }, "seed \(seed)")
    }
  }

  @Test("until runs to the step that makes its condition true, and says so")
  func until() throws {
    var session = try classroomSession()
    _ = session.say("until not slot 2 swap")
    #expect(session.play?.narration?.stepID == .s7)
    let step = try #require(session.play?.timeline.number)
    #expect(session.message?.text == "Stopped at step \(step): not slot 2 swap.")
    _ = session.say("until loss")
    #expect(session.play?.timeline.leftBehind.isEmpty == false)
    #expect(session.message?.text.hasSuffix(": left-behind.") == true)
    _ = session.say("until slot 0 hole")
    #expect(
      session.message?.text.hasPrefix(
        "The end is reached, and this has not become true: slot 0 hole. :goto "
      ) == true
    )
  }

  @Test(
    "a run to a condition comes to the same, however it is sliced",
    arguments: ["until slot 60 hole", "until gathers 4", "until punch finished"]
  )
  func slices(line: String) throws {
    let start = PlaybackTests.session(
      try Scenario(.v3_16, "0-39=page,40-79=swap,80-119=page 10-109")
    )
    var whole = start
    _ = whole.say(line)
    var sliced = start
    _ = sliced.update(.window(.openPrompt))
    for character in line { _ = sliced.update(.window(.typed(character))) }
    _ = sliced.update(.window(.confirm))
    while sliced.play?.job != nil { _ = sliced.update(.progress(.goOn(atMost: 7))) }
    let isEqual = sliced == whole
    #expect(isEqual)
    #expect(whole.message?.text.hasPrefix("Stopped at step ") == true)
  }

  @Test("a single step does not stop, a command of several steps, f and a search do")
  func kindsOfRun() throws {
    var session = try classroomSession()
    _ = session.say("break slot 2 changes")
    var finishing = PlaybackTests.session(
      try Scenario(.v3_16, "page,hole,swap,hole 1-3", tasks: "read@2")
    )
    _ = finishing.say("break slot 2 changes")
    var command = finishing
    _ = command.say("step read-1 until end")
    #expect(command.play?.narration?.stepID == .s7)
    #expect(command.message?.text.hasPrefix("Breakpoint 1 stops at step") == true)
    finishing.take(.race(.focusNext), .race(.finishTask))
    #expect(finishing.play?.narration?.stepID == .s7)
    var stepping = command
    stepping.take(.race(.stepBack), .race(.stepForward))
    #expect(stepping.message == nil)
    session.take(.window(.openSearch))
    for character in "P24" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.message?.text.hasPrefix("Breakpoint 1 stops at step") == true)
  }

  @Test(
    "a whole swizzle is several steps, among which a breakpoint stops it, and a single step is none"
  )
  func swizzle() throws {
    let start = PlaybackTests.session(
      try Scenario(.v3_16, "page,hole,swap,hole 1-3", tasks: "")
    )
    var (said, chosen) = (start, start)
    _ = said.say("break slot 2 changes")
    _ = said.say("swizzle at 2")
    #expect(said.play?.narration?.stepID == .s7)
    #expect(said.message?.text.hasPrefix("Breakpoint 1 stops at step ") == true)
    chosen.take(.race(.select(PageIndex(2))), .race(.toggleBreakpoint), .race(.inject(.swizzle)))
    #expect(chosen.play?.snapshot == said.play?.snapshot)
    #expect(chosen.message?.text == said.message?.text)
    said.take(.race(.stepBack), .race(.stepForward))
    #expect(said.play?.narration?.stepID == .s7 && said.message == nil)
  }

  @Test(
    "a talk in motion stops at a breakpoint, by itself or at a second press, and a single step does not"
  )
  func talk() throws {
    for presses in 1...2 {
      var session = try stage()
      _ = session.say("break punch next P3")
      for _ in 0..<presses { session.take(.talk(.advance)) }
      session.wait(until: .seconds(9))
      #expect(session.depth == 2, "\(presses)")
      #expect(session.message?.text == "Breakpoint 1 stops at step 2: punch next P3.")
      #expect(session.talk.motion == nil)
      session.take(.talk(.advance))
      #expect(session.depth == 4, "the next press goes on past P3, to the stop")
      session.take(.talk(.toFirstStop), .talk(.toggleAutoplay))
      session.wait(until: .seconds(60))
      #expect(session.depth == 2 && !session.talk.isAutoplaying)
      session.take(.talk(.toFirstStop), .talk(.nextStep), .talk(.nextStep))
      #expect(session.depth == 2 && session.message == nil)
    }
  }

  @Test("d sets and removes a breakpoint at the selected slot, and the list shows all")
  func keys() throws {
    var session = try classroomSession()
    session.take(.race(.select(PageIndex(2))), .race(.toggleBreakpoint))
    #expect(session.message?.text == "Breakpoint 1 is set: slot 2 changes.")
    _ = session.say("break loss")
    #expect(session.play?.breakpointLines == ["1  slot 2 changes", "2  left-behind"])
    _ = session.say("break")
    #expect(session.overlay == .breakpoints(selected: 0))
    session.take(.window(.close), .race(.toggleBreakpoint))
    #expect(session.message?.text == "Breakpoint 1 is removed: slot 2 changes.")
    _ = session.say("unbreak 2")
    #expect(session.message?.text == "there is no breakpoint 2: expected all or 1")
    _ = session.say("unbreak all")
    #expect(session.message?.text == "All breakpoints are removed.")
    #expect(session.play?.breakpointLines == ["No breakpoint is set."])
  }

  @Test("in their list breakpoints are removed, added and run to")
  func list() throws {
    var session = try classroomSession()
    for line in ["break loss", "break slot 2 changes", "break retry"] { _ = session.say(line) }
    session.take(.window(.openBreakpoints), .window(.down), .window(.confirm))
    #expect(session.play?.narration?.stepID == .s7 && session.mode == .race)
    session.take(.window(.openBreakpoints), .window(.bottom), .window(.removeBreakpoint))
    #expect(session.message?.text == "Breakpoint 3 is removed.")
    #expect(session.overlay == .breakpoints(selected: 1))
    session.take(.window(.top), .window(.removeBreakpoint), .window(.removeBreakpoint))
    #expect(session.play?.breakpoints.isEmpty == true)
    session.take(.window(.removeBreakpoint))
    #expect(session.message?.isProblem == true)
    session.take(.window(.addBreakpoint))
    for character in "loss" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.play?.breakpoints == [.leftBehind])
  }

  @Test("a condition on the lock of a page frame is about the page before it is in a slot, too")
  func pageLock() throws {
    let page = PageNumber(2)
    var session = try classroomSession()
    _ = session.say("until P2 locked")
    let play = try #require(session.play)
    #expect(session.message?.text == "Stopped at step \(play.timeline.number): P2 locked.")
    #expect(play.snapshot.machine[page].lockOwner.map(play.snapshot.name) == "read-1")
    #expect(play.snapshot.machine[PageIndex(2)] != .page(page))
    _ = session.say("expect P2 locked by read-1")
    #expect(session.message?.text == "As expected.")
    _ = session.say("expect P2 unlocked")
    #expect(session.message?.text == "Expected P2 unlocked, found P2 locked by read-1.")
    _ = session.say("break not P2 locked")
    #expect(session.play?.breakpointLines == ["1  not P2 locked"])
    _ = session.say("until P99 locked")
    #expect(session.message?.text.hasPrefix("Breakpoint 1 stops at step ") == true)
    #expect(session.play?.snapshot.machine[page].lockOwner == nil)
    _ = session.say("until P99 locked")
    let words = "The end is reached, and this has not become true: P99 locked."
    #expect(session.message?.text.hasPrefix(words) == true)
  }

  @Test("a search goes round the ends of the way, and says so")
  func wraps() throws {
    var session = try classroomSession()
    session.take(.race(.toEnd), .window(.openSearch))
    for character in "one store" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.play?.narration?.stepID == .s7)
    #expect(session.message?.text == "The search has gone on at the start.")
    session.take(.race(.toStart), .race(.toPreviousCursorStep))
    #expect(session.play?.narration?.stepID == .s7)
    #expect(session.message?.text == "The search has gone on at the end.")
  }

  private static let head = "punchscope demo 3\nslots page hole swap hole\nhole 1-3\ntasks read@2\n"

  @Test("in a demo a breakpoint stops the steps of a command, and the next line goes on from there")
  func inDemos() throws {
    let demo = try Demo(
      parsing: Self.head + """
        break    slot 2 changes
        step     read-1 until end
        expect   read-1 next S8
        unbreak  all
        until    read-1 finished
        expect   read-1 finished
        break    loss
        break    punch waits
        """ + "\n"
    )
    let run = ScriptRun(of: demo)
    #expect(run.failures.map(\.problem.words) == [])
    #expect(run.breakpoints == [.leftBehind, .begins(.waits(TaskName("punch"), nil))])
    let play = Play(demo, scriptRun: run, fallbackTitle: "")
    #expect(play.breakpoints == run.breakpoints, "they are set from the start on")
    #expect(try Demo(parsing: play.wholeDemo.text).text == play.wholeDemo.text)
  }

  @Test("in a demo a condition that is never true is a failure of its line")
  func neverTrue() throws {
    let run = ScriptRun(of: try Demo(parsing: Self.head + "until slot 0 hole\n"))
    #expect(
      run.failures.map(\.problem.words) == [
        "no task can go on, and this has not become true: slot 0 hole"
      ]
    )
  }
}
