// Knows the causes of the races of today's kernels, by the ids of the steps in a chain.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Why, in the kernels of today")
struct WhyTodayTests {
  /// An answer to one question.
  private struct Answer {
    let why: Why
    /// The tasks and steps of the chain: `punch P14`.
    var chain: [String] { why.causes.map { "\($0.task) \($0.stepID?.rawValue ?? "+")" } }
    /// The settings that the conclusions name: `split-aware on`.
    var settings: [String] { why.conclusions.compactMap { $0.setting?.description } }
    /// The conclusions.
    var words: String { why.conclusions.map(\.words).joined(separator: " ") }
  }

  /// Plays steps of a race.
  private static func play(_ scenario: Scenario, _ lines: [String]) throws -> Play {
    var session = session(scenario)
    for line in lines {
      _ = session.say("step \(line)")
      #expect(session.message?.isProblem != true, "\(line): \(session.message?.text ?? "")")
    }
    return try #require(session.play)
  }

  /// Returns the answer to the first question, or to the first one with some words in it.
  private static func ask(_ play: Play, _ words: String = "") throws -> Answer {
    let question = play.whyQuestions.first {
      words.isEmpty || $0.words(in: play.snapshot).contains(words)
    }
    return Answer(why: play.answer(to: try #require(question, "no question about \(words)")))
  }

  // MARK: A split between look and use

  private static func shrank() throws -> Scenario {
    try Scenario(.v6_12_118, "hole,hole,page:1,hole,hole 1-4", tasks: "reclaim@2 read@3")
  }

  /// The steps up to the split of the gathered entry.
  private static let shrinking = [
    "reclaim-1 until C2", "punch until P12", "punch P12", "reclaim-1 until end", "punch P14",
    "read-1 S1", "read-1 S3a",
  ]

  @Test("old data that an entry has left behind by its split is explained by look, split and use")
  func shrunkEntry() throws {
    let play = try Self.play(try Self.shrank(), Self.shrinking + ["punch until P22"])
    let answer = try Self.ask(play, "slot 3 still hold old data")
    #expect(answer.chain == ["punch P14", "read-1 S3a", "punch P16", "punch P14"])
    #expect(answer.settings == ["split-aware on"])
    #expect(play.whyQuestions.first == .slot(PageIndex(3)))
  }

  @Test("the question about a page that the punch will leave comes before the punch is over")
  func doomedPage() throws {
    let before = try Self.play(try Self.shrank(), Self.shrinking)
    #expect(!before.whyQuestions.contains(.slot(PageIndex(3))))
    let play = try Self.play(try Self.shrank(), Self.shrinking + ["punch P16"])
    #expect(play.whyQuestions.first == .slot(PageIndex(3)))
    let answer = try Self.ask(play)
    #expect(answer.chain.suffix(3) == ["punch P14", "read-1 S3a", "punch P16"])
    #expect(answer.words.contains("leaves this data behind"))
    #expect(answer.settings == ["split-aware on"])
  }

  @Test("a stale entry that has kept its value is not said to send the punch back")
  func staleOrder() throws {
    let play = try Self.play(try Self.shrank(), Self.shrinking)
    let answer = try Self.ask(play, "stale")
    #expect(answer.chain == ["reclaim-1 C11", "punch P14", "read-1 S3a"])
    #expect(answer.words.contains("comparison of values sees no difference"))
    #expect(!answer.words.contains("goes back"))
    #expect(answer.settings == ["split-aware on"])
    let aware = try Scenario(
      .v6_12_118,
      "hole,hole,page:1,hole,hole 1-4",
      tasks: "reclaim@2 read@3",
      set: "split-aware=on"
    )
    let other = try Self.ask(try Self.play(aware, Self.shrinking), "stale")
    #expect(other.words.contains("goes back"))
    #expect(other.settings.isEmpty)
  }

  @Test("swap slots freed in use are explained by the order that was read too early")
  func earlyOrder() throws {
    let play = try Self.play(
      try Scenario(.v6_12_0, "swap:2 0-3", tasks: "read@1"),
      ["punch until P6a", "read-1 S1", "read-1 S3a", "punch P6", "punch P7"]
    )
    let answer = try Self.ask(play, "counts balance")
    for step in ["punch P6a", "read-1 S3a", "punch P7"] { #expect(answer.chain.contains(step)) }
    #expect(answer.settings == ["free-atomic on"])
  }

  // MARK: Edges

  @Test("a page lost outside the hole is explained by the look at the edge before it was made")
  func lostOutside() throws {
    let play = try Self.play(
      try Scenario(
        .v6_6,
        "hole,hole,hole,hole 3-3",
        tasks: "fault-write:order=2@0",
        set: "big-split=off"
      ),
      ["punch until P12", "fault-1 until end", "punch until P18", "punch P19", "punch P19"]
    )
    let answer = try Self.ask(play, "outside the hole")
    for step in ["punch P12", "fault-1 F9", "punch P14", "punch P19"] {
      #expect(answer.chain.contains(step))
    }
    #expect(answer.settings == ["big-split on"])
  }

  @Test("old data is explained by the edge whose swap-in got no memory")
  func failedBorder() throws {
    let play = try Self.play(
      try Scenario(
        .v7_3_4,
        "swap:2,hole 1-3",
        tasks: "read@0",
        set: "border-swapin=fails"
      ),
      ["punch until P22"]
    )
    let answer = try Self.ask(play, "still hold old data")
    #expect(answer.chain.contains("punch S3") && answer.chain.contains("punch P16d"))
    #expect(!answer.words.contains("no retry was left"))
    #expect(answer.settings.isEmpty, "no kernel has a rule against it")
  }

  @Test("a punch that goes round is explained by the rule that sends it back")
  func goingRound() throws {
    let play = try Self.play(
      try Scenario(
        .v6_12_69,
        "hole,hole,hole 1-2",
        tasks: "fault-write:order=1@0 reclaim@0"
      ),
      [
        "punch until P12", "punch P12", "fault-1 until end", "reclaim-1 until end", "punch P14",
        "punch P16", "punch P16d", "punch P20",
      ]
    )
    let answer = try Self.ask(play, "go back")
    for step in ["punch P14", "punch P16d", "reclaim-1 C11"] {
      #expect(answer.chain.contains(step))
    }
    #expect(answer.settings == ["retry-where base"])
    #expect(answer.words.contains("goes round for ever"))
  }

  @Test("a truncate that starts over for ever is explained by the edge that it was refused")
  func startingOver() throws {
    let scenario = try Scenario(
      .v6_12_95,
      "swap:2",
      tasks: "truncate@2",
      call: PunchCall.none
    )
    let play = try Self.play(
      scenario,
      ["truncate-1 until P14", "truncate-1 until P20", "truncate-1 P14"]
    )
    let answer = try Self.ask(play, "go back")
    for step in ["truncate-1 S1", "truncate-1 P14", "truncate-1 P16d"] {
      #expect(answer.chain.contains(step))
    }
    #expect(answer.settings == ["border-direct on"])
    // In its second round the truncate does the same again, and so does the answer.
    let later = try Self.play(
      scenario,
      ["truncate-1 until P14", "truncate-1 until P20", "truncate-1 P14", "truncate-1 P14"]
    )
    #expect(try Self.ask(later).settings == ["border-direct on"])
  }

  // MARK: Other tasks

  @Test("data overwritten by a small page is explained by the read-ahead that has cached it")
  func smallCachedPage() throws {
    let play = try Self.play(
      try Scenario(.v6_12_70, "swap:2,hole 4-4", tasks: "readahead@0 read@1"),
      ["readahead-1 H1", "read-1 until S7"]
    )
    let answer = try Self.ask(play, "outside the hole")
    #expect(answer.chain.contains("readahead-1 H1") && answer.chain.contains("read-1 S7"))
    #expect(answer.settings == ["cache-order on"])
  }

  @Test("old data in a joined page is explained by the collapse after the look at the edge")
  func collapse() throws {
    let play = try Self.play(
      try Scenario(
        .v7_3_4,
        "page,hole,page,hole 1-3",
        tasks: "collapse:order=2@0 reclaim@0"
      ),
      [
        "collapse-1 until K4", "punch until P12", "punch P12", "collapse-1 until end",
        "reclaim-1 until end", "punch until P22",
      ]
    )
    let answer = try Self.ask(play, "slot 2 still hold old data")
    #expect(
      answer.chain == [
        "punch P12", "collapse-1 K6", "reclaim-1 C11", "punch P14", "punch P16d",
      ]
    )
    #expect(answer.settings.isEmpty, "no kernel has a rule against it")
  }

  @Test("data lost with a clean page is explained by the pin that kept it from being split")
  func pinnedPage() throws {
    let play = try Self.play(
      try Scenario(
        .v7_3_4,
        "hole,hole,hole,hole 2-3",
        tasks: "fault-read:order=2@0 fault-write:mapped@0 pin@0"
      ),
      [
        "punch until P12", "punch P12", "fault-1 until end", "fault-2 F15", "pin-1 G1",
        "punch until P19b",
      ]
    )
    let answer = try Self.ask(play, "outside the hole")
    for step in ["pin-1 G1", "punch P14", "punch P19b"] { #expect(answer.chain.contains(step)) }
    #expect(answer.settings == ["clean-keep on"])
  }

  @Test("data of freed blocks is explained by the read from the disk and the free of the blocks")
  func blocks() throws {
    let scenario = try Scenario(
      .v3_16,
      in: .file,
      "clean,hole 0-0",
      tasks: "read@0",
      set: "frees-blocks=after"
    )
    let before = try Self.play(scenario, ["punch until P14", "read-1 until M3"])
    #expect(try Self.ask(before).words.contains("leaves this data behind"))
    let play = try Self.play(scenario, ["punch until P14", "read-1 until M3", "punch B2"])
    let answer = try Self.ask(play, "still hold old data")
    #expect(answer.chain == ["punch P14", "read-1 M2", "read-1 M3", "punch B2"])
    #expect(answer.settings == ["invalidate-lock all"])
  }

  // MARK: Nothing wrong

  @Test("where nothing is wrong the answer says so, and there is nothing to compare with")
  func nothingWrong() throws {
    let play = try Self.play(try Self.shrank(), ["punch until P4"])
    let answer = try Self.ask(play)
    #expect(play.whyQuestions.count == 1)
    #expect(answer.words.contains("No promise is broken so far"))
    #expect(answer.why.setting == nil)
  }

  @Test("in random races with large entries every line lies on the way here, and says something")
  func random() throws {
    for seed in UInt64(0)..<24 {
      var race = try RandomLargeRace(seed: seed)
      var timeline = Timeline(race.scenario)
      for _ in 0..<80 {
        guard let step = race.nextStep(in: timeline.now.snapshot) else { break }
        timeline.perform(.step(step))
      }
      let play = Play(title: "", timeline: timeline, hasScript: false).atEnd
      let way = Set(play.timeline.past)
      for question in play.whyQuestions {
        let why = play.answer(to: question)
        #expect(!why.causes.isEmpty || !why.conclusions.isEmpty, "seed \(seed): \(why.words)")
        #expect(why.causes.allSatisfy { way.contains($0.moment) })
        #expect(why.causes.count + why.conclusions.count <= 7, "seed \(seed): \(why.words)")
      }
    }
  }
}

extension Play {
  /// The race at the end of its way.
  fileprivate var atEnd: Play {
    var session = Session(gallery: Gallery(items: []), play: self, isMouseOn: false)
    _ = session.update(.race(.goTo(step: timeline.lastNumber)))
    return session.play ?? self
  }
}
