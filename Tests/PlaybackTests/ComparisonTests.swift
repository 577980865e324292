// Knows that a race and the same under other rules go in lock step.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Comparison")
struct ComparisonTests {
  /// Classroom: with the swap retry the punch goes back, without it the data is lost.
  private static let text = """
    punchscope demo 2
    rules    first-pass off
    slots    page hole swap hole
    hole     1-3
    tasks    read@2
    shift    3
    compare  swap-retry off
    expect   difference none
    step     punch until P14
    expect   difference none
    step     read-1 until S7
    expect   difference none
    step     read-1 until end
    step     punch until end
    expect   difference at 2
    compare  off
    jump     start
    """

  private static func compared() throws -> Session {
    let demo = try Demo(parsing: text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    return Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
  }

  /// Plays some lines by hand; returns the race, the one that it is compared with, and the sentence about both.
  private func told(
    _ scenario: Scenario,
    _ lines: String...
  ) throws -> (play: Play, other: OtherRace, words: String) {
    var session = session(scenario)
    for line in lines { _ = session.say(line) }
    let play = try #require(session.play)
    let other = try #require(play.otherRace)
    return (play, other, other.words(against: play.snapshot))
  }

  @Test("the first page that is otherwise is found, and none before the rule matters")
  func findsDifference() throws {
    let scriptRun = ScriptRun(of: try Demo(parsing: Self.text))
    #expect(scriptRun.failures.map(\.problem.words) == [])
  }

  @Test("a note about the script's comparison is not shown while the person compares otherwise")
  func foreignNote() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 2
        rules    first-pass off
        slots    page hole swap hole
        hole     1-3
        tasks    read@2
        shift    3
        step     punch P1
        note     Before.
        step     punch P2
        compare  swap-retry off
        step     punch until P14
        note     Below, the same without the retry.
        """
    )
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false
    )
    session.take(.race(.goTo(step: 1)))
    _ = session.say("compare take-2")
    #expect(session.play?.annotation.note == "Before.", "it is not about a comparison")
    session.take(.race(.toEnd))
    #expect(session.play?.otherRace != nil)
    #expect(session.play?.annotation.note == nil)
    #expect(session.play?.newWords?.note == nil)
    _ = session.say("compare off")
    #expect(session.play?.annotation.note == "Below, the same without the retry.")
  }

  @Test("goto stays on the script, with what it compares there")
  func goesToAStep() throws {
    var session = try Self.compared()
    session.take(.race(.goTo(step: 7)))
    #expect(session.depth == 7)
    #expect(session.play?.isOnScript == true)
    #expect(session.play?.otherRules != nil)
  }

  @Test("what is compared by hand stays, whatever the script goes on to say, until it is put away")
  func staysByHand() throws {
    var session = try Self.compared()
    _ = session.say("compare take-2")
    let own = session.play?.otherRules
    session.take(.race(.stepForward), .race(.toEnd))
    #expect(own != nil)
    #expect(session.play?.otherRules == own)
    _ = session.say("compare off")
    #expect(session.play?.otherRules == nil)
    session.take(.race(.toStart), .race(.stepForward))
    #expect(session.play?.otherRules != nil, "the script's own is back")
  }

  @Test("what is expected otherwise is said with what was found")
  func objections() throws {
    let text = Self.text.replacing("difference at 2", with: "difference none")
    let scriptRun = ScriptRun(of: try Demo(parsing: text))
    #expect(
      scriptRun.failures.map(\.problem.words) == [
        "expected difference none, found difference at 2"
      ]
    )
  }

  @Test("the comparison is in force where the script says so, and told in words")
  func inForce() throws {
    var session = try Self.compared()
    #expect(session.play?.otherRules?.text == "swap-retry off")
    let points = try #require(session.play?.scriptPath?.points.count)
    session.take(.race(.goToPoint(points - 3)))
    let play = try #require(session.play)
    let race = try #require(play.otherRace)
    #expect(
      race.words(against: play.snapshot)
        == "' swap-retry off: there slot 2 holds a page of old data, here it is empty. There punch has "
        + "finished."
    )
    session.take(.race(.stepForward), .race(.stepForward))
    #expect(session.play?.otherRace == nil)
  }

  @Test("under its own rules a race never differs from itself", arguments: 0..<12 as Range<UInt64>)
  func sameRules(seed: UInt64) throws {
    var race = try RandomRace(seed: seed, mapping: seed % 2 == 0 ? .tmpfs : .file)
    var session = session(race.scenario)
    let settings = race.scenario.rules.settings
    _ = session.say("compare \(OtherRules(kernel: nil, settings: settings).text)")
    for _ in 0..<80 {
      let play = try #require(session.play)
      guard let step = race.nextStep(in: play.snapshot),
        let move = play.moves.first(where: { $0.step == step })?.number
      else { break }
      session.take(.race(.takeMove(move)))
      let now = try #require(session.play)
      let other = try #require(now.otherRace)
      #expect(other.firstDifference == nil)
      #expect(other.standstill == nil)
      #expect(other.snapshot.machine == now.snapshot.machine)
    }
  }

  @Test("a task that cannot move in the other race stands still there, which is said")
  func standsStill() throws {
    let (_, _, words) = try told(
      Scenario(.v3_16, "page", tasks: "reclaim@0", set: "first-pass=off page-lock=off"),
      "compare page-lock on",
      "step punch until P14",
      "step reclaim-1 until C2",
      "step punch"
    )
    #expect(words.contains("There punch stands still: it"), "\(words)")
  }

  @Test("the other race is told to its end where only the punch here has come to its own")
  func sequel() throws {
    let rules = "first-pass=off swap-retry=off"
    var session = session(
      try Scenario(.v3_16, "page,hole,swap,hole 1-3", tasks: "read@2", set: rules)
    )
    _ = session.say("compare swap-retry second")
    _ = session.say("step punch until P14")
    _ = session.say("step read-1 until S7")
    _ = session.say("step punch until P22")
    let play = try #require(session.play)
    #expect(play.snapshot.status(of: .oldDataGone).isBroken)
    let words = try #require(play.otherRace).words(against: play.snapshot)
    #expect(words.hasSuffix("If punch goes on there, it removes all old data."), "\(words)")

    // Where the other punch is over as well, there is nothing to add.
    _ = session.say("compare page-lock off")
    let same = try #require(session.play)
    let other = try #require(same.otherRace)
    #expect(other.snapshot.machine.file.phase == .after)
    #expect(other.words(against: same.snapshot) == "' page-lock off: no slot differs.")
  }

  @Test(
    "the other race is judged by all that its punch leaves, a part of a page at the edge as well"
  )
  func sequelWithLoss() throws {
    let holes = Array(repeating: "hole", count: 10).joined(separator: ",")
    let (play, _, words) = try told(
      Scenario(.v3_16, "page,swap,\(holes),page ~2-12", tasks: "", set: "first-pass=off"),
      "compare slow-gather on, border-swapin fails",
      "step punch until P22"
    )
    #expect(!play.snapshot.status(of: .oldDataGone).isBroken)
    #expect(
      words.hasSuffix("If punch goes on there, it leaves old data behind in page 1."),
      "\(words)"
    )
  }

  @Test("a punch whose end is too far for every picture is not followed")
  func farEnd() throws {
    let (_, other, words) = try told(
      Scenario(.v3_16, "0-199=page 0-199", tasks: "", set: "first-pass=off"),
      "compare slow-gather on",
      "step punch until P22"
    )
    #expect(other.snapshot.machine.file.phase == .during)
    #expect(!words.contains("goes on there"))
  }

  @Test("at the prompt it is turned on and off, and judged")
  func atThePrompt() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    _ = session.say("compare take-2")
    _ = session.say("expect difference none")
    #expect(session.message?.text == "As expected.")
    _ = session.say("compare off")
    #expect(session.play?.otherRace == nil)
    _ = session.say("expect difference none")
    #expect(session.message?.isProblem == true)
  }

  @Test("it is saved with the script")
  func saved() throws {
    let play = try #require(try Self.compared().play)
    let points = try #require(play.scriptPath).points
    let saved = ScriptRun(of: try Demo(parsing: play.wholeDemo.text)).scriptPath.points
    #expect(saved.prefix(points.count).map(\.comparison) == points.map(\.comparison))
  }
}
