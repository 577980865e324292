// Knows how a session asks about causes, and what the background adds to an answer.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Why")
struct WhyTests {
  private static func list(_ session: Session) throws -> WhyList {
    guard case .why(let list) = session.overlay else { throw Missing() }
    return list
  }

  private struct Missing: Error {}

  private static func lines(_ session: Session) throws -> [String] {
    let play = try #require(session.play)
    return play.lines(of: try list(session).answer).map(\.text)
  }

  /// The race that take 2 loses, at its end.
  private static func lost() throws -> Session {
    var session = try takeTwoSession()
    for line in [
      "step punch until P4", "step reclaim-1 until C2", "step punch until P11",
      "step reclaim-1 until C5", "step punch until P14", "step reclaim-1 until C13",
      "step punch until P22",
    ] {
      _ = session.say(line)
    }
    return session
  }

  @Test("the background finds the last step after which a schedule keeps the promise")
  func rescue() throws {
    var session = try Self.lost()
    let play = try #require(session.play)
    #expect(play.snapshot.isBroken)
    let requests = session.update(.window(.openWhy))
    #expect(requests.words == ["reachability 1"])
    #expect(try Self.lines(session).last?.contains("Looking for") == true)
    try session.answer(requests)
    let last = try #require(try Self.lines(session).last)
    #expect(last.contains("a schedule still keeps the promise; after step"))
    let key = try #require(Int(last.prefix(1)))
    // From that moment on the data is safe in some schedule, from the next one in none.
    let why = try Self.list(session).answer
    let line = try #require(session.play?.lines(of: why).first { $0.key == key })
    let moment = try #require(line.moment)
    let next = try #require(play.timeline.following(moment))
    for (state, isSavable) in [(moment, true), (next, false)] {
      let snapshot = play.timeline[state].snapshot
      let reachability = try RaceReachability(
        of: snapshot.scenario,
        from: snapshot.machine,
        judging: Promise.allCases,
        stateLimit: .max
      ) { _ in true }
      switch reachability?.reachability(of: snapshot.machine) {
      case .doomed: #expect(!isSavable)
      case .safe, .atRisk: #expect(isSavable)
      case .unknown, nil: Issue.record("everything has been looked at")
      }
    }
    // Asked again, it knows the answer.
    session.take(.window(.close))
    #expect(session.update(.window(.openWhy)).words == [])
  }

  @Test("an answer that is closed too early is no longer looked for")
  func drops() throws {
    var session = try Self.lost()
    _ = session.update(.window(.openWhy))
    #expect(session.update(.window(.close)).words == ["abandon 1"])
  }

  @Test("a loss is explained by the look, the gather, the swizzle and the step that goes on")
  func loss() throws {
    var session = try Self.lost()
    _ = session.update(.window(.openWhy))
    let why = try Self.list(session).answer
    #expect(why.words == "why does slot 0 still hold old data?")
    #expect(why.causes.map { $0.stepID?.rawValue } == ["C5", "P14", "C11", "P18"])
    #expect(why.causes.map(\.task) == ["reclaim-1", "punch", "reclaim-1", "punch"])
    #expect(why.conclusions.count == 1)
    let words = try #require(why.conclusions.first?.words)
    #expect(words.hasPrefix("page-retry is off. With it on, punch goes back at step"))
    #expect(words.hasSuffix("and all old data goes."))
  }

  @Test("a digit goes to the moment of its line, and the message leads back")
  func jumps() throws {
    var session = try Self.lost()
    let end = try #require(session.play?.timeline.number)
    _ = session.update(.window(.openWhy))
    let cause = try Self.list(session).answer.causes[1]
    session.take(.window(.choose(2)))
    #expect(session.overlay == nil)
    #expect(session.play?.timeline.current == cause.moment)
    let words = "The question was asked at step \(end): :goto \(end) leads back."
    #expect(session.message?.text == words)
    _ = session.update(.window(.openWhy))
    session.take(.window(.choose(9)))
    #expect(session.message?.isProblem == true)
  }

  @Test("Enter compares with the rule that the answer names, else it goes to the first step")
  func compares() throws {
    var session = try Self.lost()
    let end = session.depth
    _ = session.say("why")
    let why = try Self.list(session).answer
    let setting = try #require(why.conclusions.first?.setting)
    #expect(setting.description == "page-retry on")
    session.take(.window(.confirm))
    #expect(session.overlay == nil && session.depth == end)
    #expect(session.play?.otherRules?.settings == [setting])
    #expect(session.play?.otherRace?.snapshot.obligations.isEmpty == true)
    #expect(
      session.message?.text
        == "Beside it, the same schedule with page-retry on; :compare off ends that."
    )
    var start = try takeTwoSession()
    _ = start.say("step punch until P4")
    _ = start.say("step reclaim-1 until C2")
    _ = start.say("step punch until P14")
    start.take(.window(.openWhy))
    let cause = try #require(try Self.list(start).answer.causes.first)
    start.take(.window(.confirm))
    #expect(start.play?.timeline.current == cause.moment && start.play?.otherRules == nil)
  }

  @Test("U uses what the answer has found out, and the answer what U has")
  func oneSearch() throws {
    var first = try Self.lost()
    try first.answer(first.update(.window(.openWhy)))
    let last = try #require(
      first.play?.lines(of: try Self.list(first).answer).last?.moment
    )
    first.take(.window(.close))
    #expect(first.update(.inquiry(.toLastNotDoomed)).words == [])
    #expect(first.play?.timeline.current == last)
    var second = try Self.lost()
    let requests = second.update(.inquiry(.toLastNotDoomed))
    #expect(second.update(.window(.openWhy)).words == [], "it is being looked for")
    #expect(second.update(.window(.close)).words == [], "a person still waits")
    try second.answer(requests)
    #expect(second.play?.timeline.current == last)
  }

  @Test("a schedule too long to be played again is said to be")
  func tooLong() throws {
    var session = session(
      try Scenario(.take2, "page,page 0-0", tasks: "reclaim@0 read:loop@1")
    )
    for line in [
      "step punch until P4", "step reclaim-1 until C2", "step punch until P11",
      "step reclaim-1 until C5", "step punch until P14",
    ] {
      _ = session.say(line)
    }
    for _ in 0..<320 { _ = session.say("step read-1 until R3") }
    for line in ["step reclaim-1 until C13", "step punch until P22"] { _ = session.say(line) }
    let play = try #require(session.play)
    #expect(play.timeline.now.depth > 600 && play.snapshot.isBroken)
    #expect(
      play.whyTexts.contains {
        $0.contains("more than 600 steps: it is not played again under another rule.")
      }
    )
  }

  @Test("the questions are gone through in a circle, a wait of the focused task first")
  func circle() throws {
    var session = try takeTwoSession()
    for line in ["step punch until P4", "step reclaim-1 until C2", "step punch until P14"] {
      _ = session.say(line)
    }
    _ = session.update(.window(.openWhy))
    let questions = try Self.list(session).questions
    #expect(questions.first == .wait(.puncher))
    #expect(questions.last == .slot(PageIndex(0)))
    for _ in questions { session.take(.window(.down)) }
    #expect(try Self.list(session).selected == 0)
    session.take(.window(.up))
    #expect(try Self.list(session).selected == questions.count - 1)
  }

  @Test("a wait is explained by the step that took the lock, and by how it can end")
  func wait() throws {
    var session = try takeTwoSession()
    for line in [
      "step punch until P4", "step reclaim-1 until C2", "step punch until P14",
    ] {
      _ = session.say(line)
    }
    _ = session.update(.window(.openWhy))
    let why = try Self.list(session).answer
    #expect(why.question == .wait(.puncher))
    #expect(why.causes.map { $0.stepID?.rawValue } == ["C2", "P14"])
    #expect(
      why.conclusions.map(\.words).first == "punch waits for the lock of P0, which reclaim-1 holds."
    )
    #expect(why.conclusions.last?.words.hasPrefix("reclaim-1 can end this") == true)
  }

  @Test("in random races every line lies on the way here, and every wait has an answer")
  func random() throws {
    for seed in UInt64(0)..<24 {
      var race = try RandomRace(seed: seed, mapping: seed % 5 == 4 ? .file : .tmpfs)
      var timeline = Timeline(race.scenario)
      for _ in 0..<120 {
        guard let step = race.nextStep(in: timeline.now.snapshot) else { break }
        timeline.perform(.step(step))
        let play = Play(title: "", timeline: timeline, hasScript: false).at(timeline.current)
        let way = Set(play.timeline.past)
        for question in play.whyQuestions {
          if case .kept = question { continue }
          let why = play.answer(to: question)
          #expect(
            !why.causes.isEmpty || !why.conclusions.isEmpty,
            "seed \(seed), step \(timeline.number): \(why.words)"
          )
          #expect(why.causes.allSatisfy { way.contains($0.moment) })
        }
      }
    }
  }
}

extension Play {
  /// The race at a moment.
  fileprivate func at(_ moment: MomentID) -> Play {
    var session = Session(gallery: Gallery(items: []), play: self, isMouseOn: false)
    _ = session.update(.race(.goTo(step: timeline.number(of: moment))))
    return session.play ?? self
  }
}
