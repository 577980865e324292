// Checks keys that arrive in pieces.

import Testing

@testable import Terminal

@Suite("On a slow line")
struct SlowLineTests {
  @Test("an arrow is an arrow, wherever it is cut", arguments: [1, 10, 40, 80, 99])
  func arrows(pause: Int) {
    #expect(decoded([.text("\u{1B}"), .pause(pause), .text("[Cq")]) == ["Right", "q"])
    #expect(decoded([.text("\u{1B}["), .pause(pause), .text("Cq")]) == ["Right", "q"])
    #expect(decoded([.text("\u{1B}O"), .pause(pause), .text("Cq")]) == ["Right", "q"])
    #expect(decoded([.text("\u{1B}[1"), .pause(pause), .text(";2Cq")]) == ["Shift-Right", "q"])
  }

  @Test("more is waited for once a key has arrived in pieces")
  func adapts() {
    let late: [Sent] = [.text("\u{1B}"), .pause(400), .text("[Cq")]
    #expect(decoded(late).first == "Esc", "at first a tenth of a second is long")
    #expect(decoded([.text("\u{1B}"), .pause(40), .text("[A")] + late) == ["Up", "Right", "q"])
    #expect(decoded([.text("\u{1B}["), .pause(110), .text("A")] + late) == ["Up", "Right", "q"])
    #expect(decoded([.text("\u{1B}[A")] + late).prefix(2) == ["Up", "Esc"], "this one came whole")
  }

  @Test("a lone Esc is still a key, and so is what follows it")
  func escape() {
    #expect(decoded([.text("\u{1B}"), .pause(150), .text("q")]) == ["Esc", "q"])
    #expect(decoded([.text("\u{1B}"), .pause(30), .text("q")]) == ["Esc", "q"])
    #expect(
      decoded([.text("\u{1B}"), .pause(30), .text("\u{1B}"), .pause(30), .text("q")]) == [
        "Esc", "Esc", "q",
      ]
    )
    #expect(decoded([.text("\u{1B}"), .pause(50), .text("\u{1B}[A")]) == ["Esc", "Up"])
  }

  @Test(
    "ESCDELAY says how long",
    arguments: [
      ("25", 25), ("0", 0), ("1000", 1_000), (" 300 ", 300), ("007", 7), ("5001", 5_000),
      ("99999999999999999999999", 5_000),
    ],
  )
  func delay(variable: String, expected: Int) {
    let delay = EscapeDelay(variable: variable)
    #expect(delay.usualInMilliseconds == expected && delay.slowInMilliseconds == expected)
  }

  @Test(
    "what is no number of milliseconds leaves ESCDELAY unsaid",
    arguments: [nil, "", " ", "-1", "soon", "25ms", "2.5", "0x10", "٢٥"],
  )
  func badDelay(variable: String?) {
    #expect(EscapeDelay(variable: variable) == .adaptive)
  }

  @Test("ESCDELAY is honoured, whatever arrives")
  func honoured() {
    func keys(_ variable: String, _ sent: [Sent]) -> [String] {
      decoded(sent, escapeDelay: EscapeDelay(variable: variable))
    }
    let late: [Sent] = [.text("\u{1B}"), .pause(400), .text("[C")]
    #expect(keys("500", late) == ["Right"])
    #expect(
      keys("30", [.text("\u{1B}["), .pause(110), .text("A")] + late).prefix(2) == ["Up", "Esc"]
    )
    #expect(
      keys("0", [.text("\u{1B}[A"), .text("\u{1B}"), .pause(1), .text("a")]) == ["Up", "Esc", "a"]
    )
  }
}
