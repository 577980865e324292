// Checks how well the colours of a moving picture can be read, on a light page and on a dark one.

import Display
import Exports
import Foundation
import Testing

@Suite("The colours of a moving picture")
struct SVGContrastTests {
  private static func luminance(_ hex: Substring) throws -> Double {
    let number = try #require(Int(hex.dropFirst(), radix: 16))
    let parts = [16, 8, 0].map { (shift: Int) -> Double in
      let share = Double((number >> shift) & 0xFF) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func contrast(_ color: Substring, _ page: Substring) throws -> Double {
    let sorted = try [luminance(color), luminance(page)].sorted()
    return (sorted[1] + 0.05) / (sorted[0] + 0.05)
  }

  @Test("can be read on both pages, those of every palette", arguments: Palette.allCases)
  func pages(palette: Palette) throws {
    let text = AnimatedSVG(try ShortDemo.film(), palette: palette).text
    let dark = /@media \(prefers-color-scheme:dark\)\{\s*(?<rules>(?:[^{}]*\{[^{}]*\}\s*)*)\}/
    let darkRules = text.matches(of: dark).map { String($0.rules) }.joined()
    let lightRules = text.replacing(dark, with: "")
    var colors: [String: [Substring]] = [:]
    for (rules, page) in [(lightRules, "#ffffff"), (darkRules, "#0d1117")] {
      for match in rules.matches(of: /\.ps \.(c\d+)\{fill:(#[0-9a-f]{6})\}/) {
        colors[String(match.1), default: []].append(match.2)
        #expect(try Self.contrast(match.2, page[...]) >= 4.499, "\(palette) \(match.0) on \(page)")
      }
    }
    // Every colour that is used is there for both pages.
    #expect(colors.values.allSatisfy { $0.count == 2 })
    let used = Set(text.matches(of: /class="(?:[a-z]+ )*(c\d+)/).map { String($0.1) })
    #expect(used.isSubset(of: colors.keys))
    #expect(palette == .monochrome ? colors.isEmpty : colors.count > 2)
  }

  @Test("are fainter for what is dim, and can still be read")
  func dim() throws {
    let text = AnimatedSVG(try ShortDemo.film(), palette: .standard).text
    let match = try #require(text.firstMatch(of: /\.d\{opacity:(\.\d+)\}/))
    let share: Double = try #require(Double("0\(match.1)"))
    let letters: [(letter: Int, page: Int)] = [(0x1F2328, 0xFFFFFF), (0xE6EDF3, 0x0D1117)]
    for (letter, page) in letters {
      let mixed = [16, 8, 0].reduce(0) { (result: Int, shift: Int) -> Int in
        let front = Double((letter >> shift) & 0xFF)
        let back = Double((page >> shift) & 0xFF)
        return (result << 8) | Int(front * share + back * (1 - share))
      }
      func hex(_ number: Int) -> String { "#" + String(format: "%06x", number) }
      #expect(try Self.contrast(hex(mixed)[...], hex(page)[...]) >= 4.5)
    }
  }
}
