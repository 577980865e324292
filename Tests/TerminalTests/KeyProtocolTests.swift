// Checks the keys of terminals that another program has left in a mode of its own.

import Testing

@testable import Terminal

@Suite("The keys of other modes")
struct KeyProtocolTests {
  @Test(
    "are those of the usual mode",
    arguments: [
      // The keyboard protocol of kitty.
      ("[99;5u", "interrupt"), ("[99;5:1u", "interrupt"), ("[99:67;6u", "interrupt"),
      ("[99;69u", "interrupt"), ("[122;5u", "stop"), ("[92;5u", "quit"),
      ("[27u", "Esc"), ("[13u", "Enter"), ("[9u", "Tab"), ("[9;2u", "Shift-Tab"),
      ("[127u", "Backspace"), ("[13;2u", "Enter"), ("[113u", "q"), ("[113;1:2u", "q"),
      ("[97;2u", "A"), ("[97:65;2u", "A"), ("[97;2;65u", "A"), ("[59;2u", ":"), ("[46:58;2u", ":"),
      ("[97;129u", "a"), ("[228;2u", "Ä"), ("[223;2u", "ß"), ("[108;5u", "Ctrl-L"),
      ("[32;5u", "Ctrl-Space"), ("[105;5u", "Tab"), ("[104;5u", "Backspace"), ("[91;5u", "Esc"),
      ("[1;1:1A", "Up"), ("[1;1:2B", "Down"), ("[1;2:1C", "Shift-Right"), ("[1;129D", "Left"),
      ("[5;1:1~", "PgUp"), ("[57399u", "0"), ("[57408u", "9"), ("[57414u", "Enter"),
      ("[57417u", "Left"), ("[57424u", "End"), ("[57376u", "F13"), ("[P", "F1"), ("[1;1:1Q", "F2"),
      // What xterm sends when it is told to modify other keys.
      ("[27;5;99~", "interrupt"), ("[27;5;122~", "stop"), ("[27;6;67~", "interrupt"),
      ("[27;2;65~", "A"), ("[27;2;58~", ":"), ("[27;5;9~", nil), ("[27;2;13~", "Enter"),
      ("[27;5;108~", "Ctrl-L"), ("[27;3;97~", nil),
    ] as [(String, String?)],
  )
  func spellings(sequence: String, expected: String?) {
    #expect(decoded("\u{1B}\(sequence)b") == [expected, "b"].compactMap(\.self))
  }

  @Test(
    "are heard when they go down, not when they go up, and not with Alt and the like",
    arguments: [
      "[99;5:3u", "[113;1:3u", "[1;1:3A", "[5;1:3~", "[113;3u", "[113;9u", "[113;17u", "[113;33u",
      "[99;7u", "[57441u", "[57358u", "[1114112u", "[55296u", "[99999999999999999999u", "[u",
      "[;5u", "[1u", "[27;5~", "[27;;~", "[49;5u",
    ],
  )
  func meaningless(sequence: String) {
    #expect(decoded("\u{1B}\(sequence)b") == ["b"])
  }
}
