// Checks the pictures of single steps, which people put on slides.

import Display
import Exports
import Foundation
import Panels
import Playback
import Script
import Testing

@Suite("The picture of a step")
struct StillTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "demos")

  private static let demos: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".punch") }.sorted()

  private static func play(_ name: String) throws -> Play {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let demo = try Demo(parsing: text)
    return Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
  }

  /// The picture of a step as `frame` draws it.
  private static func frame(_ play: Play, at step: Int, _ size: Size, onStage: Bool) -> Grid {
    var session = Session(
      gallery: Gallery(items: []),
      play: play,
      isMouseOn: false,
      talk: Talk(isOnStage: onStage)
    )
    _ = session.begin()
    _ = session.updateToEnd(.race(.goTo(step: step)))
    return Screen.grid(of: session, size: size)
  }

  @Test(
    "of every demo shows what frame shows, as well-formed SVG that stands still",
    arguments: demos
  )
  func everyStep(name: String) throws {
    let play = try Self.play(name)
    let size = Size(rows: 20, columns: 53)
    // Of a long demo a part of the steps tells as much as all of them.
    let last = play.timeline.lastNumber
    let steps = Array(stride(from: 0, through: last, by: max(1, last / 100)))
    let film = try Film(of: play, stops: steps.map { .step($0) }, size: size, isOnStage: true)
    #expect(film.frames.map(\.step) == steps)
    for (step, still) in zip(steps, film.stills) {
      let expected = Self.frame(play, at: step, size, onStage: true)
      #expect(still.frames.map(\.grid) == [expected], "step \(step)")
      let text = AnimatedSVG(still, palette: .standard).text
      let reader = try SVGReader(parsing: text)
      var grid = Grid(size: size)
      for text in reader.texts {
        let place = Position(row: (text.y - 23) / 18, column: text.x / 9 - 1)
        grid.put(text.content, at: place, role: .text)
      }
      #expect(grid.text == expected.text, "step \(step)")
      for word in ["animation", "@keyframes", "visibility"] {
        #expect(!text.contains(word), "step \(step): \(word)")
      }
    }
  }

  @Test("of the whole screen shows what frame shows, too")
  func wholeScreen() throws {
    let play = try ShortDemo.play()
    let size = Size(rows: 24, columns: 80)
    let stops: [Film.Stop] = (0...play.timeline.lastNumber).map { .step($0) } + [.end]
    let film = try Film(of: play, stops: stops, size: size)
    for step in 0...play.timeline.lastNumber {
      #expect(film.frames[step].grid == Self.frame(play, at: step, size, onStage: false))
    }
    #expect(film.frames.last?.grid == (try ShortDemo.film()).frames.last?.grid)
    #expect(film.text(palette: nil).contains("\nstep 3: P3 punch "))
  }

  @Test("is refused where there is no such step, in words")
  func refusal() throws {
    let play = try ShortDemo.play()
    #expect(throws: NoSuchStep.self) {
      try Film(of: play, stops: [.step(0), .step(999)], size: Size(rows: 24, columns: 80))
    }
    do throws(NoSuchStep) {
      _ = try Film(of: play, stops: [.step(999)], size: Size(rows: 24, columns: 80))
    } catch {
      #expect(error.words.contains("999"))
    }
  }

  @Test("stands on the page that was chosen, or follows the page of the reader")
  func page() throws {
    let still = try #require(try ShortDemo.film().stills.first)
    func style(_ page: SVGPage) throws -> String {
      try SVGReader(parsing: AnimatedSVG(still, palette: .standard, page: page).text).style
    }
    #expect(try style(.ofReader).contains("prefers-color-scheme"))
    for (page, paper, other) in [
      (SVGPage.light, "#ffffff", "#0d1117"), (.dark, "#0d1117", "#ffffff"),
    ] {
      let style = try style(page)
      #expect(!style.contains("@media"))
      #expect(style.contains(".ps .g,.ps text.r{fill:\(paper)}") && !style.contains(other))
    }
  }
}
