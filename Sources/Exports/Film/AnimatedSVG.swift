// Writes a film for pages that can show pictures but run no player.

package import Display

/// A film as a moving picture: SVG, animated by CSS, complete in one file.
///
/// ```text
///   <g class="a t3-7">   a row as it looks from frame 3 to before frame 7
///     <rect .../>        the background of what is reversed
///     <text ...>         the characters, a run of one look each
///   </g>
/// ```
///
/// A row that stays the same is stored once, however many frames show it. A reader who wants no motion
/// (`prefers-reduced-motion`), or whose program cannot animate, sees the last frame. A film of one frame
/// is a still picture. The colours follow the page, dark or light (`prefers-color-scheme`), unless the
/// page is chosen; the font is the reader's own.
package struct AnimatedSVG: Sendable {
  private let film: Film
  private let palette: Palette
  private let page: SVGPage
  private let clock: FilmClock

  /// Prepares a film to be written.
  ///
  /// - Parameters:
  ///   - film: the film.
  ///   - palette: the looks.
  ///   - page: the page below the characters.
  ///   - speed: the speed as a factor; 2 is twice as fast.
  /// - Precondition: the speed is positive.
  package init(
    _ film: Film,
    palette: Palette,
    page: SVGPage = .ofReader,
    speed: Double = 1
  ) {
    self.film = film
    self.palette = palette
    self.page = page
    clock = FilmClock(film, speed: speed)
  }

  /// The file.
  package var text: String {
    let scenes = scenes
    let (width, height) = (x(film.size.columns + 2), y(film.size.rows + 1))
    let lines =
      [
        #"<svg xmlns="http://www.w3.org/2000/svg" class="ps" width="\#(width)" height="\#(height)" "#
          + #"viewBox="0 0 \#(width) \#(height)" role="img" xml:space="preserve">"#,
        "<title>\(Self.escaped(film.title))</title>",
        "<desc>\(Self.escaped(film.frames.map(\.words).joined(separator: "\n")))</desc>",
        "<style>", SVGStyles.base(on: page),
      ]
      + (isStill ? [] : [SVGStyles.motion]) + [SVGStyles.looks(of: film, in: palette, on: page)]
      + (isStill ? [] : animations(of: scenes) + [SVGStyles.last])
      + [
        "</style>",
        #"<rect class="g" width="\#(width)" height="\#(height)" rx="6"/>"#,
      ]
      + scenes.map(group) + ["</svg>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private var isStill: Bool { film.frames.count == 1 }

  // MARK: Scenes

  /// The content of a row in a range of frames.
  private struct Scene {
    var row: Int
    /// The numbers of the frames that show it.
    var frames: Range<Int>
    var cells: [Cell]
  }

  /// The rows, each divided into scenes in which it stays the same.
  private var scenes: [Scene] {
    (0..<film.size.rows).flatMap { row in
      film.frames.indices.reduce(into: [Scene]()) { scenes, number in
        let cells = Array(film.frames[number].grid.row(row))
        if let last = scenes.indices.last, scenes[last].cells == cells {
          scenes[last].frames = scenes[last].frames.lowerBound..<number + 1
        } else {
          scenes.append(Scene(row: row, frames: number..<number + 1, cells: cells))
        }
      }
    }
  }

  private func lastsAllTheTime(_ frames: Range<Int>) -> Bool { frames == film.frames.indices }

  private func group(_ scene: Scene) -> String {
    let runs = SVGRun.runs(of: scene.cells, in: palette)
    let content = runs.map { element(for: $0, inRow: scene.row) }.joined()
    guard !content.isEmpty, !lastsAllTheTime(scene.frames) else { return content }
    let isLast = scene.frames.upperBound == film.frames.count
    return #"<g class="a \#(name(of: scene.frames))\#(isLast ? " z" : "")">\#(content)</g>"#
  }

  // MARK: Time

  private func name(of frames: Range<Int>) -> String {
    "t\(frames.lowerBound)-\(frames.upperBound)"
  }

  /// Returns the style rules that show each scene in its time, one for each range of frames.
  private func animations(of scenes: [Scene]) -> [String] {
    var known: Set<Range<Int>> = []
    let whiles = scenes.map(\.frames).filter { !lastsAllTheTime($0) && known.insert($0).inserted }
    return [".ps .a{animation-duration:\(JSONText.seconds(clock.end))s}"]
      + whiles.map { frames in
        let name = name(of: frames)
        let start = share(ofFrame: frames.lowerBound)
        let appears =
          frames.lowerBound == 0
          ? "0%{visibility:visible}" : "0%{visibility:hidden}\(start){visibility:visible}"
        let ends = frames.upperBound < film.frames.count
        let disappears = ends ? "\(share(ofFrame: frames.upperBound)){visibility:hidden}" : ""
        return
          ".ps .\(name){animation-name:ps-\(name)}@keyframes ps-\(name){\(appears)\(disappears)}"
      }
  }

  /// Returns the time when a frame appears, as a share of the whole time: `12.034%`.
  private func share(ofFrame number: Int) -> String {
    JSONText.seconds(clock.starts[number] * 100_000 / clock.end) + "%"
  }

  // MARK: Space

  /// A column is 9 wide: a character is about six tenths as wide as the font is large, which is 15.
  private func x(_ columns: Int) -> Int { columns * 9 }

  private func y(_ rows: Int) -> Int { rows * 18 }

  private func element(for run: SVGRun, inRow row: Int) -> String {
    let (left, top) = (x(run.column + 1), y(row) + 9)
    let width = x(run.widthInColumns)
    let background =
      run.style.attributes.contains(.reverse)
      ? #"<rect class="\#(run.backgroundClass)" x="\#(left)" y="\#(top)" width="\#(width)" height="18"/>"#
      : ""
    let classes = run.textClasses
    let look = classes.isEmpty ? "" : #" class="\#(classes)""#
    let text = Self.escaped(run.text)
    return background
      + #"<text\#(look) x="\#(left)" y="\#(top + 14)" textLength="\#(width)">\#(text)</text>"#
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
