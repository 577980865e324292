// Checks that the words on a screen are explained there: those at hand first, then all others on it.

import Display
import Playback
import Shmem
import Testing

@testable import Panels

@Suite("The words on a screen")
struct WordsTests {
  private static let size = Size(rows: 24, columns: 80)

  /// The lines of the words on the screen of a session.
  private static func lines(_ session: Session, _ size: Size = size) throws -> [String] {
    let session = session.after(.window(.openWords))
    guard case .reading(.words(let overlay, let asked), _) = session.overlay else { return [] }
    return WordsText(session, under: overlay, asked: asked, size: size).lines(76)
      .map { $0.spans.map(\.text).joined() }
  }

  @Test("begin with the last step and its task, then come those on the screen, then all")
  func order() throws {
    let session = try SampleSession.stale()
    let step = try #require(session.play?.narration?.stepID).rawValue
    let lines = try Self.lines(session)
    #expect(lines[0] == "The step at hand")
    #expect(lines[1].hasPrefix("  \(step) "))
    let headings = lines.filter { !$0.hasPrefix(" ") && !$0.isEmpty }
    #expect(headings == ["The step at hand", "On the screen", "All words"])
  }

  @Test("name the lock of the kernel of the race in what a step does")
  func eraNames() throws {
    for (demo, lock) in [("25-real-size", "i_rwsem"), ("06-classroom", "i_mutex")] {
      let lines = try Self.lines(try SampleSession.demo(demo, atStep: 1))
      #expect(lines[1].contains(#/P1 +Takes/#) && lines[1].contains(lock), "\(lines[1])")
    }
  }

  @Test("explain the letter after a count of slots in use")
  func counts() throws {
    let size = Size(rows: 30, columns: 100)
    let form = FormScreenTests.freePlay().after(
      .form(.select(.file)),
      .form(.change(by: 1))
    )
    #expect(Screen.grid(of: form, size: size).lines.contains { $0.contains(" 2u* ") })
    #expect(WordsText.terms(on: form, size).map(\.name).contains("u"))
  }

  @Test("are those of the view below, and no others")
  func ofTheView() throws {
    let race = try SampleSession.stale()
    func names(_ session: Session) -> Set<String> {
      Set(WordsText.terms(on: session, Self.size).map(\.name))
    }
    #expect(names(race).isSuperset(of: ["*", "^", "got", "now", "open", "cursor", "P", "s"]))
    #expect(!names(race).contains("lanes") && !names(race).contains("E"))
    #expect(names(race.after(.window(.openLanes))).contains("lanes"))
    #expect(names(race.after(.window(.zoom(.open)))).contains("root"))
    let loss = try SampleSession.lost()
    #expect(!names(race).contains("LEFT BEHIND") && names(loss).contains("LEFT BEHIND"))
  }

  @Test("name no step that is not of the race: P0 among the slots is a page frame")
  func frames() throws {
    let session = try SampleSession.stale()
    #expect(Screen.grid(of: session, size: Self.size).text.contains(" P0 "))
    #expect(!WordsText.terms(on: session, Self.size).contains { $0.name == "P0" })
  }

  @Test("come with ?, and the help with ? again; F1 shows the help at once")
  func keys() throws {
    func press(_ keys: Key..., in session: Session) -> Mode {
      keys.reduce(session) { session, key in
        KeyBindings.event(for: key, in: session).map { session.after($0) } ?? session
      }
      .mode
    }
    let question = Key.character("?")
    let race = try SampleSession.stale()
    let views: [Event] = [
      .window(.openWhy), .window(.openSpaceTime), .window(.openLanes), .window(.zoom(.open)),
      .talk(.toggleStage),
    ]
    for session in [race] + views.map({ race.after($0) }) {
      #expect(press(question, in: session) == .words)
      #expect(press(question, question, in: session) == .help)
      #expect(press(question, question, question, in: session) == .words)
      #expect(press(.function(1), in: session) == .help)
      #expect(press(question, .character("q"), in: session) == session.mode)
      #expect(press(question, question, .escape, in: session) == session.mode)
    }
    let gallery = Session(gallery: SampleSession.gallery, play: nil, isMouseOn: false)
    for session in [gallery, try SampleSession.golf(), gallery.after(.form(.open))] {
      #expect(press(question, in: session) == .help)
      #expect(press(question, question, in: session) == .words)
    }
  }

  @Test("are searched as any other text, and drawn at every size")
  func searched() throws {
    var session = try SampleSession.stale().after(.window(.openWords))
    session = session.after(.window(.openFind))
    for character in "info->swapped" { session = session.after(.window(.typed(character))) }
    session = session.after(.window(.confirm))
    let fact = try #require(Screen.correction(of: session, size: Self.size))
    session = session.after(fact)
    #expect(Screen.grid(of: session, size: Self.size).lines[1].contains("info->swapped"))
    for size in [Size(rows: 16, columns: 60), Size(rows: 30, columns: 100)] {
      let lines = Screen.grid(of: session, size: size).lines
      #expect(lines[0].contains("what is on this screen"))
      #expect(lines.last?.contains("? keys") == true)
    }
  }

  @Test("fit beside their names in every width")
  func widths() throws {
    let session = try SampleSession.stale().after(.window(.openWords))
    for width in [36, 56, 76, 96] {
      let lines = WordsText(session, under: nil, asked: nil, size: Self.size).lines(width)
      #expect(lines.allSatisfy { $0.width <= width })
    }
  }
}
