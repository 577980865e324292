// Checks how well the colours of the palettes can be read.

import Display
import Foundation
import Testing

@Suite("The colours of a palette")
struct ContrastTests {
  /// The formula of WCAG 2, written down once more.
  private static func contrast(_ first: RGB, _ second: RGB) -> Double {
    func luminance(_ color: RGB) -> Double {
      let parts = [color.red, color.green, color.blue].map { part in
        let share = Double(part) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let sorted = [luminance(first), luminance(second)].sorted()
    return (sorted[1] + 0.05) / (sorted[0] + 0.05)
  }

  private static func color(of background: Background) throws -> RGB {
    switch background {
    case .dark: return .black
    case .light: return .white
    case .unknown: return try #require(nil as RGB?, "a palette names the backgrounds it is for")
    }
  }

  /// The sixteen colours of the consoles of PCs, on which bold letters are bright as well.
  private static let console = [
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
    (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
    (255, 85, 255), (85, 255, 255), (255, 255, 255),
  ].map { RGB($0.0, $0.1, $0.2) }

  @Test("have a contrast of 4.5 on every background they are for", arguments: Palette.allCases)
  func reachTheirBackgrounds(palette: Palette) throws {
    for background in palette.backgrounds {
      for role in Role.allCases {
        let style = palette.style(for: role)
        // A role without a colour inherits the user's own.
        guard let color = style.foreground.rgb else { continue }
        let contrast = Self.contrast(color, try Self.color(of: background))
        #expect(contrast >= 4.5, "\(palette) \(role) on \(background): \(contrast)")
      }
    }
  }

  @Test("can be read on the black console of a PC, too", arguments: [Palette.dark16, .dark8])
  func reachTheConsole(palette: Palette) {
    for role in Role.allCases {
      let style = palette.style(for: role)
      guard let index = style.foreground.index else { continue }
      let isBright = style.attributes.contains(.bold) && index < 8
      let color = Self.console[Int(index) + (isBright ? 8 : 0)]
      #expect(Self.contrast(color, .black) >= 4.5, "\(palette) \(role)")
    }
  }

  @Test("are made fainter nowhere but in the lines of boxes", arguments: Palette.allCases)
  func areNotDim(palette: Palette) {
    for role in Role.allCases where palette.style(for: role).attributes.contains(.dim) {
      #expect(role == .frame && palette.style(for: role).foreground == .standard, "\(role)")
    }
  }

  @Test("tell quiet text from text wherever a terminal has 256", arguments: Palette.allCases)
  func quietText(palette: Palette) {
    guard palette.requiredColors == 256 else { return }
    #expect(palette.style(for: .dim) != palette.style(for: .text))
    #expect(palette.style(for: .waiting) == palette.style(for: .dim))
  }

  @Test("tell old data from new data wherever there are colours", arguments: Palette.allCases)
  func oldAndNew(palette: Palette) {
    guard palette != .monochrome else { return }
    let (old, new) = (palette.style(for: .oldPage), palette.style(for: .newPage))
    #expect(old.foreground != new.foreground)
    #expect(old.foreground != .standard && new.foreground != .standard)
  }

  @Test("are for both backgrounds while none is known")
  func unknownBackground() {
    for palette in Palette.allCases {
      let shown = palette.on(.unknown)
      #expect(Set(shown.backgrounds) == [.dark, .light], "\(palette)")
      #expect(shown.on(.dark).backgrounds.contains(.dark))
      #expect(shown.on(.light).backgrounds.contains(.light))
    }
  }

  @Test("are still for the same background where a terminal has fewer", arguments: Palette.allCases)
  func fewerColors(palette: Palette) {
    var next = palette
    while let poorer = next.withFewerColors {
      #expect(poorer.requiredColors < next.requiredColors)
      #expect(Set(poorer.backgrounds).isSuperset(of: palette.backgrounds), "\(palette) \(poorer)")
      next = poorer
    }
    #expect(next == .monochrome)
  }

  @Test("are measured as WCAG does", arguments: 0..<256)
  func measure(index: Int) throws {
    let color = try #require(Style.Color.indexed(UInt8(index)).rgb)
    for other in [RGB.black, .white, RGB(13, 17, 23)] {
      #expect(abs(color.contrast(with: other) - Self.contrast(color, other)) < 0.001)
      let readable = color.readable(on: other)
      #expect(Self.contrast(readable, other) >= 4.499)
      #expect(Self.contrast(color, other) < 4.5 || readable == color)
    }
  }
}

@Suite("The background of a terminal")
struct BackgroundTests {
  @Test(
    "is what COLORFGBG says, or what is known of the terminal",
    arguments: [
      ("15;0", nil, Background.dark), ("0;15", nil, .light), ("0;default;15", nil, .light),
      ("7;8", "xterm", .dark), ("0;7", "linux", .light), ("12;6", nil, .dark), ("0;9", nil, .light),
      ("0;default", nil, .unknown), ("", nil, .unknown), ("15", nil, .light), (";", nil, .unknown),
      ("0;16", nil, .unknown), ("0;-1", nil, .unknown), ("red;blue", nil, .unknown),
      (nil, "xterm-256color", .unknown), (nil, nil, .unknown), (nil, "linux", .dark),
    ] as [(String?, String?, Background)],
  )
  func fromTheEnvironment(variable: String?, terminalName: String?, expected: Background) {
    #expect(Background(colorFGBG: variable, terminalName: terminalName) == expected)
  }
}
