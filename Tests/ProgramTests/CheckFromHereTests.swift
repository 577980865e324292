// Knows how the program finds things out on a real terminal while it goes on.

import Foundation
import TestSupport
import Testing

@Suite("Checks from here on a real terminal", .serialized, .firstInLine)
struct CheckFromHereTests {
  /// A race with more states than anybody waits for.
  private static let heavy =
    "play --slots page,swap,page,page,swap,page --task reclaim@0 --task read@1 "
    + "--task fault-write@2 --task reclaim@3 --task read:loop@4 --task reclaim:loop@5"

  @Test("x on take two finds the loss; Enter loads it, and Space walks it to its end")
  func findsLoss() throws {
    let screen = try ScreenTests.start("play take-two")
    try screen.wait(for: "step 0/28")
    try screen.type("s", "s")
    try screen.wait(for: "step 2/28")
    try screen.type("x")
    try screen.wait(for: "LEFT BEHIND in 23 steps from step 2: page 2 keeps old data")
    try screen.type("Enter")
    try screen.wait(for: "step 2/51")
    let text = try screen.wait(for: "branch 2 of 2")
    #expect(text.contains("Space takes its 23 steps; the steps taken before stay as a branch."))
    for step in 29...51 {
      try screen.type("s")
      try screen.wait(for: "step \(step)/51")
    }
    try screen.wait(for: "LEFT BEHIND: page 2 still holds data from before the punch.")
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("while a heavy check runs keys are answered, Esc stops it, and x starts another")
  func staysAlive() throws {
    let screen = try ScreenTests.start(Self.heavy)
    try screen.wait(for: "step 0/0")
    try screen.type("x")
    try screen.wait(for: "frontier")
    for step in 1...4 {
      try screen.type("s")
      let text = try screen.wait(for: "step \(step)/\(step)")
      #expect(text.contains("checking from step 0 ..."))
    }
    try screen.type("b")
    try screen.wait(for: "step 3/4")
    try screen.type("x")
    try screen.wait(for: "checking from step 3 ...")
    try screen.type("Escape")
    try screen.wait(for: "The check is stopped.")
    try screen.type("b")
    let text = try screen.wait(for: "step 2/4")
    #expect(!text.contains("checking"))
    try screen.type("x")
    try screen.wait(for: "checking from step 2 ...")
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("H marks the moves, in words where there are no colours", arguments: ScreenSize.all)
  func hints(size: ScreenSize) throws {
    let screen = try ScreenTests.start(
      "play take-two --ascii",
      size: size,
      environment: ["NO_COLOR": "1"]
    )
    try screen.wait(for: "step 0/28")
    #expect(try !screen.text().contains("risk"))
    try screen.type("H")
    try screen.wait(for: "a mark") { $0.contains("risk 25") || $0.contains("at risk in 25") }
    try screen.type("s")
    try screen.wait(for: "a mark") { $0.contains("risk 24") || $0.contains("at risk in 24") }
    try screen.type("H")
    try screen.wait(for: "no mark") { !$0.contains("risk") }
  }

  @Test("the odds grow while one looks, and keys are answered meanwhile", arguments: ScreenSize.all)
  func odds(size: ScreenSize) throws {
    let screen = try ScreenTests.start("play take-two", size: size)
    try screen.wait(for: "step 0/28")
    try screen.type("%")
    try screen.wait(for: "a share") { $0.contains("broken ") && $0.contains("\u{2591}") }
    try screen.type("s")
    try screen.wait(for: "step 1/28")
    try screen.wait(for: "a share") { $0.contains("broken ") && $0.contains("\u{2591}") }
    try screen.type("%")
    try screen.wait(for: "no share") { !$0.contains("\u{2591}") }
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("line by line the answer stands in a line, and schedule makes it the way forward")
  func plain() throws {
    let lines = ["", "check", "schedule", "", "hints", "moves", "odds", "q"]
    let outcome = try Program.run(
      ["play", "take-two", "--plain", "--demos", Program.demos.path],
      input: lines.map { $0 + "\n" }.joined()
    )
    #expect(outcome.status == 0)
    let told = outcome.output.split(separator: "\n").map(String.init)
    let answer = "LEFT BEHIND in 24 steps from step 1: page 2 keeps old data"
    #expect(told.contains { $0.hasPrefix(answer) })
    #expect(told.contains("schedule loads these steps as a branch."))
    #expect(told.contains("Space takes its 24 steps; the steps taken before stay as a branch."))
    #expect(told.contains { $0.hasSuffix(": at risk in 23") })
    #expect(
      told.contains {
        $0.contains(" random schedules from here, ")
          && $0.contains(" % break a promise (95 % interval: ")
      }
    )
  }
}
