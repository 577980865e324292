// Checks what holds for every picture.

import Display
import Panels
import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Every screen")
struct ScreenLawTests {
  struct Scene: CustomTestStringConvertible {
    let name: String
    let session: @Sendable () throws -> Session
    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "gallery") { Session(gallery: SampleSession.gallery, play: nil, isMouseOn: false) },
    Scene(name: "no gallery") {
      Session(gallery: Gallery(items: []), play: nil, isMouseOn: false)
    },
    Scene(name: "race") { try SampleSession.stale() },
    Scene(name: "large file") { try SampleSession.large() },
    Scene(name: "words") { try SampleSession.lost().after(.window(.openWords)) },
    Scene(name: "help") { try SampleSession.lost().after(.window(.openHelp), .window(.pageDown)) },
    Scene(name: "accounts") {
      try SampleSession.lost().after(.window(.openAccounts), .window(.down))
    },
    Scene(name: "injection") { try SampleSession.stale().after(.window(.openInjection)) },
    Scene(name: "why") { try SampleSession.lost().after(.window(.openWhy)) },
    Scene(name: "why a slot") {
      try SampleSession.stale().after(.window(.openWhy), .window(.up))
    },
    Scene(name: "branches") { try SampleSession.named() },
    Scene(name: "old data") { try SampleSession.lost().after(.window(.openOldData)) },
    Scene(name: "what if") { try SampleSession.stale().after(.window(.openWhatIf)) },
    Scene(name: "zoom") { try SampleSession.large().after(.window(.zoom(.open))) },
    Scene(name: "zoom of a slot") {
      try SampleSession.stale().after(.window(.zoom(.open)), .window(.zoom(.openSearch)))
    },
    Scene(name: "space-time") { try SampleSession.lost().after(.window(.openSpaceTime)) },
    Scene(name: "space-time of branches") {
      try SampleSession.branches().after(
        .window(.openSpaceTime),
        .window(.table(.toggleBeside))
      )
    },
    Scene(name: "space-time of a large file") {
      try SampleSession.large().after(.window(.openSpaceTime))
    },
    Scene(name: "lanes") { try SampleSession.lost().after(.window(.openLanes)) },
    Scene(name: "lanes of a crowd") { try SampleSession.crowd().after(.window(.openLanes)) },
    Scene(name: "check") { try marked.get().after(.inquiry(.checkFromHere), .window(.down)) },
    Scene(name: "marks") { try marked.get() },
    Scene(name: "golf") { try SampleSession.golf() },
    Scene(name: "level") { try SampleSession.levelLost() },
    Scene(name: "announced") { try SampleSession.announced() },
    Scene(name: "pasted") {
      try SampleSession.stale().after(
        .window(.openPrompt),
        .window(.pasted(String(repeating: "step punch\n", count: 40))),
        .window(.pageDown)
      )
    },
    Scene(name: "form") {
      try SampleSession.stale().after(.form(.open), .window(.pageDown), .window(.down))
    },
    Scene(name: "prompt") {
      try SampleSession.stale().after(
        .window(.openPrompt),
        .window(.typed("s")),
        .window(.complete)
      )
    },
  ]

  /// A race with everything that can be found out about it, found out once.
  private static let marked = Result {
    try SampleSession.checked(
      SampleSession.hinted(SampleSession.oddsOf(SampleSession.swappedUnderTheCursor()))
    )
  }

  /// Sizes around every limit of the layouts, and far from them.
  static let rows = [1, 2, 15, 16, 17, 19, 23, 24, 25, 29, 30, 31, 36, 45]
  static let columns = [1, 2, 5, 36, 59, 60, 61, 79, 80, 81, 99, 100, 101, 119, 130]

  @Test("is drawn at every size, with its hints", arguments: scenes, rows)
  func sizes(scene: Scene, rows: Int) throws {
    let session = try scene.session()
    // Every fifth pair, which leaves out no number of rows and none of columns; in a thorough run every one.
    let stride = trials(5, thorough: 1)
    for (place, columns) in Self.columns.enumerated() where (place + rows).isMultiple(of: stride) {
      let size = Size(rows: rows, columns: columns)
      let grid = Screen.grid(of: session, size: size)
      #expect(grid.size == size)
      let cursor = Screen.cursor(of: session, size: size)
      guard rows >= 16, columns >= 60 else {
        #expect(cursor == nil)
        continue
      }
      if let cursor { #expect(grid.bounds.contains(cursor)) }
      let hints = try #require(grid.lines.last)
      switch session.mode {
      case .gallery, .race: #expect(hints.hasSuffix("? help  q quit"))
      case .golf: #expect(hints.hasSuffix("? help  q list"))
      case .golfList: #expect(hints.hasSuffix("? help  q close"))
      case .injection, .chapters, .breakpoints, .why, .branches, .oldData, .whatIf, .form,
        .zoom, .spaceTime, .lanes:
        #expect(hints.hasSuffix("? help  q close"))
      case .talk, .blank: Issue.record("a stage has laws of its own")
      case .help, .words, .accounts, .check, .score: #expect(hints.hasSuffix("q close"))
      case .prompt: #expect(hints.hasSuffix("Esc cancel"))
      case .script: #expect(hints.hasSuffix("Esc drop"))
      }
    }
  }

  @Test("is drawn at every size from 1x1 to 130x45", arguments: 1...45)
  func allSizes(rows: Int) throws {
    let session = try SampleSession.stale()
    // Every fifth size, which leaves out no number of columns; in a thorough run every one.
    let step = trials(5, thorough: 1)
    for columns in 1...130 where (columns + rows).isMultiple(of: step) {
      let size = Size(rows: rows, columns: columns)
      #expect(Screen.grid(of: session, size: size).size == size)
    }
  }

  @Test("asks for more room where there is too little")
  func tooSmall() throws {
    let grid = Screen.grid(of: try SampleSession.stale(), size: Size(rows: 9, columns: 37))
    #expect(
      grid.text.split(separator: "\n").joined(separator: " ")
        .hasPrefix("terminal too small: 37 x 9, needs 60 x 16")
    )
  }

  @Test("offers the stage on a small screen only where its key has a meaning, as in the gallery")
  func stageOffered() throws {
    let size = Size(rows: 12, columns: 40)
    let gallery = Session(gallery: SampleSession.gallery, play: nil, isMouseOn: false)
    func text(_ session: Session) -> String {
      Screen.grid(of: session, size: size).text.split(separator: "\n").joined(separator: " ")
    }
    #expect(text(gallery).contains("; T shows"))
    #expect(KeyBindings.event(for: .character("T"), mode: .gallery) == .talk(.toggleStage))
    #expect(!text(gallery.after(.talk(.toggleStage))).contains("too small"))
    #expect(!text(gallery.after(.form(.open))).contains("; T shows"))
  }

  @Test("names no key that would do nothing at the end of a race, or in a text that is all in view")
  func idleKeys() throws {
    let size = Size(rows: 50, columns: 160)
    func hints(_ session: Session) throws -> String {
      try #require(Screen.grid(of: session, size: size).lines.last)
    }
    let race = try SampleSession.stale()
    #expect(try hints(race).contains("Space next"))
    var end = race
    for _ in 0..<500 where end.play?.canStep == true { end = end.after(.race(.stepForward)) }
    #expect(end.play?.canStep == false)
    #expect(try !hints(end).contains("Space next"))
    #expect(try !hints(end).contains("1-9"))
    let accounts = race.after(.window(.openAccounts))
    #expect(try !hints(accounts).contains("PgDn"))
    #expect(try hints(race.after(.window(.openHelp))).contains("PgDn"))
  }

  @Test("keeps its frames", arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func frames(size: Size) throws {
    for scene in Self.scenes {
      let grid = Screen.grid(of: try scene.session(), size: size).inASCII()
      for row in 1..<size.rows - 2 {
        for column in [0, size.columns - 1] {
          let glyph = grid[row: row, column: column].glyph
          #expect(["|", "+"].contains(glyph), "\(scene.name): row \(row), column \(column)")
        }
      }
    }
  }

  @Test(
    "leaves a blank before every border",
    arguments: [
      Size(rows: 24, columns: 80), Size(rows: 30, columns: 100), Size(rows: 16, columns: 60),
      Size(rows: 40, columns: 120), Size(rows: 50, columns: 160), Size(rows: 60, columns: 200),
    ]
  )
  func air(size: Size) throws {
    // The moves in the large file are so long that they take the column of air.
    for scene in Self.scenes where scene.name != "large file" {
      let grid = Screen.grid(of: try scene.session(), size: size)
      for row in 0..<size.rows {
        for column in 1..<size.columns where grid[row: row, column: column].glyph == "│" {
          let cell = grid[row: row, column: column - 1]
          let isBlank = cell.glyph == " " || cell.role == .frame
          #expect(isBlank || grid[row: row, column: column].role != .frame, "\(scene.name): \(row)")
        }
      }
    }
  }

  @Test("shows nothing beside the choice of what to inject but the edge of the screen")
  func margin() throws {
    let session = try SampleSession.stale().after(.window(.openInjection))
    for columns in [60, 61, 63, 66, 70, 79, 80, 88, 99] {
      let lines = Screen.grid(of: session, size: Size(rows: 24, columns: columns)).lines
      for line in lines where line.contains(/[║╔╚]/) {
        let outside = line.split(separator: /[║╔╚].*[║╗╝]/, omittingEmptySubsequences: false)
        #expect(outside.allSatisfy { $0.allSatisfy(" │├┤".contains) }, "\(columns): \(line)")
      }
    }
  }

  @Test(
    "is the same on the way back",
    arguments: [
      Size(rows: 30, columns: 100), Size(rows: 24, columns: 80), Size(rows: 16, columns: 60),
    ]
  )
  func wayBack(size: Size) throws {
    var session = try SampleSession.stale()
    let turn = try #require(session.play?.timeline.current)
    session.say("step punch until P22")
    var there: [Grid] = [Screen.grid(of: session, size: size)]
    while session.play?.timeline.current != turn {
      _ = session.update(.race(.stepBack))
      there.append(Screen.grid(of: session, size: size))
    }
    for grid in there.reversed() {
      #expect(Screen.grid(of: session, size: size) == grid)
      _ = session.update(.race(.stepForward))
    }
  }

  @Test(
    "lets every slot in view be clicked",
    arguments: [
      Size(rows: 30, columns: 100), Size(rows: 24, columns: 80), Size(rows: 16, columns: 60),
    ]
  )
  func clicks(size: Size) throws {
    let session = try SampleSession.stale()
    for index in 0..<UInt64(8) {
      let selected = session.after(.race(.select(PageIndex(index))))
      let position = try #require(Screen.cursor(of: selected, size: size))
      let event = Screen.event(forClickAt: position, in: session, size: size)
      #expect(event == .race(.select(PageIndex(index))))
    }
  }

  @Test("lets every move and every item in view be clicked")
  func clickedItems() throws {
    let size = Size(rows: 30, columns: 100)
    let race = try SampleSession.stale()
    let clicked = Set(
      (0..<size.rows).compactMap { row in
        Screen.event(forClickAt: Position(row: row, column: 70), in: race, size: size)
      }
    )
    #expect(clicked == [.race(.takeMove(1)), .race(.takeMove(2))])

    let gallery = Session(gallery: SampleSession.gallery, play: nil, isMouseOn: false)
    let chosen = Set(
      (0..<size.rows).compactMap { row in
        Screen.event(forClickAt: Position(row: row, column: 10), in: gallery, size: size)
      }
    )
    #expect(
      chosen == [
        .window(.choose(1)), .window(.choose(2)), .window(.choose(3)), .window(.choose(4)),
      ]
    )
  }

  @Test(
    "shows the selected slot and the cursor of a large file",
    arguments: [
      PageIndex(0), PageIndex(899), PageIndex(2500), PageIndex(4095),
    ]
  )
  func window(selected: PageIndex) throws {
    let session = try SampleSession.large().after(.race(.select(selected)))
    for size in ScreenGoldenTests.sizes {
      let grid = Screen.grid(of: session, size: size)
      #expect(grid.text.contains("<\(selected)>"))
      #expect(grid.text.contains("1003"))
      #expect(Screen.cursor(of: session, size: size) != nil)
    }
  }
}
