// Knows that what is said about a step follows from the step.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Narrator")
struct NarratorTests {
  private static func lines(_ session: Session) -> [String] {
    guard let play = session.play else { return [] }
    return ([play.timeline.current] + play.timeline.future).compactMap {
      play.narration(of: $0)?.line
    }
  }

  @Test("the classroom loss is told from the machine alone")
  func classroomLines() throws {
    let lines = Self.lines(try classroomSession())
    #expect(
      lines[4] == "P14  punch gathers 2:s2. It cannot pin a swap entry."
    )
    #expect(
      lines[9] == """
        S7  read-1 puts P2 where swap entry s2 was: one store, slot 2 was never empty. \
        The s2 that punch has gathered is stale now: nothing can pin a swap entry.
        """
    )
    #expect(
      lines[10] == """
        P16  Slot 2 no longer holds s2 but page P2 (old data); the cursor does not go back.
        """
    )
    let verdict = "LEFT BEHIND: page 2 still holds data from before the punch."
    #expect(lines.contains { $0.contains(verdict) })
  }

  @Test("the same step is told differently when the rule is on")
  func ruleChangesWords() throws {
    let scenario = try Scenario(.v3_16, "swap", tasks: "read@0", set: "first-pass=off")
    var session = session(scenario)
    _ = session.say("step punch until P14")
    _ = session.say("step read-1 until S7")
    _ = session.say("step punch P16")
    #expect(
      session.play?.narration?.line
        == "P16  Slot 0 no longer holds s0 but page P0 (old data): punch has to go back to page 0."
    )
  }

  @Test("a page that goes stale in the punch's hands is said to, with the reason")
  func stalePage() throws {
    var session = session(
      try Scenario(.take2, "page", tasks: "reclaim@0")
    )
    for line in [
      "step punch until P5", "step reclaim-1 until C2", "step punch until P11",
      "step reclaim-1 until C5", "step punch until P14", "step reclaim-1 until C11",
    ] { _ = session.say(line) }
    let narration = try #require(session.play?.narration)
    #expect(narration.sentence.hasPrefix("reclaim-1 puts swap entry s0 where P0 was"))
    #expect(narration.consequences.first?.words.contains("reclaim had counted references") == true)
  }

  @Test("where a truncate has no way back, it is told that its loop starts over")
  func truncateStartsOver() throws {
    var session = session(
      try Scenario(.v3_15, "hole,swap 0-0", tasks: "truncate@1 read@1", set: "first-pass=off")
    )
    for line in [
      "step truncate-1 T0", "step read-1 until S5", "step truncate-1 until P14",
      "step read-1 until S7", "step truncate-1 P16",
    ] { _ = session.say(line) }
    #expect(
      session.play?.narration?.sentence == """
        Slot 1 no longer holds s1 but page P1 (old data); the cursor goes on, but the loop will \
        start over.
        """
    )
  }

  @Test("a store goes where the pte leads, whatever page the slot holds by then")
  func storesThroughPte() throws {
    func told(_ lines: [String]) throws -> String? {
      var session = session(
        try Scenario(.v3_16, "page", tasks: "fault-write@0 splice@0", set: "page-lock=off")
      )
      for line in lines { _ = session.say(line) }
      return session.play?.narration?.sentence
    }
    let removed = [
      "step fault-1 until F6", "step punch until P5", "step punch P9", "step punch P10b",
      "step fault-1 F12",
    ]
    #expect(
      try told(["step fault-1 until F15"])
        == "The user stores into page 0, straight through the pte into P0."
    )
    #expect(
      try told(removed + ["step fault-1 until F15"])
        == "The user stores into page 0, through a pte to P0, which has left slot 0."
    )
    #expect(
      try told(removed + ["step splice-1 until F11", "step fault-1 until F15"])
        == "The user stores into page 0, through a pte to P0, which has left slot 0."
    )
  }

  @Test(
    "every step of random races is told in a sentence",
    arguments: 0..<trials(40 as UInt64, thorough: 80),
    Mapping.allCases
  )
  func everyStepHasASentence(seed: UInt64, mapping: Mapping) throws {
    var race = try RandomRace(seed: seed, mapping: mapping)
    var snapshot = Snapshot(race.scenario)
    for _ in 0..<400 {
      guard let step = race.nextStep(in: snapshot) else { return }
      let before = snapshot
      snapshot = try #require(before.after(.step(step)))
      let told = Narrator(before: before, after: snapshot).tell(.step(step))
      let texts = [told.sentence] + told.consequences.map(\.words)
      for text in texts {
        #expect(text.hasSuffix("."), "seed \(seed), \(step): \(text)")
        #expect(!text.contains("  ") && !text.contains("Optional"), "seed \(seed): \(text)")
      }
      #expect(told.sentence.count <= 160, "seed \(seed): \(told.sentence)")
      let statement = before.statement(of: step.id, for: step.task)
      #expect(!statement.text(in: before.scenario.kernel).isEmpty)
      let kind = before.scenario[step.task].kind
      let listing = Listing.containing(step.id, for: kind, in: mapping)
      let position = try #require(
        listing.position(of: step.id),
        "\(step.id) in \(listing.name)"
      )
      guard before.machine.transition(for: step, in: before.scenario)?.effect.takesTreeLock == true
      else { continue }
      let lines =
        listing.lines[position...position]
        + listing.lines[(position + 1)...].prefix { $0.stepIDs.isEmpty }
      #expect(lines.contains { $0.text.contains("tree_lock") }, "\(step.id) in \(listing.name)")
    }
  }

  /// The rows that only a race over an ordinary file takes.
  private static let rowsOfFiles: Set<StepID> = [
    .p6e, .p16e, .p17w, .m0, .m1, .m2, .m3, .m4, .m5, .f16, .f17, .f18, .f19, .f20,
    .i1, .i1e, .i2, .i3, .i4, .i5, .i6, .b1, .b2, .b3,
  ]

  @Test("every row has one line in the listing of every function that can take it, in every kernel")
  func everyRowHasALine() {
    for row in StepID.allCases {
      let kind: TaskKind =
        switch row.rawValue.first {
        case "P", "B": .punch
        case "F": .faultWrite
        case "L": .splice
        case "W": .write
        case "O": .swapoff
        case "T": .truncate
        case "E": .evict
        case "U": .preallocate
        case "C": .reclaim
        case "G": .pin
        case "H": .readahead
        case "I": .invalidate
        case "K": .collapse
        default: .read
        }
      let mapping: Mapping = Self.rowsOfFiles.contains(row) ? .file : .tmpfs
      let listing = Listing.containing(row, for: kind, in: mapping)
      #expect(
        listing.position(of: row) != nil,
        "\(row.rawValue) has no line in \(listing.name)"
      )
      for kernel in Kernel.allCases {
        let rules = kernel.rules(in: mapping)
        let lines = listing.lines(under: rules, of: kernel)
          .filter { $0.stepIDs.contains(row) && !$0.isStruck(under: rules) }
        #expect(lines.count <= 1, "\(row.rawValue) in \(kernel.rawValue)")
      }
    }
  }

  @Test("a line is struck exactly when its rule is off")
  func struckLines() {
    let retry = Listing.secondLoop.lines(under: Kernel.v3_16.rules, of: .v3_16)
      .filter { $0.conditions.first?.rule == Rule(\.pageRetry) }
    #expect(retry.count == 1)
    #expect(retry.allSatisfy { $0.isStruck(under: Kernel.take2.rules) })
    #expect(!retry.contains { $0.isStruck(under: Kernel.v3_16.rules) })
  }
}
