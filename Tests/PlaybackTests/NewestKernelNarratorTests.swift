// Checks what is told of the steps that only the newest kernels have.

import RaceSupport
import Shmem
import Testing

@testable import Playback

@Suite("What is told of the newest kernels")
struct NewestKernelNarratorTests {
  private func sentences(of scenario: Scenario, _ commands: String...) -> [String] {
    var session = session(scenario)
    return commands.map { command in
      _ = session.say(command)
      return session.play?.narration?.sentence ?? session.message?.text ?? "nothing"
    }
  }

  @Test("a page that the swap device does not take goes back, unless its place is gone")
  func refusedWrite() throws {
    func race(_ kernel: Kernel, _ file: String) throws -> Scenario {
      try Scenario(kernel, file, tasks: "reclaim@0", set: "swap-writeout=refused")
    }
    #expect(
      sentences(of: try race(.v7_3_4, "page"), "step reclaim-1 until C13", "step reclaim-1 C13x")
        == [
          "The swap device does not take P0: reclaim-1 keeps it locked, to put it back where s0 is.",
          "reclaim-1 puts P0 back into slot 0, where s0 was, in one store, and frees s0.",
        ]
    )
    #expect(
      sentences(
        of: try race(.v7_3_4, "page:1"),
        "step reclaim-1 until C13",
        "step punch until end",
        "step reclaim-1 C13x"
      ).last
        == "P0 was in slots 0 to 1 before, which no longer hold s0 to s1: reclaim-1 lets it go."
    )
    #expect(
      sentences(of: try race(.v6_12_118, "page"), "step reclaim-1 until C13")
        == [
          "The swap device does not take P0: reclaim-1 unlocks it, and it stays in the swap cache, dirty."
        ]
    )
  }

  @Test("a page that is read before its entry is split is a piece of that entry")
  func readBeforeSplit() throws {
    let told = sentences(
      of: try Scenario(.v7_3_4, "swap:2,hole 4-4", tasks: "read@2 read@1"),
      "step read-1 until S3",
      "step read-2 until S3a",
      "step read-1 S3a"
    )
    #expect(
      told == [
        "read-1 reads s2 into P2, in the swap cache. It is a piece of s0, which still takes slots 0 to 3.",
        "read-2 splits s0, which took slots 0 to 3: the slots hold s0 to s3 now, one each. It goes on with P1.",
        "Slot 2 no longer holds s0: read-1 lets go of P2 and looks again.",
      ]
    )
  }

  @Test("a collapse says that it makes no page, and that one is too large for it")
  func collapse() throws {
    #expect(
      sentences(
        of: try Scenario(.v7_3_4, "page,swap,hole,hole 1-1", tasks: "collapse@0"),
        "step collapse-1 until K3",
        "step collapse-1 K2",
        "step punch until end",
        "step collapse-1 until F6"
      ).last == "Slot 1 is empty by now, and collapse-1 allocates no folio for it: it gives up."
    )
    let whole = try Scenario(
      .v6_18_0,
      "swap:1,page,hole 2-2",
      tasks: "collapse@0",
      set: "swap-device=synchronous"
    )
    #expect(
      sentences(of: whole, "step collapse-1 until K3")
        == ["P0 takes several slots: collapse-1 gives up."]
    )
  }
}
