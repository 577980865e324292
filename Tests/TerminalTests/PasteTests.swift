// Checks pasted text on its way in.

import Testing

@testable import Terminal

@Suite("Pasted text")
struct PasteTests {
  private static let begin = "\u{1B}[200~"
  private static let end = "\u{1B}[201~"

  @Test(
    "is one piece, whatever it holds",
    arguments: [
      "", "step punch", "one\rtwo\r", "q\nQ\n:quit\r", "\u{1B}[A\u{1B}OB\u{1B}", "\u{1B}[201",
      "\u{1B}]11;x\u{7}",
      "\u{3}\u{1A}\u{1C}", "Jérôme 日本 😀", "\u{1B}[200~", "\u{1B}\u{1B}", "\u{9D}x",
    ],
  )
  func whole(text: String) {
    let words = "paste \(text.debugDescription)"
    #expect(decoded("a\(Self.begin)\(text)\(Self.end)b") == ["a", words, "b"])
    let bytes = Array((Self.begin + text + Self.end).utf8)
    for place in Self.begin.utf8.count..<bytes.count {
      let sent: [Sent] = [
        .bytes(Array(bytes[..<place])), .pause(900), .bytes(Array(bytes[place...])), .text("b"),
      ]
      #expect(decoded(sent) == [words, "b"], "cut behind byte \(place)")
    }
  }

  @Test("that never ends is taken after five seconds of silence, in all")
  func endless() {
    let begun = Self.begin + "step"
    #expect(
      decoded([.text(begun), .pause(4_000), .text("q\(Self.end)b")]) == ["paste \"stepq\"", "b"]
    )
    #expect(decoded([.text(begun), .pause(5_100), .text("q")]) == ["paste \"step\"", "q"])
    #expect(decoded(Self.end + "q") == ["q"], "an end without a beginning")
  }

  @Test("may have a limited length")
  func long() {
    let most = String(repeating: "x", count: InputDecoder.pasteLimitInBytes)
    #expect(decoded(Self.begin + most + Self.end) == ["paste \(most.debugDescription)"])
    #expect(decoded(Self.begin + most + "x" + Self.end + "q") == ["paste too much", "q"])
    let much = String(repeating: most, count: 5)
    #expect(decoded(Self.begin + much + Self.end + "q") == ["paste too much", "q"])
  }

  @Test("that is no UTF-8 has signs in the place of what it is not")
  func invalid() {
    let sent: [Sent] = [.text(Self.begin), .bytes([0x61, 0xFF, 0x62]), .text(Self.end)]
    #expect(decoded(sent) == ["paste \"a\u{FFFD}b\""])
  }
}
