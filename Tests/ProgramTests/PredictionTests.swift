// Knows how the program has a room guess, on the screen and line by line.

import Foundation
import TestSupport
import Testing

@Suite("Prediction in the program", .serialized, .firstInLine)
struct PredictionTests {
  @Test("Space asks, Space again shows, and b takes the question back", arguments: ScreenSize.all)
  func onScreen(size: ScreenSize) throws {
    let screen = try ScreenTests.start("play classroom --ascii", size: size)
    try screen.wait(for: "step 0/20")
    try screen.type("P")
    try screen.wait(for: "Prediction is on: ")
    try screen.type("Space")
    let asked = try screen.wait(for: "what will happen?")
    #expect(asked.contains("step 0/20") && asked.contains("Which tasks have to wait from now on"))
    #expect(!asked.contains("no write, truncate"))
    try screen.type("b")
    try screen.wait(for: "no question") { !$0.contains("what will happen?") }
    try screen.type("Space", "Space")
    let shown = try screen.wait(for: "step 1/20")
    #expect(shown.contains("punch takes i_mutex: no write, truncate or"))
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("line by line the question has a line of its own, before the step")
  func plain() throws {
    let lines = ["predict", "", "", "", "b", "b", "q"]
    let outcome = try Program.run(
      ["play", "classroom", "--plain", "--demos", Program.demos.path],
      input: lines.map { $0 + "\n" }.joined()
    )
    #expect(outcome.status == 0)
    let told = outcome.output.split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("      (") }.dropFirst(2)
    let expected = [
      "Prediction is on: Space asks, then shows.",
      "   ?  punch      P1   punch is about to do this: lock i_mutex. "
        + "Which tasks have to wait from now on, and which do not?",
      "   1  punch      P1   punch takes i_mutex: no write, truncate or other punch of this file can begin.",
      "   ?  punch      P2   punch is about to do this: i_private = hole. "
        + "How many pages of old data must the punch remove from now on? "
        + "And what will a fault into the hole have to do?",
      "The question is taken back.",
    ]
    #expect(told.prefix(expected.count) == expected[...])
    #expect(told.contains { $0.hasPrefix("   0  The classroom loss: ") }, "b goes back as always")
  }
}
