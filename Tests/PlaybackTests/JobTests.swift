// Knows that what takes many steps can be done in slices, be stopped, and comes to the same.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("What takes many steps")
struct JobTests {
  /// A file so large that a run through it is sliced.
  private static func large(tasks: String = "") throws -> Session {
    session(try Scenario(.v3_16, "0-39=page,40-79=swap,80-119=page 10-109", tasks: tasks))
  }

  /// Returns true if a session is working; asked so that a failure does not print all of it.
  private static func isWorking(_ session: Session) -> Bool { session.isWorking }

  /// Takes in a fact, and lets what has begun go on in slices of a size.
  ///
  /// - Returns: the number of slices behind the first one.
  @discardableResult
  private static func drive(_ session: inout Session, _ event: Event, slices size: Int) -> Int {
    _ = session.update(event)
    return driveOn(&session, slices: size)
  }

  @discardableResult
  private static func driveOn(_ session: inout Session, slices size: Int) -> Int {
    var count = 0
    while session.isWorking {
      _ = session.update(.progress(.goOn(atMost: size)))
      count += 1
    }
    return count
  }

  /// Writes a line into the prompt and ends it, without going on with what it begins.
  private static func begin(_ session: inout Session, _ line: String) {
    _ = session.update(.window(.openPrompt))
    for character in line { _ = session.update(.window(.typed(character))) }
    _ = session.update(.window(.confirm))
  }

  @Test(
    "keys come to the same, however they are sliced",
    arguments: [Event.race(.runForward), .race(.finishTask), .race(.toNextCursorStep)]
  )
  func slicedKeys(event: Event) throws {
    let start = try Self.large(tasks: "reclaim@20 read@50")
    var whole = start
    _ = whole.updateToEnd(event)
    for size in [1, 7, 100] {
      var sliced = start
      let slices = Self.drive(&sliced, event, slices: size)
      #expect(slices > 0 || event == .race(.toNextCursorStep), "it is sliced at all")
      let isEqual = sliced == whole
      #expect(isEqual, "in slices of \(size)")
    }
    #expect(whole.message == nil || event == .race(.finishTask))
    #expect(Self.isWorking(whole) == false)
  }

  @Test(
    "commands come to the same, however they are sliced, and so does what is wrong with them",
    arguments: [
      "step punch until P22", "step punch until end", "step all until end",
      "step punch until P9 at 100", "step punch until P14 at 119", "step punch until waits",
    ]
  )
  func slicedCommands(line: String) throws {
    let start = try Self.large(tasks: "reclaim@20")
    var whole = start
    _ = whole.say(line)
    for size in [1, 60] {
      var sliced = start
      Self.begin(&sliced, line)
      #expect(Self.driveOn(&sliced, slices: size) > 0, "it is sliced at all")
      let isEqual = sliced == whole
      #expect(isEqual, "in slices of \(size)")
    }
  }

  @Test("it is said how far it has come, and any key stops it there")
  func stops() throws {
    var session = try Self.large()
    session.take(.race(.stepForward), .race(.stepForward))
    _ = session.update(.race(.runForward))
    #expect(Self.isWorking(session) == true)
    #expect(session.message?.text == "128 steps so far, now at page 40; any key stops.")
    _ = session.update(.progress(.goOn(atMost: 10)))
    let snapshot = session.play?.snapshot
    _ = session.update(.window(.pressedInVain(key: "Z")))
    #expect(Self.isWorking(session) == false)
    #expect(session.message?.text == "Stopped after 138 steps. :goto 2 takes them back.")
    #expect(session.play?.snapshot == snapshot, "what was done is kept")
    #expect(session.depth == 140)
    _ = session.say("goto 2")
    #expect(session.depth == 2)
    session.take(.race(.toEnd))
    #expect(session.depth == 140, "and nothing of it is lost")
  }

  @Test("a key that goes on does no more than stop it; another one does what it always does")
  func stoppingKeys() throws {
    var running = try Self.large()
    _ = running.update(.race(.runForward))
    for event in [
      Event.race(.stepForward), .race(.runForward), .race(.finishTask), .race(.toNextCursorStep),
      .race(.toEnd), .race(.takeMove(1)),
      .window(.confirm), .window(.cancel), .talk(.advance),
    ] {
      var session = running
      _ = session.update(event)
      #expect(Self.isWorking(session) == false, "\(event)")
      #expect(session.depth == 128, "\(event)")
    }
    var back = running
    _ = back.update(.race(.stepBack))
    #expect(back.depth == 127)
    #expect(back.message?.text.hasPrefix("Stopped after 128 steps.") == true)
    var help = running
    _ = help.update(.window(.openHelp))
    #expect(help.mode == .help)
    #expect(Self.isWorking(help) == false)
    var left = running
    #expect(left.update(.window(.close)) == [.quit])
    #expect(running.update(.window(.quit)) == [.quit])
  }

  @Test("time that goes by and answers that come in do not stop it")
  func othersDoNotStopIt() throws {
    var session = try Self.large()
    _ = session.update(.race(.runForward))
    for event in [
      Event.progress(.tick(.seconds(3))), .answer(.failed("No.")), .answer(.done("Yes.")),
      .progress(
        .measured(demo: "a", length: ScriptLength(steps: 1, presses: 1, stops: 1, words: 1))
      ),
      .progress(.opening(steps: 3)), .window(.scrollReading(to: 0)),
    ] {
      _ = session.update(event)
      #expect(Self.isWorking(session) == true, "\(event)")
    }
  }

  @Test("what has to be found out is asked where it ends, and not on the way")
  func asksAtTheEnd() throws {
    var session = session(try Scenario(.v3_16, "page,page", tasks: "read:loop@0"))
    _ = session.update(.inquiry(.toggleReachability))
    Self.begin(&session, "step read-1 until P1")
    #expect(session.message?.isProblem == true)
    session.take(.inquiry(.toggleOdds))
    Self.begin(&session, "step read-1 until end")
    #expect(Self.isWorking(session) == true)
    for _ in 0..<5 { #expect(session.update(.progress(.goOn(atMost: 20))) == []) }
    let requests = session.update(.window(.cancel))
    #expect(!requests.isEmpty, "the odds from here are asked for")
  }

  @Test("a search looks at every step, and stops at a key")
  func searches() throws {
    var session = try Self.large()
    _ = session.say("step punch until end")
    session.take(.race(.toStart))
    var found = session
    _ = found.update(.window(.openSearch))
    for character in "P22  " { _ = found.update(.window(.typed(character))) }
    _ = found.update(.window(.confirm))
    #expect(Self.isWorking(found) == true)
    #expect(found.message?.text == "Searching: 128 steps so far; any key stops.")
    var stopped = found
    Self.driveOn(&found, slices: 30)
    #expect(found.play?.narration?.stepID == .p22)
    _ = stopped.update(.window(.cancel))
    #expect(stopped.depth == 0)
    #expect(stopped.message?.text == "The search for 'P22  ' is stopped after 128 steps.")
    _ = session.update(.window(.openSearch))
    for character in "xyzzy" { _ = session.update(.window(.typed(character))) }
    _ = session.updateToEnd(.window(.confirm))
    #expect(session.message?.text == "No step on this branch mentions 'xyzzy'.")
    #expect(session.depth == 0)
  }

  @Test("a race under other rules is caught up with in slices, and put away by a key")
  func compares() throws {
    var session = try Self.large(tasks: "reclaim@20")
    _ = session.say("step punch until end")
    var whole = session
    _ = whole.say("compare take-2")
    Self.begin(&session, "compare take-2")
    #expect(Self.isWorking(session) == true)
    #expect(session.play?.otherRace == nil)
    var stopped = session
    Self.driveOn(&session, slices: 50)
    let isEqual = session == whole
    #expect(isEqual)
    #expect(session.play?.otherRace != nil)
    _ = stopped.update(.window(.cancel))
    #expect(stopped.play?.otherRules == nil)
    #expect(stopped.message?.text == "The comparison was stopped and is closed.")
  }

  @Test("a demo played in slices goes as it goes at once", arguments: [1, 5, 1000])
  func playsThrough(size: Int) throws {
    for text in [classroom, classroom + "\nexpect slot 0 hole\nstep punch P3\nstep punch\n"] {
      let demo = try Demo(parsing: text)
      var playthrough = Playthrough(of: demo, checker: nil)
      while !playthrough.goOn(atMost: size) {}
      let isEqual = playthrough.scriptRun == ScriptRun(of: demo)
      #expect(isEqual)
    }
    let given = Playthrough(of: try Demo(parsing: classroom), checker: nil) { _ in false }
    #expect(given != nil, "a short one is through before anybody is asked")
  }
}
