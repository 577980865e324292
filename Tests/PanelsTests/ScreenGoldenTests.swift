// Compares pictures of whole screens with reviewed ones.

import Display
import Panels
import Playback
import Shmem
import Testing

@Suite("The screen")
struct ScreenGoldenTests {
  struct Picture: CustomTestStringConvertible {
    let name: String
    let session: @Sendable () throws -> Session
    var testDescription: String { name }
  }

  static let pictures = [
    Picture(name: "gallery") {
      Session(gallery: SampleSession.gallery, play: nil, isMouseOn: false)
    },
    Picture(name: "gallery-long") {
      Session(gallery: SampleSession.longGallery, play: nil, isMouseOn: false)
        .after(.window(.moveItem(by: 11)))
    },
    Picture(name: "start") { try SampleSession.classroom() },
    Picture(name: "stale") { try SampleSession.stale() },
    Picture(name: "lost") { try SampleSession.lost() },
    Picture(name: "take-2") { try SampleSession.swappedUnderTheCursor() },
    Picture(name: "two-levels") { try SampleSession.twoLevels() },
    Picture(name: "direct-item") { try SampleSession.directItem() },
    Picture(name: "large") { try SampleSession.large() },
    Picture(name: "crowd") {
      try SampleSession.crowd().after(.race(.focusNext), .race(.focusNext), .race(.focusNext))
    },
    Picture(name: "branches") { try SampleSession.branches() },
    Picture(name: "help") { try SampleSession.classroom().after(.window(.openHelp)) },
    Picture(name: "accounts") { try SampleSession.lost().after(.window(.openAccounts)) },
    Picture(name: "checking") { try SampleSession.checking() },
    Picture(name: "checked") { try SampleSession.checked(SampleSession.swappedUnderTheCursor()) },
    Picture(name: "check-text") {
      try SampleSession.checked(SampleSession.swappedUnderTheCursor()).after(
        .inquiry(.checkFromHere)
      )
    },
    Picture(name: "hints") { try SampleSession.hinted(SampleSession.swappedUnderTheCursor()) },
    Picture(name: "odds") {
      try SampleSession.oddsOf(SampleSession.stale().after(.race(.stepBack)))
    },
    Picture(name: "compared-gathered") { try SampleSession.compared(at: 17) },
    Picture(name: "compared") { try SampleSession.compared(at: 26) },
    Picture(name: "pasted") {
      try SampleSession.stale().after(
        .window(.openPrompt),
        .window(.pasted("step punch until P16\n\n# then the reader\nstep read-1 until end\n"))
      )
    },
    Picture(name: "why") {
      try SampleSession.answered(SampleSession.lost(), .window(.openWhy))
    },
    Picture(name: "why-wait") {
      try SampleSession.swappedUnderTheCursor().after(.window(.openWhy), .window(.down))
    },
    Picture(name: "injection") {
      try SampleSession.stale().after(.race(.moveSelection(by: 3)), .window(.openInjection))
    },
  ]

  static let sizes = [
    Size(rows: 30, columns: 100), Size(rows: 24, columns: 80), Size(rows: 16, columns: 60),
  ]

  @Test("looks as reviewed", arguments: pictures, sizes)
  func looks(picture: Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)").expect(grid)
  }

  @Test("looks as reviewed on a large terminal")
  func large() throws {
    let size = Size(rows: 40, columns: 120)
    try GoldenFile(name: "stale-120x40").expect(Screen.grid(of: SampleSession.stale(), size: size))
  }

  @Test(
    "looks as reviewed on the largest terminals",
    arguments: pictures.filter { ["gallery-long", "stale", "large", "help"].contains($0.name) },
    [Size(rows: 50, columns: 160), Size(rows: 60, columns: 200)]
  )
  func largest(picture: Picture, size: Size) throws {
    let grid = Screen.grid(of: try picture.session(), size: size)
    try GoldenFile(name: "\(picture.name)-\(size.columns)x\(size.rows)").expect(grid)
  }

  @Test("shows what has become of the old data where there is room, and not elsewhere")
  func oldData() throws {
    let session = try SampleSession.lost()
    let large = Screen.grid(of: session, size: Size(rows: 48, columns: 100)).text
    #expect(large.contains("─ old data in time ─"))
    #expect(large.contains("LEFT BEHIND"))
    let small = Screen.grid(of: session, size: Size(rows: 47, columns: 160)).text
    #expect(!small.contains("─ old data in time ─"))
  }

  @Test("tells every step of the history in a sentence where there is room beside the slots")
  func history() throws {
    let session = try SampleSession.stale()
    let play = try #require(session.play)
    let wide = Screen.grid(of: session, size: Size(rows: 50, columns: 200)).lines
    for moment in play.timeline.past(last: 5) {
      let sentence = try #require(play.narration(of: moment)).sentence
      let start = sentence.split(separator: " ").prefix(4).joined(separator: " ")
      #expect(wide.contains { $0.contains(start) }, "\(sentence)")
    }
  }

  @Test("looks as reviewed at the end of the help")
  func helpEnd() throws {
    var session = try SampleSession.classroom().after(.window(.openHelp))
    for _ in 0..<60 { session = session.after(.window(.pageDown)) }
    try GoldenFile(name: "help-end-80x24").expect(
      Screen.grid(of: session, size: Size(rows: 24, columns: 80))
    )
  }

  @Test("looks as reviewed with a prompt and with a message")
  func bottomLine() throws {
    let prompt = try SampleSession.stale().after(
      .window(.openPrompt),
      .window(.typed("s")),
      .window(.typed("t"))
    )
    let message = try SampleSession.stale().after(.race(.takeMove(9)))
    let size = Size(rows: 16, columns: 60)
    try GoldenFile(name: "prompt-60x16").expect(Screen.grid(of: prompt, size: size))
    try GoldenFile(name: "message-60x16").expect(Screen.grid(of: message, size: size))
  }

  @Test("looks as reviewed with the answers that need no schedule")
  func answers() throws {
    let size = Size(rows: 16, columns: 60)
    let holds = try SampleSession.checked(SampleSession.twoLevels())
    try GoldenFile(name: "checked-already-60x16").expect(
      Screen.grid(of: try SampleSession.checked(SampleSession.lost()), size: size)
    )
    try GoldenFile(name: "checked-holds-60x16").expect(Screen.grid(of: holds, size: size))
  }

  @Test("looks as reviewed in ASCII with hints and an answer")
  func asciiHints() throws {
    let session = try SampleSession.checked(
      SampleSession.hinted(SampleSession.swappedUnderTheCursor())
    )
    let grid = Screen.grid(of: session, size: Size(rows: 24, columns: 80))
    try GoldenFile(name: "hints-80x24-ascii").expect(grid.inASCII())
  }

  @Test("looks as reviewed in ASCII beside another race")
  func asciiComparison() throws {
    let grid = Screen.grid(
      of: try SampleSession.compared(at: 26),
      size: Size(rows: 24, columns: 80)
    )
    try GoldenFile(name: "compared-80x24-ascii").expect(grid.inASCII())
  }

  @Test("looks as reviewed in ASCII")
  func ascii() throws {
    let grid = Screen.grid(of: try SampleSession.stale(), size: Size(rows: 30, columns: 100))
    try GoldenFile(name: "stale-100x30-ascii").expect(grid.inASCII())
  }
}
