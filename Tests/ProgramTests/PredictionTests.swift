// Knows how the program has a room guess, on the screen and line by line.

import Foundation
import TestSupport
import Testing

@Suite("Prediction in the program", .serialized, .firstInLine)
struct PredictionTests {
  @Test(
    "Space asks at a turning point, a number answers, and b takes the question back",
    arguments: ScreenSize.all
  )
  func onScreen(size: ScreenSize) throws {
    let screen = try ScreenTests.start("play classroom --ascii", size: size)
    try screen.wait(for: "step 0/20")
    try screen.type("P")
    try screen.wait(for: "Prediction is on: ")
    try screen.send(":goto 9\r")
    try screen.wait(for: "step 9/20")
    try screen.type("Space")
    let asked = try screen.wait(for: "what will happen?")
    #expect(asked.contains("step 9/20") && asked.contains("1 P2 goes in"))
    try screen.type("b")
    try screen.wait(for: "no question") { !$0.contains("what will happen?") }
    try screen.type("Space", "2")
    let shown = try screen.wait(for: "step 10/20")
    #expect(shown.contains("Right! It is 2, P2 goes in"))
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("line by line the question has a line of its own, before the step")
  func plain() throws {
    let lines = ["predict", "goto 9", "", "b", "", "2", "score", "q"]
    let outcome = try Program.run(
      ["play", "classroom", "--plain", "--demos", Program.demos.path],
      input: lines.map { $0 + "\n" }.joined()
    )
    #expect(outcome.status == 0)
    let question =
      "   ?  read-1     S7   read-1 is about to do this: slot: s2 -> P2. What will slot 2 hold then? "
      + "And is the s2 that punch has gathered still of use then? "
      + "1 P2 goes in, and the punch can still use s2 "
      + "2 P2 goes in, and the punch holds a stale s2 "
      + "3 slot 2 no longer holds s2: it throws P2 away"
    for text in [
      "Prediction is on: Space asks at turning points.", question, "The question is taken back.",
      "Right! It is 2, P2 goes in, and the punch holds a stale s2.", "1 of 1 right.",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }
}
