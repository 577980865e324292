// Checks what the first line calls a kernel.

import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The title")
struct TitleTests {
  @Test(
    "names a kernel by what makes it different",
    arguments: [
      (.v3_15, "rescan, faults enter"), (.inodeMutex, "rescan, faults take i_mutex"),
      (.rfc24June, "no retry, faults enter"),
      (.take2, "swap retry, faults enter"), (.waitQueue, "rescan, faults wait"),
      (.v3_16, "both retries, faults wait"),
      (.v6_1, "both retries, faults wait, locking gather, whole edges"),
    ] as [(Kernel, String)]
  )
  func kernels(kernel: Kernel, words: String) {
    #expect(kernel.rules.essence == words)
  }

  @Test("asks whether the punch ends until a check has answered, in as many words as fit")
  func unchecked() throws {
    let empty = try Scenario(.v3_16, "page,hole 1-1", tasks: "read@1")
    let play = try #require(SampleSession.opened(title: "An empty hole", empty).play)
    for (width, words) in [(120, "promises hold, punch ends ?"), (40, "hold, ends ?")] {
      let title = TitleLine(play: play, place: nil, placeInPlaylist: nil)
        .line(widthInColumns: width, withPromises: true)
      let line = title.spans.map(\.text).joined()
      #expect(line.contains("  \(words)   step 0/"), "\(line)")
    }
  }

  @Test("says in full that old data is left behind, where the title leaves room")
  func leftBehind() throws {
    let play = try #require(try SampleSession.lost().play)
    for (width, words) in [(100, "LEFT BEHIND"), (60, "LEFT BEHIND"), (40, "LEFT")] {
      let title = TitleLine(play: play, place: nil, placeInPlaylist: nil)
        .line(widthInColumns: width, withPromises: true)
      let line = title.spans.map(\.text).joined()
      #expect(line.contains(" \(words)   step "), "\(line)")
    }
  }

  @Test("gives every combination of rules words of its own")
  func rules() {
    var seen: [String] = []
    for rescan in [true, false] {
      for swap in SwapRetry.allCases {
        for page in [true, false] {
          for gate in FaultGate.allCases {
            for state in gate == .waitQueue ? WaitState.allCases : [.uninterruptible] {
              for kernel in [Kernel.v3_16, .v6_1] {
                var rules = kernel.rules
                rules.rescan = rescan
                rules.swapRetry = swap
                rules.pageRetry = page
                rules.faultGate = gate
                rules.waitState = state
                seen.append(rules.essence)
              }
            }
          }
        }
      }
    }
    #expect(seen.count == 96)
    #expect(Set(seen).count == seen.count)
  }

  @Test("says which rules are not the kernel's own")
  func changes() throws {
    let scenario = try #require(try SampleSession.classroom().play).snapshot.scenario
    #expect(KernelWords.changes(in: scenario) == ["first-pass off", "swap-retry off"])
    #expect(
      KernelWords.choices(for: scenario).first
        == "kernel 3.16: page retry, faults wait; first-pass off, swap-retry off"
    )
  }
}
