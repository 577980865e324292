// Checks how bytes become keys.

import Display
import Testing

@testable import Terminal

@Suite("The input decoder")
struct InputDecoderTests {
  @Test(
    "names characters and control characters",
    arguments: [
      ("aZ~ ", ["a", "Z", "~", "Space"]),
      ("é日😀", ["é", "日", "😀"]),
      ("\u{0}\u{1}\u{C}", ["Ctrl-Space", "Ctrl-A", "Ctrl-L"]),
      ("\u{1A}\u{1C}\u{1F}", ["Ctrl-Z", "Ctrl-\\", "Ctrl-_"]),
      ("\u{8}\u{7F}\t\n\r", ["Backspace", "Backspace", "Tab", "Enter", "Enter"]),
      ("\u{1B}", ["Esc"]),
      ("\u{1B}\u{1B}", ["Esc", "Esc"]),
      ("\u{1B}\u{1B}\u{1B}", ["Esc", "Esc", "Esc"]),
    ],
  )
  func names(text: String, expected: [String]) {
    #expect(decoded(text) == expected)
  }

  @Test(
    "knows the keys of all modes and most terminals",
    arguments: [
      ("[A", "Up"), ("OA", "Up"), ("[B", "Down"), ("OB", "Down"), ("[C", "Right"), ("OC", "Right"),
      ("[D", "Left"), ("OD", "Left"), ("[H", "Home"), ("OH", "Home"), ("[1~", "Home"),
      ("[7~", "Home"), ("[F", "End"), ("OF", "End"), ("[4~", "End"), ("[8~", "End"),
      ("[5~", "PgUp"), ("[6~", "PgDn"), ("[2~", "Ins"), ("[3~", "Del"), ("[Z", "Shift-Tab"),
      ("OP", "F1"), ("[11~", "F1"), ("[[A", "F1"), ("[[E", "F5"), ("OS", "F4"), ("[15~", "F5"),
      ("[24~", "F12"), ("[1;2A", "Shift-Up"), ("[1;2B", "Shift-Down"), ("[1;2C", "Shift-Right"),
      ("[1;2D", "Shift-Left"), ("OM", "Enter"), ("Oq", "1"), ("Ok", "+"),
    ],
  )
  func keys(sequence: String, expected: String) {
    #expect(decoded("\u{1B}\(sequence)q") == [expected, "q"])
  }

  @Test(
    "takes no notice of the keys with modifiers that have no meaning",
    arguments: [
      "[1;5A", "[1;3C", "[1;9D", "[3;5~", "[5;2~", "[1;2P", "[15;5~", "O5P", "OX", "[25^",
      "[<35;1;1M",
    ],
  )
  func modifiedKeys(sequence: String) {
    #expect(decoded("\u{1B}\(sequence)q") == ["q"])
  }

  @Test("gives up on a sequence that breaks off, by silence or by a control character")
  func brokenSequence() {
    #expect(decoded("\u{1B}[12") == [])
    #expect(decoded([.text("\u{1B}["), .pause(600), .text("q")]) == ["q"])
    #expect(decoded([.text("\u{1B}[1"), .pause(2_100), .text("q")]) == ["q"])
    #expect(decoded("\u{1B}[1\rq") == ["Enter", "q"])
    #expect(decoded("\u{1B}[1\u{18}q") == ["q"])
    #expect(decoded("\u{1B}[1\u{1B}[A") == ["Up"])
    #expect(decoded("\u{1B}[\(String(repeating: "1;", count: 10_000))~q") == ["q"])
  }

  @Test(
    "drops bytes that are no character, and nothing else",
    arguments: [
      ([0xFF, 0x71], ["q"]),
      ([0xC3, 0x71], ["q"]),
      ([0xC3], []),
      ([0x80, 0xBF, 0x71], ["q"]),
      ([0xE2, 0x94, 0x71], ["q"]),
      ([0xE2, 0xC3, 0xA9], ["é"]),
      ([0xC0, 0xAF, 0x71], ["q"]),
      ([0xED, 0xA0, 0x80, 0x71], ["q"]),
      ([0xF5, 0xA0, 0xA0, 0xA0, 0x71], ["q"]),
      ([0xF4, 0x90, 0x80, 0x80, 0x71], ["q"]),
      ([0xC3, 0x1B], ["Esc"]),
    ] as [([UInt8], [String])],
  )
  func invalidBytes(bytes: [UInt8], expected: [String]) {
    #expect(decoded([.bytes(bytes)]) == expected)
  }

  @Test("hears neither Esc nor the key when a key is pressed with Alt")
  func alt() {
    for byte in UInt8(0x20)...0x7E {
      let letter = Character(Unicode.Scalar(byte))
      // A sequence may begin with these, and is waited for.
      let wait: [Sent] = "[O]PX^_".contains(letter) ? [.pause(600)] : []
      #expect(decoded([.text("\u{1B}\(letter)")] + wait + [.text("q")]) == ["q"], "Alt-\(letter)")
    }
    #expect(decoded("\u{1B}éq") == ["q"])
    #expect(decoded("\u{1B}日q") == ["q"])
    #expect(decoded("\u{1B}\rq\u{1B}\u{7F}q") == ["q", "q"])
    #expect(decoded("\u{1B}\u{1B}[Aq") == ["q"], "Alt-Up as rxvt sends it")
    #expect(decoded([.text("\u{1B}"), .pause(60), .text("q")]) == ["Esc", "q"], "two keys")
  }

  @Test("knows the sequences of the terminal in use before all others")
  func table() {
    let table = KeyTable([
      ([0x1B, 0x5B, 0x4D], .key(.function(1))), ([0x1B, 0x41], .key(.up)),
      ([0x01, 0x40, 0x0D], .key(.function(2))), ([0x1B, 0x5B, 0x33, 0x24], .unknown),
      ([0x1B, 0x5B, 0x31, 0x3B, 0x32, 0x52], .key(.function(15))), ([0x08], .key(.left)),
    ])
    func keys(_ text: String) -> [String] { decoded([.text(text)], table: table) }
    #expect(keys("\u{1B}[Mq") == ["F1", "q"])
    #expect(keys("\u{1B}Aq") == ["Up", "q"])
    #expect(keys("\u{1}@\rq") == ["F2", "q"])
    #expect(keys("\u{1}q") == ["Ctrl-A", "q"])
    #expect(keys("\u{1}") == ["Ctrl-A"])
    #expect(keys("\u{1B}[1;2Rq") == ["q"], "the place of a cursor looks like Shift-F3")
    #expect(keys("\u{8}") == ["Backspace"])
    #expect(keys("\u{1B}[3$q") == ["q"])
  }

  @Test("reads the mouse in all formats, and only what it does")
  func mouse() {
    #expect(decoded("\u{1B}[<0;5;9M\u{1B}[<0;5;9mq") == ["press 8,4", "q"])
    #expect(
      decoded("\u{1B}[<64;1;1M\u{1B}[<65;300;200Mq") == ["wheelUp 0,0", "wheelDown 199,299", "q"]
    )
    #expect(
      decoded("\u{1B}[<4;5;9M\u{1B}[<2;5;9M\u{1B}[<66;5;9M\u{1B}[<32;5;9Mq") == ["press 8,4", "q"]
    )
    #expect(decoded("\u{1B}[M %)\u{1B}[M#%)q") == ["press 8,4", "q"])
    #expect(
      decoded([.bytes([0x1B, 0x5B, 0x4D, 0x20, 0xE0, 0x29]), .text("q")]) == ["press 8,191", "q"]
    )
    #expect(decoded("\u{1B}[M \u{C0}\u{29}q") == ["press 8,159", "q"], "in two bytes")
    #expect(decoded("\u{1B}[32;5;9Mq") == ["q"])
    #expect(decoded([.text("\u{1B}[M "), .pause(600), .text("q")]) == ["q"])
  }

  /// A report in the oldest format, of a press unless another button is given.
  private func press(_ bytes: [UInt8], button: UInt8 = 0x20) -> Sent {
    .bytes([0x1B, 0x5B, 0x4D, button] + bytes)
  }

  @Test("reads rows and columns beyond 95 in two bytes, the last character as well")
  func twoByteMouse() {
    #expect(decoded([press([0x25, 0xC2, 0x80]), .text("q")]) == ["press 95,4", "q"])
    #expect(decoded([press([0x25, 0xC3, 0x80]), .text("q")]) == ["press 159,4", "q"])
    #expect(decoded([press([0xC3, 0x80, 0x29]), .text("q")]) == ["press 8,159", "q"])
    #expect(decoded([press([0xC3, 0x80, 0xC2, 0x80]), .text("q")]) == ["press 95,159", "q"])
    #expect(decoded([press([0xDF, 0xBF, 0xDF, 0xBF]), .text("q")]) == ["press 2014,2014", "q"])
    #expect(
      decoded([press([0x25, 0xC2, 0x80], button: 0x60), press([0x25, 0xC2, 0x80], button: 0x23)])
        == ["wheelUp 95,4"]
    )
  }

  @Test("reads rows and columns beyond 95 in single bytes, with whatever comes after the report")
  func singleByteMouse() {
    #expect(decoded([press([0x25, 0xC3]), .text("q")]) == ["press 162,4", "q"])
    #expect(decoded([press([0x25, 0xC3])]) == ["press 162,4"], "after a silence")
    #expect(
      decoded([press([0x25, 0xC3]), press([0x25, 0xC3], button: 0x23), .text("q")])
        == ["press 162,4", "q"],
      "the release comes at once"
    )
    #expect(decoded([press([0xA0, 0xC3]), .text("q")]) == ["press 162,127", "q"])
    #expect(decoded([press([0xFF, 0xFF]), .text("q")]) == ["press 222,222", "q"])
    #expect(
      decoded([press([0xC3, 0x80]), press([0xC3, 0x80], button: 0x23), .pause(150), .text("q")])
        == ["press 95,162", "q"]
    )
    #expect(
      decoded([press([0x00, 0x25]), .text("q")]) == ["q"],
      "a column beyond what a byte can say"
    )
  }

  @Test("never waits for more between two keys, whatever has come", arguments: 0..<200)
  func alwaysRecovers(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let bytes = (0..<40).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state)
    }
    var decoder = InputDecoder()
    _ = decoder.outputs([.bytes(bytes)])
    #expect(decoder.timeToDeadlineInMilliseconds == nil)
    #expect(decoder.outputs([.text("q")]).map(\.words) == ["q"])
  }
}
