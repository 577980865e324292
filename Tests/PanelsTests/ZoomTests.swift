// Checks what holds for every picture of the whole file.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The picture of the whole file")
struct ZoomTests {
  static let sizes = [
    Size(rows: 11, columns: 40), Size(rows: 15, columns: 60), Size(rows: 21, columns: 76),
    Size(rows: 27, columns: 96), Size(rows: 47, columns: 156), Size(rows: 57, columns: 196),
  ]

  /// Returns a session that looks at a page from a level.
  static func looking(_ session: Session, at page: UInt64, height: Int) -> Session {
    session.after(
      .window(.zoom(.open)),
      .window(.zoom(.choose(PageIndex(page), height: height)))
    )
  }

  static func panel(_ session: Session) throws -> ZoomPanel {
    guard case .zoom(let zoom) = session.overlay, let play = session.play else { throw Closed() }
    return ZoomPanel(play: play, zoom: zoom)
  }

  private struct Closed: Error {}

  /// Returns pictures of a race from several places and levels.
  static func panels(_ session: Session) throws -> [ZoomPanel] {
    let levels = TreeLevels(of: try #require(session.play).snapshot.scenario)
    return try (1...levels.count).flatMap { height in
      try [0, 101, 255, levels.last.rawValue].map { page in
        try panel(looking(session, at: min(page, levels.last.rawValue), height: height))
      }
    }
  }

  /// A cell in a picture.
  private struct Drawn {
    let pages: Range<UInt64>
    let level: ZoomLevel
    let row: Int
    let column: Int
  }

  /// Returns the cells that a picture shows, with the rows of marks that belong to each.
  private static func cells(_ panel: ZoomPanel, _ layout: ZoomLayout) -> [Drawn] {
    layout.rows.enumerated().flatMap { row, kind -> [Drawn] in
      guard case .cells(let height, let cells) = kind else { return [] }
      let level = layout.levels[height - 1]
      return cells.map {
        Drawn(
          pages: panel.pages(of: $0, level),
          level: level,
          row: row,
          column: level.column(of: $0)
        )
      }
      .filter { !$0.pages.isEmpty }
    }
  }

  /// Returns the row of a mark for a cell; nil if there is no such row.
  private static func row(of mark: ZoomLayout.Mark, for cell: Drawn, _ layout: ZoomLayout) -> Int? {
    let after = layout.rows[(cell.row + 1)...].prefix { row in
      switch row {
      case .mark(.hole, _, _): false
      case .mark: true
      case .blank, .crumbs, .lastStep, .legend, .entry, .head, .cells, .chosen: false
      }
    }
    return after.indices.first { index in
      guard case .mark(mark, _, _) = layout.rows[index] else { return false }
      return true
    }
  }

  @Test(
    "every cell tells how many of its slots are in use, as a count of them does",
    arguments: 2...6
  )
  func counts(mapShift: Int) throws {
    let session = try SampleSession.sparse(mapShift: mapShift)
    let snapshot = try #require(session.play).snapshot
    for panel in try Self.panels(session) {
      for size in Self.sizes {
        let layout = ZoomLayout(panel.levels, panel.zoom, size)
        let lines = panel.picture(size).lines.map { Array($0) + Array(repeating: " ", count: 200) }
        for cell in Self.cells(panel, layout) {
          let used = cell.pages.count { snapshot.machine[PageIndex($0)] != nil }
          let drawn = lines[cell.row][cell.column]
          let number = lines[cell.row][(cell.column + 1)...].prefix { $0.isNumber }
          guard cell.level.height > 1 else {
            let name = snapshot.glyph(at: PageIndex(cell.pages.lowerBound)).name
            #expect(drawn == name.first, "\(size): slot \(cell.pages.lowerBound)")
            continue
          }
          #expect(
            drawn == (used == 0 ? "." : used == cell.pages.count ? "#" : "+"),
            "\(size): \(cell.pages)"
          )
          if cell.level.cellWidth > 2, !number.isEmpty { #expect(Int(String(number)) == used) }
        }
      }
    }
  }

  @Test("the cells of the whole file add up to all slots in use", arguments: 2...6)
  func sum(mapShift: Int) throws {
    for session in [try SampleSession.sparse(mapShift: mapShift), try SampleSession.large()] {
      let panel = try Self.panel(session.after(.window(.zoom(.open))))
      let top = ZoomLevel(panel.levels.count, of: panel.levels, widthInColumns: 96)
      let used = (0..<top.cells).reduce(0) { $0 + panel.facts.used(in: panel.pages(of: $1, top)) }
      let slots = 0..<panel.levels.filePages
      #expect(used == slots.count { panel.snapshot.machine[PageIndex($0)] != nil })
    }
  }

  @Test("the cursor, old data and gathered entries are marked in every level", arguments: 2...6)
  func marks(mapShift: Int) throws {
    let session = try SampleSession.sparse(mapShift: mapShift)
    let snapshot = try #require(session.play).snapshot
    let cursor = try #require(snapshot.cursorIndex).rawValue
    let batch = try #require(snapshot.walk?.cursor?.batch)
    let gathered = (0..<batch.count).map { batch[$0].index.rawValue }
    for panel in try Self.panels(session) {
      for size in Self.sizes {
        let layout = ZoomLayout(panel.levels, panel.zoom, size)
        let lines = panel.picture(size).lines.map { Array($0) + Array(repeating: " ", count: 200) }
        for cell in Self.cells(panel, layout) {
          func mark(_ mark: ZoomLayout.Mark) -> Character? {
            Self.row(of: mark, for: cell, layout).map { lines[$0][cell.column] }
          }
          if let sign = mark(.cursor) ?? mark(.rest) ?? mark(.all) {
            #expect((sign == "^") == cell.pages.contains(cursor), "\(size): \(cell.pages)")
          }
          let isOld = cell.pages.contains { snapshot.glyph(at: PageIndex($0)).data == .old }
          if let sign = mark(.data) {
            #expect((sign == "*") == isOld, "\(size): \(cell.pages)")
          }
          if cell.level.height == 1, cell.level.slotWords.tellData {
            let words = lines[cell.row][cell.column..<cell.column + cell.level.cellWidth]
            #expect(words.contains("*") == isOld, "\(size): \(cell.pages)")
          }
          if let sign = mark(.got) {
            let isGathered = gathered.contains { cell.pages.contains($0) }
            #expect(">([".contains(sign) == isGathered, "\(size): \(cell.pages)")
          }
        }
      }
    }
  }

  @Test(
    "the old data of every slot is seen on the smallest screen, and that of its neighbours in hand",
    arguments: [3, 4, 5, 6]
  )
  func oldData(mapShift: Int) throws {
    var session = try SampleSession.opened(
      title: "Dense",
      Scenario(.v3_16, "0-63=page 2-60", mapShift: mapShift)
    )
    session.say("step punch until P10b at 6")
    let panel = try Self.panel(session.after(.window(.zoom(.open))))
    let size = Size(rows: 14, columns: 58)
    let layout = ZoomLayout(panel.levels, panel.zoom, size)
    let lines = panel.picture(size).lines.map { Array($0) + Array(repeating: " ", count: 60) }
    let leaf = Self.cells(panel, layout).filter { $0.level.height == 1 }
    #expect(leaf.count >= 8)
    for cell in leaf {
      let glyph = panel.snapshot.glyph(at: PageIndex(cell.pages.lowerBound))
      let signs =
        [Self.row(of: .data, for: cell, layout), cell.row].compactMap(\.self)
        .flatMap { lines[$0][cell.column..<cell.column + cell.level.cellWidth] }
      #expect(signs.contains("*") == (glyph.data == .old), "\(cell.pages): \(lines)")
    }
  }

  @Test("the chosen cell is in every picture, and a click on a cell chooses it", arguments: 2...6)
  func clicks(mapShift: Int) throws {
    let session = try SampleSession.sparse(mapShift: mapShift)
    for panel in try Self.panels(session) {
      for size in Self.sizes {
        let layout = ZoomLayout(panel.levels, panel.zoom, size)
        let chosen = try #require(panel.selection(size))
        let cells = Self.cells(panel, layout)
        #expect(
          cells.contains {
            $0.row == chosen.row && $0.column == chosen.column
              && $0.pages.contains(panel.zoom.page.rawValue)
          }
        )
        for cell in cells {
          let place = Position(row: cell.row, column: cell.column)
          let event = panel.event(forClickAt: place, size)
          let page = PageIndex(cell.pages.lowerBound)
          #expect(event == .choose(page, height: cell.level.height))
        }
      }
    }
  }

  @Test("no row reaches beyond the picture, and no words about a place are cut", arguments: 2...6)
  func rows(mapShift: Int) throws {
    let session = try SampleSession.sparse(mapShift: mapShift)
    for panel in try Self.panels(session) {
      for size in Self.sizes {
        let layout = ZoomLayout(panel.levels, panel.zoom, size)
        #expect(layout.rows.count == size.rows)
        let grid = panel.picture(size)
        for (row, kind) in layout.rows.enumerated() {
          switch kind {
          case .cells(let height, let cells):
            let level = layout.levels[height - 1]
            let end = level.column(of: cells.upperBound - 1) + level.cellWidth
            #expect(end <= size.columns, "\(size): level \(height)")
            #expect(grid.lines[row].first?.isNumber == true, "the number of the first slot")
          case .head: #expect(!grid.lines[row].contains("..."), "\(grid.lines[row])")
          case .crumbs:
            let end = panel.zoom.height == 1 ? "slot \(panel.zoom.page)" : "-"
            #expect(grid.lines[row].contains(end), "\(grid.lines[row])")
          case .blank, .lastStep, .legend, .entry, .mark, .chosen: break
          }
        }
      }
    }
  }

  @Test("what is looked at follows from the levels, not from the number of slots")
  func work() throws {
    let small = try SampleSession.full(64).after(.window(.zoom(.open)))
    let large = try SampleSession.million().after(.window(.zoom(.open)))
    for size in Self.sizes {
      for session in [small, large] {
        let panel = try Self.panel(session)
        let cells = Self.cells(panel, ZoomLayout(panel.levels, panel.zoom, size))
        #expect(cells.count <= panel.levels.count << panel.levels.mapShift)
      }
    }
  }

  @Test("nothing moves while the race is stepped")
  func stays() throws {
    var session = try SampleSession.sparse(mapShift: 4).after(.window(.zoom(.open)))
    for size in Self.sizes {
      let panel = try Self.panel(session)
      let layout = ZoomLayout(panel.levels, panel.zoom, size)
      for _ in 0..<12 {
        session = session.after(.race(.stepForward))
        let next = try Self.panel(session)
        #expect(ZoomLayout(next.levels, next.zoom, size) == layout)
      }
    }
  }

  @Test("a node is named by its range in the tree, beyond the end of the file", arguments: 2...6)
  func ranges(mapShift: Int) throws {
    let session = try SampleSession.sparse(mapShift: mapShift)
    let panel = try Self.panel(Self.looking(session, at: 101, height: 1))
    for height in 1...panel.levels.count {
      let span = UInt64(1) << UInt64(height * mapShift)
      let first = 101 / span * span
      let words = try #require(panel.words(forNodeOfHeight: height).first).spans.map(\.text)
      #expect(words.joined().contains(" \(first)-\(first + span - 1), "))
      let last = panel.levels.last
      let isBeyond = first + span - 1 > last.rawValue
      #expect(words.joined().contains("the file ends at \(last)") == isBeyond)
    }
  }

  @Test("on a stage it is shown from 40x12 on, and in ASCII with the same geometry")
  func stage() throws {
    let told = try Stage.told(SampleSession.sparse(mapShift: 6)).after(.race(.toEnd))
    let session = Self.looking(told, at: 101, height: 1)
    for size in [Size(rows: 12, columns: 40), Size(rows: 20, columns: 53)] {
      let grid = Screen.grid(of: session, size: size)
      #expect(grid.lines[0].contains("slot 101"))
      #expect(grid.text.contains("^") && Screen.cursor(of: session, size: size) != nil)
      let ascii = grid.inASCII()
      #expect(ascii.text.allSatisfy { $0.isASCII })
      for (line, plain) in zip(grid.lines, ascii.lines) {
        for sign in ["P", "s", "*", "!"] {
          #expect(line.contains(sign) == plain.contains(sign))
        }
      }
    }
  }
}
