// Knows what a moving picture has to keep to.

import Display
import Exports
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of a moving picture, read back.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Text {
    var x: Int
    var y: Int
    var lengthInPixels: Int
    var content: String
    var frames: Range<Int>?
  }

  private(set) var texts: [Text] = []
  private(set) var elements: Set<String> = []
  private(set) var style = ""
  private var frames: Range<Int>?
  private var element = ""

  init(parsing text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    #expect(parser.parse(), "it is well-formed: \(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    element = name
    elements.insert(name)
    if name == "g", let word = attributes["class"]?.split(separator: " ").dropFirst().first {
      let bounds = word.dropFirst().split(separator: "-").compactMap { Int($0) }
      frames = bounds[0]..<bounds[1]
    }
    if name == "text" {
      texts.append(
        Text(
          x: Int(attributes["x"] ?? "") ?? -1,
          y: Int(attributes["y"] ?? "") ?? -1,
          lengthInPixels: Int(attributes["textLength"] ?? "") ?? -1,
          content: "",
          frames: frames
        )
      )
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if element == "text" { texts[texts.count - 1].content += string }
    if element == "style" { style += string }
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    element = ""
    if name == "g" { frames = nil }
  }
}

@Suite("A moving picture")
struct AnimatedSVGTests {
  @Test("has in every frame the characters of its picture, each in its cell")
  func characters() throws {
    let film = try ShortDemo.film()
    let reader = try SVGReader(parsing: AnimatedSVG(film, palette: .standard).text)
    for (number, frame) in film.frames.enumerated() {
      var grid = Grid(size: film.size)
      for text in reader.texts where text.frames?.contains(number) ?? true {
        #expect(text.lengthInPixels == 9 * text.content.count)
        let place = Position(row: (text.y - 23) / 18, column: text.x / 9 - 1)
        grid.put(text.content, at: place, role: .text)
      }
      #expect(grid.text == frame.grid.text, "frame \(number)")
    }
  }

  @Test("moves only for those who want it, is complete in itself, and runs no script")
  func isConsiderate() throws {
    let text = AnimatedSVG(try ShortDemo.film(), palette: .colorBlind).text
    let reader = try SVGReader(parsing: text)
    #expect(reader.elements == ["svg", "title", "desc", "style", "rect", "g", "text"])
    let rules = reader.style.split(separator: "\n")
    let stop = "@media (prefers-reduced-motion:reduce){.ps .a{animation:none}}"
    #expect(rules.last == stop[...], "rules behind it would set in motion again what it stops")
    for word in ["@import", "url(", "href", "@font-face", "http://", "https://"] {
      #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains(word), "\(word)")
    }
    #expect(text.utf8.count < 300_000)
  }

  @Test("has a frame follow a frame without a gap")
  func timing() throws {
    let film = try ShortDemo.film()
    let reader = try SVGReader(parsing: AnimatedSVG(film, palette: .standard).text)
    let style = reader.style
    let whole = film.frames.reduce(0) { $0 + $1.milliseconds }
    #expect(style.contains("animation-duration:\(whole / 1000).\(whole % 1000)"))
    var starts = film.frames.map(\.milliseconds).reduce(into: [0]) {
      $0.append($0[$0.count - 1] + $1)
    }
    starts = starts.map { $0 * 100_000 / whole }
    var seen: Set<Range<Int>> = []
    let rule =
      #/
      @keyframes\ ps-t (\d+) - (\d+) \{ 0% \{visibility: (\w+) \}
      (?: ([0-9.]+) % \{visibility:visible\} )?
      (?: ([0-9.]+) % \{visibility:hidden\} )? \}
      /#
    for match in style.matches(of: rule) {
      let (first, end) = (try #require(Int(match.1)), try #require(Int(match.2)))
      #expect(match.3 == (first == 0 ? "visible" : "hidden"))
      #expect(match.4.flatMap(Self.thousandths) == (first == 0 ? nil : starts[first]))
      #expect(match.5.flatMap(Self.thousandths) == (end == film.frames.count ? nil : starts[end]))
      seen.insert(first..<end)
    }
    let needed = Set(reader.texts.compactMap(\.frames))
    #expect(needed.count > 10 && seen.isSuperset(of: needed))
  }

  private static func thousandths(_ text: Substring) -> Int? { Int(text.filter { $0 != "." }) }

  @Test("is the same twice, byte by byte")
  func isRepeatable() throws {
    let pictures = try (1...2).map { _ in
      AnimatedSVG(try ShortDemo.film(), palette: .colorBlind).text
    }
    #expect(pictures[0] == pictures[1])
  }
}
