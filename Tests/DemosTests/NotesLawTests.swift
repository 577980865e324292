// Knows that a note of a demo is seen whole, and only as long as it is true.

import Display
import Explorer
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("The notes of the demos")
struct NotesLawTests {
  /// A screen on which a demo is shown.
  struct Place: CustomTestStringConvertible {
    let size: Size
    let isStage: Bool

    var testDescription: String { "\(size.columns)x\(size.rows)\(isStage ? " on stage" : "")" }
  }

  static let places = [
    Place(size: Size(rows: 16, columns: 60), isStage: false),
    Place(size: Size(rows: 24, columns: 80), isStage: false),
    Place(size: Size(rows: 12, columns: 40), isStage: true),
    Place(size: Size(rows: 20, columns: 53), isStage: true),
    Place(size: Size(rows: 16, columns: 60), isStage: true),
    Place(size: Size(rows: 24, columns: 80), isStage: true),
  ]

  private static func play(_ name: String) throws -> Play {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    return Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
  }

  @Test("no note outlives its step unless it is kept", arguments: DemoFiles.all)
  func lives(name: String) throws {
    let path = try #require(try Self.play(name).scriptPath)
    var note: String?
    var isKept = false
    for (position, point) in path.points.enumerated() {
      let isNew =
        position == 0 || point.isLanding
        || path.points[position - 1].moment != point.moment
      if isNew && !isKept || point.annotation?.chapter != nil { (note, isKept) = (nil, false) }
      // A recap takes the place of a note.
      if point.recap != nil { (note, isKept) = (nil, false) }
      if let words = point.annotation, words.note != nil || words.endsNote {
        (note, isKept) = (words.note, words.keepsNote)
      }
      #expect(path.annotation(at: position).note == note, "point \(position)")
    }
  }

  @Test(
    "every note is seen whole, and beside it what happened, in a few words at least",
    arguments: DemoFiles.all,
    places
  )
  func fits(name: String, place: Place) throws {
    var session = Session(
      gallery: Gallery(items: []),
      play: try Self.play(name),
      isMouseOn: false,
      talk: Talk(isOnStage: place.isStage)
    )
    var scriptPath: ScriptPath?
    while session.play?.scriptPath != scriptPath {
      scriptPath = session.play?.scriptPath
      let play = try #require(session.play)
      if let note = place.isStage ? play.newWords?.note : play.annotation.note {
        let shown = Self.words(of: Screen.grid(of: session, size: place.size))
        let step = "step \(play.timeline.now.depth)"
        #expect(shown.contains(Self.words(note)), "\(step): \(note)")
        #expect(Self.told(play).contains { shown.contains(Self.words($0)) }, "\(step)")
      }
      // The answer to what the script asks is there at once, as on the screen.
      for case .inquire(let inquiry) in session.update(.race(.stepForward)) {
        let answer = Finding.verdict(.holds, Progress(), after: .zero)
        _ = session.update(.progress(.found(answer, inquiry: inquiry.number)))
      }
    }
  }

  /// What can be said of the last step beside a note; an empty text if there was none.
  private static func told(_ play: Play) -> [String] {
    guard let narration = play.narration else { return [""] }
    let breaches = narration.consequences.filter(\.isBreach).map(\.words)
    let landing = play.landingNumber.map { $0 == 0 ? "Back to the start." : "Back to step \($0)." }
    return [narration.sentence, narration.brief] + breaches + [landing].compactMap(\.self)
  }

  private static func words(of grid: Grid) -> String {
    words(grid.lines.joined(separator: " ").replacing("│", with: " "))
  }

  private static func words(_ text: String) -> String {
    text.split { $0 == " " || $0.isNewline }.joined(separator: " ")
  }
}
