// Knows what is said about steps that only later kernels have, and about entries that were exchanged.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("What is told of 6.1")
struct LaterKernelNarratorTests {
  /// The sentence for each of some commands, played one after the other.
  private func sentences(of scenario: Scenario, _ commands: String...) -> [String] {
    var session = session(scenario)
    return commands.map { command in
      _ = session.say(command)
      return session.play?.narration?.sentence ?? session.message?.text ?? "nothing"
    }
  }

  @Test("a gather that locks says what it has locked and what it has left out")
  func gather() throws {
    let scenario = try Scenario(.v6_1, "page,swap,page", tasks: "reclaim@2")
    let told = sentences(
      of: scenario,
      "step reclaim-1 until C2",
      "step punch until P5",
      "step punch P10b",
      "step punch P11",
      "step punch until P5"
    )
    #expect(
      told[1...] == [
        "punch gathers 0:P0 1:s1. It holds a reference on the folio, and has locked it. Locked and "
          + "left out: P2.",
        "punch removes P0: slot 0 is empty.",
        "punch unlocks P0.",
        "punch finds only locked folios from page 2 on (P2) and takes none: the first loop is over.",
      ]
    )
  }

  @Test("the lookups between the loops say which end they look at, and what is left there")
  func edges() throws {
    let scenario = try Scenario(.v6_1, "page,hole,swap", set: "first-pass=off")
    let told = sentences(
      of: scenario,
      "step punch until P12",
      "step punch P12",
      "step punch P12a",
      "step punch P12b",
      "step punch S1",
      "step punch until S9",
      "step punch P12a",
      "step punch P12b"
    )
    #expect(
      told == [
        "punch looks at page 0, the first page of the hole: slot 0 still holds folio P0 (old data).",
        "punch locks P0; here it may sleep for the lock.",
        "punch removes P0, all of which lies in the hole: slot 0 is empty.",
        "punch unlocks P0 and lets go of it.",
        "punch looks at page 2, the last page of the hole: slot 2 still holds swap entry s2 (old "
          + "data).",
        "punch takes P2 out of the swap cache, marks it dirty and frees s2.",
        "punch removes P2, all of which lies in the hole: slot 2 is empty.",
        "punch unlocks P2 and lets go of it.",
      ]
    )
  }

  @Test("an end of the hole that the first loop has emptied is said to be")
  func emptyEdge() throws {
    let scenario = try Scenario(.v6_1, "hole")
    #expect(
      sentences(of: scenario, "step punch until P12")
        == ["punch looks at page 0, the first page of the hole: slot 0 is empty."]
    )
  }

  @Test("reclaim counts the entry before it is there, and says so")
  func swappedFirst() throws {
    let scenario = try Scenario(.v6_1, "page", tasks: "reclaim@0")
    let told = sentences(of: scenario, "step reclaim-1 until C9a", "step reclaim-1 until C12")
    #expect(
      told == [
        "reclaim-1 adds 1 to info->swapped before the entry is in its slot.",
        "reclaim-1 drops the swaplist mutex; the entry has been counted before.",
      ]
    )
  }

  @Test("splice into a hole makes nothing, and says so; a page goes into the pipe as it is")
  func splice() throws {
    let hole = try Scenario(.v6_1, "hole", tasks: "splice@0")
    #expect(
      sentences(of: hole, "step splice-1 until end")
        == ["splice-1 finds slot 0 empty: it reads zeros and changes nothing."]
    )
    let page = try Scenario(.v6_1, "page", tasks: "splice@0")
    #expect(
      sentences(
        of: page,
        "step splice-1 R1",
        "step splice-1 R2",
        "step splice-1 S10",
        "step splice-1 L4"
      )
        == [
          "splice-1 finds P0 in slot 0 and takes a reference.",
          "splice-1 locks P0.",
          "splice-1 unlocks P0 and puts it into the pipe, as it is, with its reference.",
          "The pipe has been read: splice-1 drops its reference on P0.",
        ]
    )
  }

  @Test(
    "a comparison that meets another swap entry names both",
    arguments: [
      ("P6", "first-pass=on", "the first loop skips it"),
      ("P16", "first-pass=off", "punch has to go back to page 1"),
    ]
  )
  func anotherEntry(row: String, rule: String, what: String) throws {
    let scenario = try Scenario(.v6_1, "hole,swap,hole", tasks: "read@1 reclaim@1", set: rule)
    let told = sentences(
      of: scenario,
      "step punch until \(row == "P6" ? "P5" : "P14")",
      "step read-1 until end",
      "step reclaim-1 until C13",
      "step punch \(row)"
    )
    #expect(told.last == "Slot 1 no longer holds s1 but swap entry s3 (old data): \(what).")
  }

  @Test(
    "the lock of the file has the name that it has in the kernel of the race, wherever it is named",
    arguments: [(Kernel.v3_16, "i_mutex"), (Kernel.v6_1, "i_rwsem")]
  )
  func lockName(kernel: Kernel, lock: String) throws {
    let scenario = try Scenario(kernel, "page", tasks: "write@0")
    var session = session(scenario)
    let start = try #require(session.play).snapshot
    let statement = start.statement(of: .p1, for: .puncher)
    #expect(statement == .lock(.inodeMutex) && statement.text(in: kernel) == "lock \(lock)")
    #expect(Listing.fallocate.lines(under: scenario.rules, of: kernel)[0].text == "lock \(lock)")
    _ = session.say("step punch P1")
    let play = try #require(session.play)
    #expect(play.narration?.sentence.hasPrefix("punch takes \(lock): ") == true)
    #expect(play.snapshot.describe(play.snapshot.holdings(of: .puncher)) == [lock])
    #expect(
      play.snapshot.describe(.inodeMutex(heldBy: .puncher))
        == "waits for \(lock), which punch holds"
    )
  }

  @Test("the lock of the page tree has the name that it has in the kernel of the race")
  func treeLockName() throws {
    #expect(Kernel.v3_16.treeLockName == "tree_lock" && Kernel.v6_1.treeLockName == "xa_lock")
    let lines = Listing.swapIn.lines(under: Kernel.v6_1.rules, of: .v6_1).map(\.text)
    #expect(lines.contains("xa_lock: entry becomes folio, one store"))
  }

  @Test(
    "a read of a whole swap entry says which swap slots it reads, and why it reads a single page"
  )
  func largeReads() throws {
    func race(_ rules: String) throws -> Scenario {
      try Scenario(
        .v6_14,
        "swap:2",
        tasks: "readahead@2 read@1",
        call: .none,
        set: "swap-device=synchronous \(rules)"
      )
    }
    #expect(
      sentences(
        of: try race(""),
        "step read-1 until S3",
        "step read-1 until S5",
        "step read-1 until S9"
      )
        == [
          "read-1 reads s0 to s3 into P0, past the swap cache: the file's tree still holds s0.",
          "read-1 confirms that slot 1 still holds s0.",
          "read-1 clears the mark of s0 to s3, marks P0 dirty and frees s0 to s3.",
        ]
    )
    let ahead = "step readahead-1 H1"
    #expect(
      sentences(of: try race(""), ahead, "step read-1 until S3").last
        == "s2 is in the swap cache, or another task reads it: read-1 looks again."
    )
    #expect(
      sentences(of: try race("busy-small=on"), ahead, "step read-1 until S3f").last
        == "read-1 cannot read all of s0, as s2 is in the swap cache, or another task reads it: it goes on with a single "
        + "folio."
    )
    #expect(
      sentences(of: try race("large-swapin=fails"), "step read-1 until S3f")
        == ["There is no folio for all 4 slots of s0: read-1 goes on with a single one."]
    )
  }
}
