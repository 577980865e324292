// Knows that a session that is saved as a demo is the same when it is played again.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Saving")
struct SavingTests {
  /// Every moment of a time line as it is reached, and what is said there.
  private static func tree(_ timeline: Timeline) -> [Moment] {
    (0..<timeline.count).map { timeline[MomentID($0)] }
  }

  private static func replayed(_ play: Play) throws -> ScriptRun {
    let scriptRun = ScriptRun(of: try Demo(parsing: play.wholeDemo.text))
    #expect(scriptRun.failures.map(\.problem.words) == [])
    return scriptRun
  }

  /// A session in which somebody has pressed keys and typed commands at random.
  private static func randomSession(seed: UInt64) throws -> Session {
    var generator = SplitMix64(seed: seed)
    var session =
      seed % 3 == 0
      ? try classroomSession()
      : PlaybackTests.session(
        try Scenario(.v3_16, "page,swap,hole,page 0-2", tasks: "read@1 reclaim")
      )
    let events: [Event] = [
      .race(.stepForward), .race(.stepForward), .race(.stepForward), .race(.stepBack),
      .race(.stepBack), .race(.toStart), .race(.toEnd),
      .race(.runForward), .race(.toNextCursorStep), .race(.finishTask), .race(.toNextBranch),
      .race(.backToScript), .race(.undoInjection),
      .race(.runBack), .race(.toLastChange), .race(.toNextChange), .race(.toggleBreakpoint),
      .race(.takeMove(1)), .race(.takeMove(2)), .race(.takeMove(3)), .race(.moveSelection(by: 1)),
      .race(.moveSelection(by: -2)),
      .race(.inject(.read)), .race(.inject(.reclaim)), .race(.inject(.swizzle)),
      .race(.inject(.faultWrite)),
    ]
    let lines = [
      "compare take-2", "compare off", "compare page-lock off",
      "note A note.", "chapter A chapter", "speaker For me.", "swizzle at 1", "jump start",
      "break read-2 waits", "break loss", "unbreak 1", "until slot 2 hole", "until not slot 0 page",
    ]
    for step in 0..<45 {
      if Int.random(in: 0..<6, using: &generator) == 0 {
        let pick = Int.random(in: 0...lines.count, using: &generator)
        _ = session.say(pick < lines.count ? lines[pick] : "mark mark-\(step)")
      } else {
        session.take(events[Int.random(in: events.indices, using: &generator)])
      }
    }
    return session
  }

  @Test(
    "random sessions come back moment for moment, and are opened where they were closed",
    arguments: 0..<trials(14, thorough: 60) as Range<UInt64>
  )
  func randomSessions(seed: UInt64) throws {
    let session = try Self.randomSession(seed: seed)
    let play = try #require(session.play)
    try Self.comesBack(play, withWords: seed % 3 != 0)
    try Self.resumes(play)
  }

  /// Checks that a session that is played again has the same moments.
  ///
  /// Without a script every word stays where it was said as well.
  private static func comesBack(_ play: Play, withWords: Bool) throws {
    let replayed = try Self.replayed(play)
    #expect(
      Self.tree(replayed.timeline).map(\.snapshot) == Self.tree(play.timeline).map(\.snapshot)
    )
    #expect(Self.tree(replayed.timeline).map(\.parent) == Self.tree(play.timeline).map(\.parent))
    #expect(
      Self.tree(replayed.timeline).map(\.children) == Self.tree(play.timeline).map(\.children)
    )
    #expect(replayed.timeline.current == play.timeline.current)
    for mark in play.timeline.marks { #expect(replayed.timeline.marks.contains(mark)) }
    guard withWords else { return }
    #expect(
      Self.tree(replayed.timeline).map(\.annotation) == Self.tree(play.timeline).map(\.annotation)
    )
  }

  /// Checks that a session is opened where it was closed.
  private static func resumes(_ play: Play) throws {
    let text = play.savedText(remarks: ["A remark."])
    let demo = try Demo(parsing: text)
    let resumed = Play(
      resuming: demo,
      scriptRun: ScriptRun(of: demo),
      bookmark: Bookmark(in: text),
      fallbackTitle: ""
    )
    #expect(resumed.title == play.title)
    #expect(resumed.timeline.current == play.timeline.current)
    #expect(resumed.timeline.future == play.timeline.future)
    #expect(resumed.selected == play.selected)
    #expect(resumed.breakpoints == play.breakpoints)
    #expect(resumed.isOnScript == play.isOnScript)
    #expect(resumed.scriptPath?.position == play.scriptPath?.position)
    #expect(resumed.scriptPath?.points.map(\.moment) == play.scriptPath?.points.map(\.moment))
    #expect(resumed.otherRules == play.otherRules)
    #expect(resumed.annotation == play.annotation)
    #expect(resumed.nextAction == play.nextAction)
  }

  @Test("a script with all that it can do is saved as a script that does the same")
  func savesScripts() throws {
    let text = """
      punchscope demo 2
      title    All
      about    What it is about.
      slots    page swap
      tasks    read@1
      shift    3
      chapter  One
      note     A.
      note     B.
      pause
      note     C.
      step     punch until P2
      mark     here
      check    never-empty
      note     D.
      speaker  E.
      step     read-1 until end
      chapter  Late

      chapter  Later
      jump     here
      chapter  Two
      note     F.
      inject   reclaim at 0
      step     reclaim-1
      pause
      chapter  Three
      note     G.
      pause
      step     punch
      jump     start
      check
      """
    let demo = try Demo(parsing: text)
    let scriptRun = ScriptRun(of: demo)
    let play = Play(demo, scriptRun: scriptRun, fallbackTitle: "")
    let saved = play.savedText(remarks: [])
    let again = ScriptRun(of: try Demo(parsing: saved))
    #expect(again.failures.map(\.problem.words) == [])
    for (position, point) in scriptRun.scriptPath.points.enumerated() {
      #expect(again.scriptPath.points[position] == point, "point \(position)")
    }
    #expect(Self.tree(again.timeline) == Self.tree(scriptRun.timeline))
    #expect(try Demo(parsing: saved).about == "What it is about.")
  }

  @Test(
    "a bookmark that does not fit opens the session at its end",
    arguments: [
      "# bookmark moment=99 way=99 points=0 point=0 slot=0", "# bookmark moment=-1", "# bookmark",
      "# bookmark moment=1 way=1 points=99 point=0 slot=0",
      "# bookmark moment=1 way=1 points=2 point=2 slot=0",
      "# bookmark moment=1 way=1 points=0 point=0 slot=9", "# nothing",
    ]
  )
  func badBookmarks(line: String) throws {
    let text = "punchscope demo 2\n\(line)\nslots page\nstep punch\nstep punch\n"
    let demo = try Demo(parsing: text)
    let resumed = Play(
      resuming: demo,
      scriptRun: ScriptRun(of: demo),
      bookmark: Bookmark(in: text),
      fallbackTitle: "x"
    )
    #expect(resumed.timeline.current == MomentID(2))
    #expect(resumed.title == "x")
  }
}
