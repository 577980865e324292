// Checks the names of keys.

import Display
import Testing

@Suite("A key")
struct KeyTests {
  @Test(
    "has a name that fits into a help text",
    arguments: [
      (Key.character("a"), "a"), (.character(" "), "Space"), (.character("é"), "é"),
      (.control("L"), "Ctrl-L"), (.control("@"), "Ctrl-Space"), (.function(10), "F10"),
      (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
      (.shiftUp, "Shift-Up"), (.shiftDown, "Shift-Down"),
      (.shiftLeft, "Shift-Left"), (.shiftRight, "Shift-Right"),
      (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.home, "Home"), (.end, "End"),
      (.insert, "Ins"), (.delete, "Del"), (.enter, "Enter"), (.escape, "Esc"),
      (.tab, "Tab"), (.backTab, "Shift-Tab"), (.backspace, "Backspace"),
    ],
  )
  func name(key: Key, expected: String) {
    #expect(key.name == expected)
  }
}
