// Checks that Enter in a form leads to the race, the comparison or the repeated schedule that it should.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The end of a form")
struct FormEndTests {
  /// A race in which the punch alone has gone some steps.
  private static func started() throws -> Session {
    var session = session(
      try Scenario(.v3_16, "page,page,hole,swap 0-3", tasks: "read@3 reclaim@1")
    )
    _ = session.say("step punch until P4")
    _ = session.say("step reclaim-1 until C2")
    _ = session.say("step read-1")
    return session
  }

  @Test("rules alone lead to a comparison, whatever the rule and its value")
  func everyRule() throws {
    let start = try Self.started()
    let scenario = try #require(start.play?.timeline[.start].snapshot.scenario)
    for change in scenario.rules.settings.flatMap({ $0.rule.settings })
    where scenario.rules[change.rule] != change {
      var session = start
      session.take(.form(.open), .form(.select(.rule(change.rule))))
      while session.form?.values.rules[change.rule] != change {
        session.take(.form(.change(by: 1)))
      }
      session.take(.window(.confirm))
      #expect(session.play?.otherRules == OtherRules(kernel: nil, settings: [change]))
      #expect(session.play?.timeline == start.play?.timeline, "the race is as it was")
      #expect(session.mode == .race)
      var typed = start
      _ = typed.say("compare \(change)")
      #expect(typed.play?.otherRules == session.play?.otherRules, "the prompt does the same")
    }
  }

  @Test("the form says what Enter does before it is pressed")
  func words() throws {
    var session = try Self.started()
    session.take(.form(.open))
    #expect(session.formOutcome == .goesBack)
    session.take(.form(.select(.kernel)), .form(.change(by: 1)))
    #expect(session.formOutcome == .compares(OtherRules(kernel: .v6_1, settings: [])))
    session.take(.form(.change(by: -1)), .form(.select(.file)), .form(.add))
    #expect(session.formOutcome == .playsAgain)
    session.take(.window(.cancel))
    #expect(session.mode == .race && session.formOutcome == nil, "one Esc closes the form")
    #expect(FormTests.freePlay().formOutcome == .begins)
  }

  @Test("another kernel is compared as well, and the rules of the race end the comparison")
  func otherKernel() throws {
    var session = try Self.started()
    session.take(.form(.open), .form(.select(.kernel)), .form(.change(by: 1)), .window(.confirm))
    #expect(session.play?.otherRules?.text == "6.1")
    session.take(.form(.open), .form(.change(by: -1)), .window(.confirm))
    #expect(session.play?.otherRules == nil)
    #expect(session.message?.text == "The rules are those of the race: the comparison has ended.")
  }

  @Test("after any other change one Enter plays the schedule again, and the form says so before it")
  func playsAgain() throws {
    var session = try Self.started()
    let old = try #require(session.play)
    session.take(.form(.open), .form(.selectSlot(PageIndex(0))), .form(.paint(.swap)))
    #expect(session.formOutcome == .playsAgain)
    #expect(
      session.formWords
        == "Enter plays the same schedule again in this race, beside the one at hand; n begins at its start."
    )
    session.take(.window(.confirm))
    #expect(session.mode == .race)
    let play = try #require(session.play)
    #expect(play.snapshot.scenario.start(at: PageIndex(0)) == .swap)
    #expect(play.timeline.count == old.timeline.count)
    #expect(play.timeline.now.depth == old.timeline.now.depth)
    let other = try #require(play.otherRace)
    #expect(other.name == "the race before")
    #expect(other.snapshot.machine == old.snapshot.machine)
    #expect(
      session.message?.text == "The whole schedule fits. F, then o, opens the race before."
    )
    session.take(.race(.stepBack))
    #expect(session.play?.otherRace?.snapshot.machine == old.previous.machine)
  }

  @Test("a schedule that no longer fits stops, and the step and the reason are said")
  func stops() throws {
    var session = try Self.started()
    let old = try #require(session.play)
    session.take(.form(.open), .form(.select(.task(1))), .form(.remove))
    session.take(.window(.confirm))
    let past = old.timeline.past.dropFirst()
    let count = past.prefix { old.timeline[$0].action != nil && !Self.isReclaim($0, old) }.count
    #expect(count > 0)
    #expect(session.play?.timeline.count == count + 1)
    let words = try #require(session.message?.text)
    #expect(
      words.hasPrefix(
        "The schedule fits for \(count) of \(past.count) steps and stops before step \(count + 1): "
          + "there is no reclaim-1."
      ),
      "\(words)"
    )
    // A task that stands at another place in the list is the same task.
    session = try Self.started()
    session.take(.form(.open), .form(.select(.task(0))), .form(.remove))
    session.take(.window(.confirm))
    #expect(session.message?.text.contains("there is no read-1") == true)
    #expect(session.play?.snapshot.scenario.tasks.count == 2)
    #expect(session.play?.timeline.count == old.timeline.count - 1, "only the read is missing")
  }

  /// Returns true if reclaim took the step that led to a moment.
  private static func isReclaim(_ moment: MomentID, _ play: Play) -> Bool {
    guard case .step(let step) = play.timeline[moment].action else { return false }
    return play.snapshot.name(of: step.task) == "reclaim-1"
  }

  @Test("the race before can be opened again, and the other one after it")
  func former() throws {
    var session = try Self.started()
    let old = try #require(session.play)
    session.take(.form(.open), .form(.select(.shift)), .form(.change(by: 1)))
    session.take(.form(.playFromStart))
    let new = try #require(session.play)
    #expect(new.timeline.count == 1 && new.snapshot.scenario.mapShift == 4)
    session.take(.form(.open), .form(.openFormer))
    #expect(session.play?.timeline == old.timeline)
    session.take(.form(.open), .form(.openFormer))
    #expect(session.play?.timeline == new.timeline)
  }

  @Test("x plays from the start and checks there; w writes a demo of the same race")
  func checksAndSaves() throws {
    var session = FormTests.freePlay()
    let requests = session.update(.form(.check))
    #expect(requests.contains { if case .inquire = $0 { true } else { false } })
    #expect(session.mode == .race && session.play?.check?.step == 0)
    session.take(.form(.open), .form(.select(.shift)), .form(.change(by: 1)), .form(.save))
    for character in "a.punch" { session.take(.window(.typed(character))) }
    let saving = session.update(.window(.confirm))
    let form = try #require(session.form)
    guard case .save(let path, let play) = saving.first else {
      Issue.record("nothing is saved")
      return
    }
    #expect(path == "a.punch")
    #expect(try Demo(parsing: play.wholeDemo.text).scenario == form.scenario())
  }

  @Test("golf has no form, as its races are given")
  func noGolf() throws {
    var session = Session(gallery: Gallery(items: [.golf]), play: nil, isMouseOn: false)
    let race = GolfRace(title: "A", scenario: try Scenario(.take2, "page,swap", tasks: "read@1"))
    let levels = GolfLevel.levels(of: [race], best: [:])
    session.take(.answer(.golf(levels, first: race.key)))
    session.take(.form(.open))
    #expect(session.form == nil && session.message?.isProblem == true)
  }
}
