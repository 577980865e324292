// Checks what holds for everything that an audience sees.

import Display
import Panels
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Every stage")
struct StageLawTests {
  typealias Scene = ScreenLawTests.Scene

  static let smallest = Size(rows: 12, columns: 40)

  static let scenes = [
    Scene(name: "start") { try Stage.toldLoss() },
    Scene(name: "swizzle") { try Stage.toldLoss(atStop: 1) },
    Scene(name: "loss") { try Stage.toldLoss(atStop: 2) },
    Scene(name: "away") { try Stage.away() },
    Scene(name: "large file") { try Stage.told(SampleSession.large()).after(.race(.toEnd)) },
    Scene(name: "crowd") { try SampleSession.crowd().after(.talk(.toggleStage)) },
    Scene(name: "compared") { try Stage.comparedLoss() },
    Scene(name: "gallery") {
      Session(
        gallery: SampleSession.gallery,
        play: nil,
        isMouseOn: false,
        talk: Talk(isOnStage: true)
      )
    },
    Scene(name: "words") { try Stage.toldLoss(atStop: 2).after(.window(.openWords)) },
    Scene(name: "help") { try Stage.toldLoss().after(.window(.openHelp), .window(.pageDown)) },
    Scene(name: "accounts") { try Stage.toldLoss(atStop: 2).after(.window(.openAccounts)) },
    Scene(name: "injection") { try Stage.toldLoss(atStop: 1).after(.window(.openInjection)) },
    Scene(name: "why") { try Stage.toldLoss(atStop: 2).after(.window(.openWhy)) },
    Scene(name: "branches") { try Stage.toldLoss(atStop: 2).after(.window(.openBranches)) },
    Scene(name: "old data") { try Stage.toldLoss(atStop: 2).after(.window(.openOldData)) },
    Scene(name: "what if") { try Stage.toldLoss(atStop: 1).after(.window(.openWhatIf)) },
    Scene(name: "zoom") { try Stage.toldLoss(atStop: 2).after(.window(.zoom(.open))) },
    Scene(name: "space-time") {
      try Stage.toldLoss(atStop: 2).after(.window(.openSpaceTime))
    },
    Scene(name: "lanes") { try Stage.toldLoss(atStop: 1).after(.window(.openLanes)) },
    Scene(name: "chapters") { try Stage.toldLoss(atStop: 1).after(.talk(.openChapters)) },
    Scene(name: "prompt") {
      try Stage.toldLoss().after(.window(.openPrompt), .window(.typed("s")))
    },
    Scene(name: "timer") { try Stage.toldLoss(atStop: 1).after(.talk(.toggleTimer)) },
    Scene(name: "blank") { try Stage.toldLoss().after(.talk(.blank)) },
  ]

  @Test("is drawn at every size from 40x12 on, and asks for more room below", arguments: scenes)
  func sizes(scene: Scene) throws {
    let session = try scene.session()
    for rows in [1, 5, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 24, 31, 45] {
      let widths = [1, 7, 39, 40, 41, 49, 50, 53, 60, 80, 100, 131]
      // Every fourth pair, which leaves out no number of rows and none of columns; in a thorough run every one.
      for (turn, columns) in widths.enumerated() where (turn + rows) % trials(4, thorough: 1) == 0 {
        let size = Size(rows: rows, columns: columns)
        let grid = Screen.grid(of: session, size: size)
        #expect(grid.size == size)
        let cursor = Screen.cursor(of: session, size: size)
        if session.mode == .blank {
          #expect(grid == Grid(size: size), "nothing is nothing, at any size")
        } else if rows < 12 || columns < 40 {
          #expect(cursor == nil)
          #expect(
            grid.text.replacing("\n", with: "").hasPrefix("terminal too small".prefix(columns))
          )
        } else if let cursor {
          #expect(grid.bounds.contains(cursor))
        }
      }
    }
  }

  @Test("shows eight slots whole on the smallest screen, and no two names touch")
  func eightSlots() throws {
    for stop in 0...2 {
      let lines = Screen.grid(of: try Stage.toldLoss(atStop: stop), size: Self.smallest).lines
      let pages = try #require(lines.first { $0.hasPrefix("page") })
      let numbers = pages.split(separator: " ").dropFirst().compactMap { Int($0) }
      #expect(numbers == Array(0...7))
      let now = try #require(lines.first { $0.hasPrefix("now") })
      #expect(now.split(separator: " ").count == 9, "\(now)")
    }
  }

  @Test("says in letters that something is lost: above, at the slot and in the sentence")
  func lost() throws {
    for size in [Self.smallest, Size(rows: 20, columns: 53), Size(rows: 24, columns: 80)] {
      let lines = Screen.grid(of: try Stage.toldLoss(atStop: 2), size: size).lines
      #expect(lines[0].contains("LEFT BEHIND"))
      #expect(lines[1..<(size.rows / 2)].contains { $0.contains("LEFT") }, "at the slot")
      #expect(lines[(size.rows / 2)...].contains { $0.contains("LEFT BEHIND: page 2") })
    }
  }

  @Test(
    "needs no colour: what changed is reversed and marked, what is broken is reversed and named"
  )
  func monochrome() throws {
    for size in [Self.smallest, Size(rows: 24, columns: 80)] {
      let swizzle = Screen.grid(of: try Stage.toldLoss(atStop: 1), size: size)
      let changed = Self.text(of: .changed, in: swizzle)
      #expect(changed == (size == Self.smallest ? ["P2*", "L!"] : ["P2*L!"]))
      #expect(Palette.monochrome.style(for: .changed).attributes.contains(.reverse))
      let loss = Screen.grid(of: try Stage.toldLoss(atStop: 2), size: size)
      #expect(Self.text(of: .broken, in: loss).contains { $0.contains("LEFT") })
      #expect(Palette.monochrome.style(for: .broken).attributes.contains(.reverse))
    }
  }

  /// The words in a role, row by row.
  private static func text(of role: Role, in grid: Grid) -> [String] {
    (0..<grid.size.rows).map { row in
      grid.row(row).filter { $0.role == role }.map(\.glyph.text).joined()
    }
    .filter { !$0.isEmpty }
  }

  @Test("shows an answer asked for by hand where it was asked for, off the script as well")
  func answers() throws {
    for size in [Self.smallest, Size(rows: 20, columns: 53), Size(rows: 24, columns: 80)] {
      let away = try SampleSession.checked(Stage.away())
      let line = try #require(Screen.grid(of: away, size: size).lines.last)
      #expect(line.contains("from step"), "\(size): \(line)")
      #expect(line.hasSuffix(size.columns < 50 ? "  o: back" : "  off the script: o"), "\(line)")
      let back = away.after(.race(.backToScript))
      #expect(Screen.grid(of: back, size: size).lines.last?.contains("from step") == false)
      let told = try SampleSession.checked(Stage.toldLoss(atStop: 1))
      #expect(Screen.grid(of: told, size: size).lines.last?.contains("from step") == true)
      let later = told.after(.race(.stepForward))
      #expect(!Screen.grid(of: later, size: size).text.contains("from step"))
    }
  }

  @Test("breaks the lines of a note where the demo does")
  func noteLines() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 2
        kernel   3.16
        slots    page
        hole     0-0
        chapter  Lines
        note     One line.
        note     Another line.
        step     punch P1
        """
    )
    let told = Session(
      gallery: SampleSession.gallery,
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    let grid = Screen.grid(of: told, size: Size(rows: 24, columns: 80))
    #expect(grid.lines.contains { $0.hasSuffix("One line.") })
    #expect(grid.lines.contains { $0.hasSuffix("Another line.") })
    let notes = NotesScreen.grid(of: Stage.notes(told), size: Size(rows: 24, columns: 80))
    #expect(notes.lines.contains { $0.contains("One line.") && !$0.contains("Another line.") })
    #expect(!notes.text.contains("\u{FFFD}"))
  }

  @Test("shows what the last step did, in a few words beside the note of the moment or in full")
  func words() throws {
    let size = Size(rows: 24, columns: 80)
    let note = Screen.grid(of: try Stage.toldLoss(atStop: 1), size: size).text
    #expect(note.contains("One store: the entry becomes a page."))
    #expect(note.contains("Slot 2: s2 → P2."))
    #expect(!note.contains("read-1 puts"))
    let step = Screen.grid(of: try Stage.toldLoss(atStop: 1).after(.race(.stepForward)), size: size)
      .text
    #expect(!step.contains("One store"))
    #expect(!step.contains("Ask the room"))
  }

  @Test("never shows what is for the speaker alone", arguments: [0, 1, 2])
  func speaker(stop: Int) throws {
    let session = try Stage.toldLoss(atStop: stop)
    #expect(!Screen.grid(of: session, size: Size(rows: 24, columns: 80)).text.contains("Ask the"))
  }

  @Test("says off the script which key goes back, whatever else there is to say")
  func wayBack() throws {
    for columns in [40, 53, 80] {
      let size = Size(rows: 14, columns: columns)
      let away = try Stage.away()
      for session in [away, away.after(.race(.takeMove(9))), away.after(.talk(.toggleTimer))] {
        let line = try #require(Screen.grid(of: session, size: size).lines.last)
        #expect(line.contains("off the script: o"), "\(line)")
      }
      let back = Screen.grid(of: away.after(.race(.backToScript)), size: size)
      #expect(!back.text.contains("off the script"))
    }
  }

  @Test("shows the time if asked, and what is left of it")
  func time() throws {
    let session = try Stage.toldLoss(atStop: 1).after(
      .talk(.toggleTimer),
      .progress(.tick(.seconds(125)))
    )
    #expect(
      Screen.grid(of: session, size: Self.smallest).lines.last?.hasSuffix("2:05, 17:55 left")
        == true
    )
    let late = session.after(.progress(.tick(.seconds(1230))))
    #expect(
      Screen.grid(of: late, size: Self.smallest).lines.last?.hasSuffix("20:30, 0:30 over") == true
    )
  }

  @Test(
    "shows the race it is compared with below, framed where it first differs, and names it",
    arguments: [smallest, Size(rows: 13, columns: 41), Size(rows: 20, columns: 53)]
  )
  func compares(size: Size) throws {
    let lines = Screen.grid(of: try Stage.comparedLoss(), size: size).lines
    #expect(lines[0].contains("' 3.16"))
    #expect(lines[0].contains("LEFT BEHIND"))
    let now = try #require(lines.first { $0.contains("now'") })
    #expect(now.contains("{"))
    #expect(lines.contains { $0.contains("got'") })
    #expect(lines.contains { $0.contains("LEFT BEHIND: page 3") }, "and still says what happened")
  }

  @Test("gives a long note the rows of the steps above it, and says where it is cut")
  func longNote() throws {
    var session = try SampleSession.classroom()
    session.say("note " + String(repeating: "many words ", count: 18) + "and then the end.")
    let told = try Stage.told(session)
    let small = Screen.grid(of: told, size: Self.smallest).text
    #expect(small.contains("end."), "six lines are all seen")
    #expect(!small.contains("> punch"))
    #expect(Screen.grid(of: told, size: Size(rows: 14, columns: 60)).text.contains("> punch"))
    session.say("note " + String(repeating: "many words ", count: 40) + "end.")
    let cut = Screen.grid(of: try Stage.told(session), size: Self.smallest).lines[10]
    #expect(cut.hasSuffix("..."), "\(cut)")
  }

  @Test("lets every slot in view be clicked, and any click bring the picture back")
  func clicks() throws {
    let session = try Stage.toldLoss()
    for size in [Self.smallest, Size(rows: 24, columns: 80)] {
      for index in 0..<UInt64(8) {
        let selected = session.after(.race(.select(PageIndex(index))))
        let position = try #require(Screen.cursor(of: selected, size: size))
        #expect(
          Screen.event(forClickAt: position, in: session, size: size)
            == .race(.select(PageIndex(index)))
        )
      }
    }
    let blank = session.after(.talk(.blank))
    let anywhere = Position(row: 3, column: 3)
    #expect(
      Screen.event(forClickAt: anywhere, in: blank, size: Self.smallest) == .talk(.showAgain)
    )
    let menu = session.after(.talk(.openChapters))
    #expect(
      Screen.event(forClickAt: Position(row: 2, column: 3), in: menu, size: Self.smallest)
        == .window(.choose(2))
    )
  }

  @Test("is the same on the way back", arguments: [smallest, Size(rows: 24, columns: 80)])
  func wayThere(size: Size) throws {
    let there = try (0...2).map { Screen.grid(of: try Stage.toldLoss(atStop: $0), size: size) }
    var session = try Stage.toldLoss(atStop: 2)
    // The first picture has the keys in it, until the first press.
    for stop in [1] {
      session = session.after(.talk(.retreat))
      #expect(Screen.grid(of: session, size: size) == there[stop])
    }
  }

  @Test("is offered where there is too little room for anything else")
  func offered() throws {
    let session = try SampleSession.stale()
    func words(_ size: Size) -> String { Screen.grid(of: session, size: size).text }
    #expect(words(Size(rows: 12, columns: 59)).contains("T shows"))
    #expect(!words(Size(rows: 11, columns: 50)).contains("T shows"))
  }

  @Test("lists two next steps in 16 rows of 60 columns, and the sentence stays where it is")
  func twoSteps() throws {
    let size = Size(rows: 16, columns: 60)
    let session = try SampleSession.demo("25-real-size", atStep: 17).after(.talk(.toggleStage))
    let lines = Screen.grid(of: session, size: size).lines
    #expect(lines.contains { $0.contains("punch      waits for reclaim-1") })
    #expect(lines.contains { $0.contains("> reclaim-1  C8") })
    let sentence = try #require(lines.firstIndex { $0.contains("gets swap slot s200") })
    let before = Screen.grid(of: session.after(.race(.stepBack)), size: size).lines
    #expect(before[sentence].contains { $0.isLetter } && !before[sentence - 1].contains("reclaim"))
  }
}
