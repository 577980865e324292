// Checks the short forms of what a step has done.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The short form of a step")
struct BriefTests {
  /// Returns the short forms of some steps of the race in which the second loop finds another entry.
  private static func briefs(swapRetry: String, _ steps: [StepID]) throws -> [String] {
    let demo = try Demo(
      parsing: classroom.replacing("swap-retry off", with: "swap-retry \(swapRetry)")
    )
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "")
    let points = play.scriptPath?.points ?? []
    let told = points.compactMap { play.narration(of: $0.moment) }
    return steps.compactMap { step in told.first { $0.stepID == step }?.briefText }
  }

  @Test("names the slot and what it holds now, and what has become stale")
  func swizzle() throws {
    #expect(
      try Self.briefs(swapRetry: "off", [.s7, .p16]) == [
        "Slot 2: s2 → P2. The punch still holds s2: stale.",
        "Slot 2: P2, not s2. punch does not go back.",
      ]
    )
  }

  @Test("says that the cursor goes back, and where to")
  func retry() throws {
    #expect(
      try Self.briefs(swapRetry: "on", [.p14, .p16, .p19]) == [
        "punch gathers 2:s2.", "Slot 2: P2, not s2. Back to page 2.",
        "Slot 2: P2 → empty. The old data of page 2 is gone.",
      ]
    )
  }
}
