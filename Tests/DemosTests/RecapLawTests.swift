// Checks that every demo gives its reason at the beginning and ends in a recap that is seen whole.

import Display
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("The beginning and the end of the demos")
struct RecapLawTests {
  private static func play(_ name: String) throws -> Play {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    return Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
  }

  @Test("every demo has a reason: a note in its first chapter")
  func reasons() throws {
    let without = try DemoFiles.all.filter { name in
      let points = try #require(try Self.play(name).scriptPath).points
      let chapters = points.indices.filter { points[$0].annotation?.chapter != nil }
      let first = points.prefix(chapters.dropFirst().first ?? points.count)
      return chapters.isEmpty || !first.contains { $0.annotation?.note != nil }
    }
    #expect(without.isEmpty, "demos without a note in their first chapter: \(without)")
  }

  @Test("every demo ends in a recap of three lines, the only one")
  func recaps() throws {
    let without = try DemoFiles.all.filter { name in
      let points = try #require(try Self.play(name).scriptPath).points
      return points.last?.recap?.count != 3 || points.count { $0.recap != nil } != 1
    }
    #expect(without.isEmpty, "demos without a recap of three lines: \(without)")
  }

  @Test("every demo but the last offers the next one at its end")
  func nextOnes() throws {
    let plays = try DemoFiles.all.map { try Self.play($0) }
    let items = zip(DemoFiles.all, plays).map { name, play in
      GalleryItem(demo: name, title: play.title, about: "", length: nil)
    }
    for (play, next) in zip(plays, DemoFiles.all.dropFirst()) {
      var session = Session(gallery: Gallery(items: items), play: play, isMouseOn: false)
      _ = session.updateToEnd(.race(.toEnd))
      #expect(session.demoAhead?.name == next && session.endOffer != nil, "\(play.title)")
    }
  }

  @Test(
    "every line of a recap is seen whole, and below them the slots at the start and at the end",
    arguments: DemoFiles.all,
    [
      NotesLawTests.Place(size: Size(rows: 16, columns: 60), isStage: false),
      NotesLawTests.Place(size: Size(rows: 24, columns: 80), isStage: false),
      NotesLawTests.Place(size: Size(rows: 30, columns: 100), isStage: false),
      NotesLawTests.Place(size: Size(rows: 12, columns: 40), isStage: true),
      NotesLawTests.Place(size: Size(rows: 20, columns: 53), isStage: true),
    ]
  )
  func isSeen(name: String, place: NotesLawTests.Place) throws {
    var session = Session(
      gallery: Gallery(items: []),
      play: try Self.play(name),
      isMouseOn: false,
      talk: Talk(isOnStage: place.isStage)
    )
    _ = session.updateToEnd(.race(.toEnd))
    let recap = try #require(session.play?.recap)
    let lines = Screen.grid(of: session, size: place.size).lines
    let shown = Self.words(lines.joined(separator: " ").replacing("│", with: " "))
    for line in recap { #expect(shown.contains(Self.words("- " + line)), "\(line)") }
    for label in ["start ", "end "] {
      let isThere = lines.contains { $0.drop { "│ ".contains($0) }.hasPrefix(label) }
      #expect(isThere, "there is no row '\(label)':\n\(lines.joined(separator: "\n"))")
    }
  }

  private static func words(_ text: String) -> String {
    text.split { $0 == " " || $0.isNewline }.joined(separator: " ")
  }
}
