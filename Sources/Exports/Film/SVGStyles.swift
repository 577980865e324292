// Writes the looks of cells in SVG.

import Display

/// A run of neighbouring cells that look alike and are equally wide.
///
/// The reader's font decides how wide a character of two columns really is. Such a character begins and
/// ends a run, so that the text after it stands in its own column whatever the font is.
struct SVGRun {
  /// The column of the first cell.
  var column: Int
  var text: String
  var widthInColumns: Int
  var style: Style
  /// True if the characters are two columns wide.
  private var isWide: Bool

  /// Returns the runs of a row, without the invisible blanks at their ends.
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

  /// The class of the background of reversed characters.
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
  /// The class that has the colour; nil for the standard colour.
  fileprivate var className: String? { index.map { "c\($0)" } }
}

/// The page below a picture.
package enum SVGPage: Hashable, Sendable {
  /// The page of the reader, dark or light.
  case ofReader
  /// A light page, wherever the picture is shown.
  case light
  /// A dark page, wherever the picture is shown.
  case dark
}

/// The style sheet.
enum SVGStyles {
  /// Returns the rules of every picture: the page and the letters.
  static func base(on page: SVGPage) -> String {
    let (ink, paper) = page == .dark ? ("#e6edf3", "#0d1117") : ("#1f2328", "#ffffff")
    let always = """
      .ps text{font:15px ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
      .ps text{fill:\(ink);white-space:pre}
      .ps .f{fill:\(ink)} .ps .g,.ps text.r{fill:\(paper)}
      .ps .b{font-weight:bold} .ps .d{opacity:.7} .ps .u{text-decoration:underline}
      """
    guard page == .ofReader else { return always }
    return """
      \(always)
      @media (prefers-color-scheme:dark){
      .ps text,.ps .f{fill:#e6edf3} .ps .g,.ps text.r{fill:#0d1117}}
      """
  }

  /// The rule of what is shown for a time.
  static let motion =
    ".ps .a{visibility:hidden;animation:1s step-end infinite} .ps .z{visibility:visible}"

  /// The rule that stops all motion; it must be the last, as later rules would start the motion again.
  static let last = "@media (prefers-reduced-motion:reduce){.ps .a{animation:none}}"

  /// The light and the dark page, as in the rules above.
  private static let pages = (light: RGB.white, dark: RGB(0x0D, 0x11, 0x17))

  /// Returns the colours that a film needs: those of the palette, made darker on a light page and
  /// brighter on a dark one where they could not be read.
  static func looks(of film: Film, in palette: Palette, on page: SVGPage) -> String {
    let roles = Set(
      film.frames.flatMap { frame in
        (0..<film.size.rows).flatMap { frame.grid.row($0).map(\.role) }
      }
    )
    let colors = Set(roles.map { palette.style(for: $0).foreground })
      .sorted { ($0.index ?? 0) < ($1.index ?? 0) }
    func rules(on page: RGB) -> String {
      colors.compactMap { color in
        guard let name = color.className, let rgb = color.rgb else { return nil }
        return ".ps .\(name){fill:\(rgb.readable(on: page).hex)}"
      }.joined(separator: " ")
    }
    return switch page {
    case .light: rules(on: pages.light)
    case .dark: rules(on: pages.dark)
    case .ofReader:
      rules(on: pages.light) + "\n@media (prefers-color-scheme:dark){"
        + rules(on: pages.dark) + "}"
    }
  }
}
