// How bytes become keys.

import Display
import Testing

@testable import Terminal

@Suite("The input decoder")
struct InputDecoderTests {
  /// The names of the keys that `inputs` make, after which nothing more comes.
  private func keys(_ inputs: [InputDecoder.Input]) -> [String] {
    var decoder = InputDecoder()
    let keys = (inputs + [.silence]).flatMap { decoder.decode($0) }
    #expect(decoder.patienceInMilliseconds == nil)
    return keys.map(\.name)
  }

  private func keys(_ text: String) -> [String] {
    keys(text.utf8.map { .byte($0) })
  }

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
      ("\u{1B}q", ["Esc", "q"]),
    ],
  )
  func names(text: String, expected: [String]) {
    #expect(keys(text) == expected)
  }

  @Test(
    "is deaf to sequences nobody knows, and hears what follows them",
    arguments: [
      "\u{1B}[99;5uq", "\u{1B}[27;5;65~q", "\u{1B}[<35;1;1Mq", "\u{1B}[?1;2cq", "\u{1B}OXq",
      "\u{1B}O5Pq", "\u{1B}[1\u{1B}[2~q",
    ],
  )
  func unknownSequences(text: String) {
    #expect(keys(text) == ["q"])
  }

  @Test("gives up on a sequence that breaks off, by silence or by a control character")
  func brokenSequence() {
    #expect(keys("\u{1B}[12").isEmpty)
    #expect(keys([.byte(0x1B), .byte(0x5B), .silence, .byte(0x71)]) == ["q"])
    #expect(keys("\u{1B}[1\rq") == ["Enter", "q"])
    #expect(keys([.byte(0x1B), .byte(0x5B), .key(.up)]) == ["Up"])
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
      ([0xF5, 0x80, 0x80, 0x80, 0x71], ["q"]),
      ([0xF4, 0x90, 0x80, 0x80, 0x71], ["q"]),
      ([0xC3, 0x1B], ["Esc"]),
    ] as [([UInt8], [String])],
  )
  func invalidBytes(bytes: [UInt8], expected: [String]) {
    #expect(keys(bytes.map { .byte($0) }) == expected)
  }

  @Test("is deaf to pasted text, until its end or a silence")
  func paste() {
    let pasted: [InputDecoder.Input] = [.pasteBegins, .byte(0x71), .key(.up), .byte(0x1B)]
    #expect(keys(pasted).isEmpty)
    #expect(keys(pasted + [.pasteEnds, .byte(0x61)]) == ["a"])
    #expect(keys(pasted + [.silence, .byte(0x61)]) == ["a"])
    #expect(keys([.byte(0x1B)] + pasted) == ["Esc"])
  }

  @Test("never waits for more between two keys, whatever has come", arguments: 0..<200)
  func alwaysRecovers(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let bytes = (0..<40).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return InputDecoder.Input.byte(UInt8(truncatingIfNeeded: state))
    }
    let names = keys(bytes + [.silence, .byte(0x71)])
    #expect(names.last == "q")
  }
}
