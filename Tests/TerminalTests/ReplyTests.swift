// Checks what a terminal says that is no key.

import Testing

@testable import Terminal

@Suite("What a terminal answers")
struct ReplyTests {
  /// Answers as terminals send them.
  static let replies = [
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\",
    "\u{1B}]4;1;rgb:cdcd/0000/0000\u{1B}\\", "\u{1B}]52;c;cXVpdA==\u{7}",
    "\u{1B}]l:quit\u{1B}\\", "\u{1B}]0;Jérôme ✓\u{1B}\\",
    "\u{1B}P>|kitty(0.30.0)\u{1B}\\", "\u{1B}P1+r544e=787465726d\u{1B}\\",
    "\u{1B}P1$r0 q\u{1B}\\", "\u{1B}P!|00000000\u{1B}\\",
    "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^private: q\u{1B}\\", "\u{1B}Xstart\r\nq\u{1B}\\",
    "\u{9D}11;rgb:0000/0000/0000\u{9C}", "\u{90}>|foot(1.16)\u{9C}", "\u{9F}Gq\u{9C}",
    "\u{9E}q\u{9C}", "\u{98}q\u{9C}", "\u{9D}11;?\u{7}",
    "\u{1B}[?1;2c", "\u{1B}[?64;1;2;6;22c", "\u{1B}[>41;354;0c", "\u{1B}[=0;1c", "\u{1B}[0n",
    "\u{1B}[12;40R", "\u{1B}[1;1R", "\u{1B}[1;2R", "\u{1B}[?12;40R", "\u{1B}[?2004;1$y",
    "\u{1B}[8;24;80t", "\u{1B}[4;600;800t", "\u{1B}[?1u", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?0;0;2S",
    "\u{1B}[>4;2m", "\u{1B}[3;1;1;128;128;1;0x", "\u{1B}[?997;1n", "\u{9B}?1;2c", "\u{9B}O",
  ]

  @Test("is swallowed as a whole", arguments: replies)
  func whole(reply: String) {
    #expect(decoded([.text("a\(reply)b")]) == ["a", "b"])
  }

  @Test("is swallowed when it comes in two pieces, wherever it is cut", arguments: replies)
  func cut(reply: String) {
    let bytes = Array(reply.utf8)
    for place in 1..<bytes.count {
      let sent: [Sent] = [
        .text("a"), .bytes(Array(bytes[..<place])), .pause(90), .bytes(Array(bytes[place...])),
        .text("b"),
      ]
      #expect(decoded(sent) == ["a", "b"], "cut behind byte \(place)")
    }
  }

  @Test("is swallowed when every byte comes late, but for the beginning", arguments: replies)
  func slow(reply: String) {
    let bytes = Array(reply.utf8)
    let start = bytes.prefix { $0 == 0x1B || $0 == 0xC2 }.count + 2
    let late = bytes.dropFirst(start).flatMap { [Sent.pause(40), .bytes([$0])] }
    #expect(decoded([.bytes(Array(bytes.prefix(start)))] + late + [.text("b")]) == ["b"])
  }

  @Test("may use control characters of eight bits that are no UTF-8")
  func eightBits() {
    let reply: [UInt8] = [0x9D] + Array("11;rgb:0000/0000/0000".utf8) + [0x9C]
    #expect(decoded([.bytes(reply), .text("b")]) == ["b"])
    #expect(decoded([.bytes([0x9B] + Array("?1;2c".utf8)), .text("b")]) == ["b"])
    let accented: [UInt8] = [0x9D] + Array("0;Übung und Jérôme".utf8) + [0x9C]
    #expect(decoded([.bytes(accented), .text("b")]) == ["b"], "a part of a letter ends nothing")
  }

  @Test("is given up after a while of silence if it never ends")
  func endless() {
    for start in ["\u{1B}]11;rgb:", "\u{1B}P>|kitty", "\u{1B}_G", "\u{1B}^x", "\u{1B}Xx"] {
      #expect(decoded([.text(start), .pause(1_500), .text("0000\u{1B}\\"), .text("q")]) == ["q"])
      #expect(decoded([.text(start), .pause(2_100), .text("q")]) == ["q"])
      #expect(decoded([.text(start), .text("\u{18}q")]) == ["q"], "CAN ends whatever is under way")
    }
  }

  @Test("does not lock out a person who types into it")
  func typedInto() {
    let typing = (0..<60).flatMap { _ in [Sent.pause(150), .text("x")] }
    let keys = decoded([.text("\u{1B}]11;rgb:")] + typing)
    #expect(keys.count > 40 && keys.allSatisfy { $0 == "x" })
    #expect(
      decoded([.text("\u{1B}]11;rgb:"), .pause(300), .text("\u{1B}"), .pause(600), .text("q")]) == [
        "q"
      ]
    )
    #expect(decoded("\u{1B}]11;rgb:\u{1B}[Aq") == ["Up", "q"])
    #expect(decoded("\u{1B}]11;rgb:\u{1B}[99;5u") == ["interrupt"])
  }

  @Test("is waited for a tenth of a second only if it is longer than any answer")
  func flood() {
    let flood = "\u{1B}]52;c;" + String(repeating: "A", count: 100_000)
    #expect(decoded([.text(flood), .text("AAAA\u{7}q")]) == ["q"])
    #expect(decoded([.text(flood), .pause(110), .text("q")]) == ["q"])
  }
}
