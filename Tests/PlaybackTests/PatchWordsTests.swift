// Checks the words for the steps of rules that no kernel has.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The words for patches that can be tried")
struct PatchWordsTests {
  /// The sentence of the last of some commands.
  private func sentence(after commands: [String], in scenario: Scenario) -> String? {
    var session = session(scenario)
    for command in commands { _ = session.say(command) }
    return session.play?.narration?.sentence
  }

  /// The statement of the first step that can be taken after some commands.
  private func next(after commands: [String], in scenario: Scenario) throws -> String {
    var session = session(scenario)
    for command in commands { _ = session.say(command) }
    let snapshot = try #require(session.play?.timeline.now.snapshot)
    let id = try #require(snapshot.readiness(of: .puncher).id)
    return snapshot.statement(of: id, for: .puncher).text(in: scenario.kernel)
  }

  @Test("a walk says that it has no retry left")
  func noRetryLeft() throws {
    let rules = "first-pass=off retry-limit=1"
    let scenario = try Scenario(.v3_16, "swap,swap", tasks: "read@0 read@1", set: rules)
    let commands = [
      "step punch until P14", "step read-1 until S10", "step punch P16", "step punch until P14",
      "step punch until P20", "step read-2 until S10", "step punch P16",
    ]
    #expect(
      sentence(after: commands, in: scenario) == """
        Slot 1 no longer holds s1 but page P1 (old data); no retry is left: punch goes on.
        """
    )
  }

  @Test("a slow gather says what it does with each slot, and shows what it holds so far")
  func slowGather() throws {
    let scenario = try Scenario(
      .v6_1,
      "page,hole,page,swap",
      tasks: "reclaim@2",
      set: "slow-gather=on"
    )
    var session = session(scenario)
    for command in ["step reclaim-1 until C2", "step punch until P4"] { _ = session.say(command) }
    let words = (0..<4).map { _ in
      _ = session.say("step punch P5")
      return session.play?.narration?.sentence
    }
    #expect(
      words == [
        "punch gathers P0 from slot 0, with a reference and its lock.",
        "punch finds slot 1 empty.",
        "punch leaves out P2 in slot 2: reclaim-1 has locked it.",
        "punch gathers s3 from slot 3. It cannot pin the entry. The gather is over, with 2 entries.",
      ]
    )
    let snapshot = try #require(session.play?.timeline.now.snapshot)
    #expect(
      snapshot.describe(snapshot.holdings(of: .puncher)).dropFirst() == ["lock P0", "ref P0"]
    )
  }

  @Test("a slow gather is one gather")
  func oneGather() throws {
    var session = session(try Scenario(.v3_16, "page,page,page", set: "slow-gather=on"))
    _ = session.say("step punch until end")
    let play = try #require(session.play)
    #expect(play.timeline.gathers == 2)
  }

  @Test("a walk says what it locks in the swap cache, and that it frees it")
  func lockCachedPage() throws {
    let rules = "first-pass=off lock-cached-page=on"
    let scenario = try Scenario(.v3_16, "cached,swap", set: rules)
    var session = session(scenario)
    _ = session.say("step punch until P14")
    let words = ["P16c", "P16l", "P16", "P16c"].map { id in
      _ = session.say("step punch \(id)")
      return session.play?.narration?.sentence
    }
    #expect(
      words == [
        "punch finds P0 in the swap cache for s0 and takes a reference.",
        "punch locks P0: while it holds the lock, no task can swap the page in.",
        "Slot 0 still holds s0: punch empties it and frees the swap slot with its cached page P0, "
          + "which it had locked.",
        "s1 has no page in the swap cache: punch has nothing to lock for it.",
      ]
    )
    let start = ["step punch until P14"]
    #expect(try next(after: start, in: scenario) == "lookup_swap_cache(s0)")
    #expect(try next(after: start + ["step punch P16c"], in: scenario) == "lock_page(P0)")
  }
}
