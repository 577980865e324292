// Knows that all lists and texts are moved through with the same keys.

import Display
import Panels
import Playback
import Shmem
import Testing

@Suite("The keys that move through lists and texts")
struct MovingTests {
  private static let lists: [Mode] = [
    .gallery, .golfList, .chapters, .breakpoints, .injection, .why,
  ]
  private static let texts: [Mode] = [.help, .words, .accounts, .check, .score, .script]

  private static let keys: [Key] = [
    .down, .up, .pageDown, .pageUp, .home, .end, .character("j"), .character("k"), .character("g"),
    .character("G"), .character("/"), .character("n"), .character("N"),
  ]

  private static func binding(_ key: Key, _ mode: Mode) -> Binding? {
    KeyBindings.bindings(for: mode).first { $0.keys.contains(key) }
  }

  @Test("mean the same everywhere, and say it in the same words", arguments: lists + texts)
  func same(mode: Mode) throws {
    for key in Self.keys {
      let binding = try #require(Self.binding(key, mode), "\(key.name) in \(mode)")
      let model = try #require(Self.binding(key, .help))
      #expect(binding.event == model.event && binding.help == model.help, "\(key.name)")
    }
  }

  @Test("turn pages with Space and b in every text", arguments: texts)
  func pages(mode: Mode) {
    #expect(Self.binding(.character(" "), mode)?.event == .window(.pageDown))
    #expect(Self.binding(.character("b"), mode)?.event == .window(.pageUp))
  }

  /// A session with a list open, and the number of its items.
  private static func open(_ mode: Mode) throws -> (session: Session, count: Int) {
    switch mode {
    case .gallery:
      let items = (1...40).map {
        GalleryItem(demo: "\($0)", title: "T\($0)", about: "about", length: nil)
      }
      return (Session(gallery: Gallery(items: items), play: nil, isMouseOn: false), 40)
    case .golfList:
      let session = try SampleSession.golf()
      return (session, session.golf?.levels.count ?? 0)
    case .chapters:
      let session = try Stage.toldLoss()
      return (session.after(.talk(.openChapters)), session.play?.chapters.count ?? 0)
    case .breakpoints:
      var session = try SampleSession.stale()
      let slots = session.play?.snapshot.scenario.filePages ?? 0
      for slot in 0..<slots {
        session = session.after(.race(.select(PageIndex(slot))), .race(.toggleBreakpoint))
      }
      return (session.after(.window(.openBreakpoints)), Int(slots))
    case .injection:
      let session = try SampleSession.stale().after(.window(.openInjection))
      return (session, Injection.allCases.count)
    default:
      let session = try SampleSession.lost().after(.window(.openWhy))
      guard case .why(let list) = session.overlay else { return (session, 0) }
      return (session, list.questions.count)
    }
  }

  private static func press(_ keys: Key..., in session: Session, _ size: Size) -> Session {
    var session = session
    for key in keys {
      guard let event = KeyBindings.event(for: key, in: session) else { continue }
      session = session.after(Screen.measured(event, of: session, size: size))
    }
    return session
  }

  private static func place(_ session: Session, _ size: Size) -> Int? {
    let text = Screen.grid(of: session, size: size).text
    let title = #/(?:(?:punchscope|golf|chapters|breakpoints|now [^ ]+), |question )(\d+) of \d+ /#
    return text.firstMatch(of: title).flatMap { Int($0.output.1) }
  }

  @Test(
    "go to the ends of a list and by pages, and the frame says where",
    arguments: lists,
    [Size(rows: 16, columns: 60), Size(rows: 30, columns: 100)]
  )
  func places(mode: Mode, size: Size) throws {
    let (session, count) = try Self.open(mode)
    #expect(session.mode == mode && count > 1)
    let end = Self.press(.end, in: session, size)
    #expect(Self.place(end, size) == count)
    #expect(Self.press(.character("G"), .pageDown, in: session, size) == end)
    #expect(Self.place(Self.press(.home, in: end, size), size) == 1)
    #expect(Self.place(Self.press(.character("g"), .pageUp, in: end, size), size) == 1)
    let page = try #require(Self.place(Self.press(.pageDown, in: session, size), size))
    #expect(page > 1)
    #expect(Self.place(Self.press(.pageDown, .pageUp, in: session, size), size) == 1)
  }

  @Test("search in the gallery by title, description and group, round the ends")
  func search() {
    var items = (1...9).map {
      GalleryItem(demo: "\($0)", title: "T\($0)", about: "about \($0)", length: nil)
    }
    items[6].about = "The pincer"
    items[2].about = "pincers"
    let size = Size(rows: 24, columns: 80)
    var session = Session(gallery: Gallery(items: items), play: nil, isMouseOn: false)
    session = Self.press(.character("/"), in: session, size)
    #expect(session.mode == .prompt)
    for character in "Pinc" { session = session.after(.window(.typed(character))) }
    session = Self.press(.enter, in: session, size)
    #expect(session.mode == .gallery && session.gallery.selected == 2 && session.message == nil)
    session = Self.press(.character("n"), in: session, size)
    #expect(session.gallery.selected == 6)
    session = Self.press(.character("n"), in: session, size)
    #expect(session.gallery.selected == 2)
    #expect(session.message?.text == "The search has gone on at the start.")
    session = Self.press(.character("N"), in: session, size)
    #expect(session.gallery.selected == 6)
    #expect(session.message?.text == "The search has gone on at the end.")
  }

  @Test("say which lines of a text are shown, and nothing where all of them are")
  func lines() throws {
    let size = Size(rows: 24, columns: 80)
    let help = try SampleSession.classroom().after(.window(.openHelp))
    #expect(Screen.grid(of: help, size: size).text.contains(" help, lines 1 to 20 of "))
    let whole = Screen.grid(of: help, size: Size(rows: 1200, columns: 80)).text
    #expect(whole.contains("─ help ─"))
  }
}
