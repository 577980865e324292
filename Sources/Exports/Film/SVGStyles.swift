// Knows how the looks of cells are said in SVG.

import Display

/// Neighbours in a row that look alike and are equally wide.
///
/// The reader's font decides how wide a character of two columns is in truth: it begins and ends a run, so
/// that what follows stands in its own column whatever the font is.
struct SVGRun {
  /// The column of the first one.
  var column: Int
  var text: String
  var widthInColumns: Int
  var style: Style
  /// Whether these are characters of two columns.
  private var isWide: Bool

  /// The runs of a row; what cannot be seen at their ends is left out.
  static func runs(of cells: [Cell], in palette: Palette) -> [SVGRun] {
    let runs = cells.indices.reduce(into: [SVGRun]()) { runs, column in
      let glyph = cells[column].glyph
      guard !glyph.isSecondHalf else { return }
      let style = palette.style(for: cells[column].role)
      let width = glyph.widthInColumns
      if let last = runs.indices.last, runs[last].style == style, runs[last].isWide == (width > 1) {
        runs[last].text += glyph.text
        runs[last].widthInColumns += width
      } else {
        runs.append(
          SVGRun(
            column: column,
            text: glyph.text,
            widthInColumns: width,
            style: style,
            isWide: width > 1
          )
        )
      }
    }
    return runs.compactMap(\.withoutMargins)
  }

  private var withoutMargins: SVGRun? {
    guard style.attributes.isDisjoint(with: [.reverse, .underline]) else { return self }
    guard let first = text.firstIndex(where: { $0 != " " }),
      let last = text.lastIndex(where: { $0 != " " })
    else { return nil }
    let before = text.distance(from: text.startIndex, to: first)
    let after = text.distance(from: last, to: text.endIndex) - 1
    var run = self
    run.column += before
    run.text = String(text[first...last])
    run.widthInColumns -= before + after
    return run
  }

  /// The class of what lies behind reversed characters.
  var backgroundClass: String { style.foreground.className ?? "f" }

  /// The classes of the characters.
  var textClasses: String {
    let isReversed = style.attributes.contains(.reverse)
    let color = isReversed ? "r" : style.foreground.className
    let marks: [(Style.Attributes, String)] = [(.bold, "b"), (.dim, "d"), (.underline, "u")]
    let names = marks.filter { style.attributes.contains($0.0) }.map(\.1)
    return ([color].compactMap(\.self) + names).joined(separator: " ")
  }
}

extension Style.Color {
  /// The class that has the colour; none for the standard colour.
  fileprivate var className: String? { index.map { "c\($0)" } }
}

/// The style sheet.
enum SVGStyles {
  /// What every picture has: the page, the letters, the four colours that everybody has.
  static let base = """
    .ps text{font:15px ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
    .ps text{fill:#1f2328;white-space:pre}
    .ps .f{fill:#1f2328} .ps .g,.ps text.r{fill:#ffffff}
    .ps .b{font-weight:bold} .ps .d{opacity:.6} .ps .u{text-decoration:underline}
    .ps .c1{fill:#cf222e} .ps .c2{fill:#1a7f37} .ps .c5{fill:#8250df} .ps .c6{fill:#0f6f8c}
    @media (prefers-color-scheme:dark){
    .ps text,.ps .f{fill:#e6edf3} .ps .g,.ps text.r{fill:#0d1117}
    .ps .c1{fill:#ff7b72} .ps .c2{fill:#3fb950} .ps .c5{fill:#d2a8ff} .ps .c6{fill:#56d4dd}}
    .ps .a{visibility:hidden;animation:1s step-end infinite} .ps .z{visibility:visible}
    """

  /// What has to stand behind all other rules, which would set in motion again what it stops.
  static let last = "@media (prefers-reduced-motion:reduce){.ps .a{animation:none}}"

  /// The other colours that a film needs.
  static func looks(of film: Film, in palette: Palette) -> String {
    let roles = Set(
      film.frames.flatMap { frame in
        (0..<film.size.rows).flatMap { frame.grid.row($0).map(\.role) }
      }
    )
    let colors = roles.compactMap { palette.style(for: $0).foreground.index }.filter { $0 >= 16 }
    return Set(colors).sorted().map { ".ps .c\($0){fill:\(hex($0))}" }.joined(separator: " ")
  }

  /// A colour of the cube of 6 x 6 x 6, or of the ramp of greys behind it, which terminals number
  /// from 16 to 255.
  private static func hex(_ number: UInt8) -> String {
    let place = Int(number) - 16
    let levels = [0, 95, 135, 175, 215, 255]
    let parts =
      place < 216
      ? [levels[place / 36], levels[place / 6 % 6], levels[place % 6]]
      : Array(repeating: 8 + (place - 216) * 10, count: 3)
    let digits = parts.map { part in
      let digits = String(part, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }
    return "#" + digits.joined()
  }
}
