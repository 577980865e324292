// Checks whether colours are used, and which.

import Display
import Terminal
import Testing

@Suite("A choice about colours")
struct ColorChoiceTests {
  struct Row: CustomTestStringConvertible {
    var choice: ColorChoice
    var noColor: String?
    var colors: Int
    var expected: Bool

    var testDescription: String { "\(choice), NO_COLOR \(noColor ?? "unset"), \(colors) colours" }
  }

  @Test(
    "beats NO_COLOR, which beats what the terminal can do",
    arguments: [
      Row(choice: .auto, noColor: nil, colors: 8, expected: true),
      Row(choice: .auto, noColor: nil, colors: 256, expected: true),
      Row(choice: .auto, noColor: nil, colors: 7, expected: false),
      Row(choice: .auto, noColor: nil, colors: 0, expected: false),
      Row(choice: .auto, noColor: "", colors: 8, expected: true),
      Row(choice: .auto, noColor: "1", colors: 8, expected: false),
      Row(choice: .auto, noColor: "0", colors: 256, expected: false),
      Row(choice: .never, noColor: nil, colors: 256, expected: false),
      Row(choice: .always, noColor: "1", colors: 256, expected: true),
      Row(choice: .always, noColor: nil, colors: 0, expected: true),
    ],
  )
  func usesColors(row: Row) {
    #expect(
      row.choice.usesColors(noColor: row.noColor, terminalColors: row.colors) == row.expected
    )
  }

  @Test(
    "picks the theme that comes nearest to the one wanted",
    arguments: [
      (ColorChoice.auto, Palette.colorBlind, 256, Palette.colorBlind),
      (.auto, .colorBlind, 255, .monochrome),
      (.auto, .standard, 256, .standard),
      (.auto, .standard, 16, .monochrome),
      (.auto, .colorBlindDark, 255, .dark16),
      (.auto, .dark, 256, .dark),
      (.auto, .dark, 16, .dark16),
      (.auto, .dark, 8, .dark8),
      (.auto, .colorBlindLight, 88, .light8),
      (.auto, .light, 8, .light8),
      (.auto, .monochrome, 256, .monochrome),
      (.always, .dark, 0, .monochrome),
      (.never, .colorBlind, 256, .monochrome),
    ],
  )
  func palette(choice: ColorChoice, wanted: Palette, colors: Int, expected: Palette) {
    #expect(choice.palette(wanted, noColor: nil, terminalColors: colors) == expected)
  }
}
