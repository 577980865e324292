// Knows that the rows of the space-time view agree with each other, and its columns with those of the tree.

import Display
import Playback
import RaceSupport
import Shmem
import Testing

@testable import Panels

@Suite("The columns of space-time")
struct SpaceTimeColumnsTests {
  static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  /// Returns the picture of the view at a step of a demo, after some more events.
  private static func lines(
    _ demo: String,
    at step: Int,
    _ size: Size,
    _ events: WindowEvent...
  ) throws -> [String] {
    var session = try SampleSession.demo(demo, atStep: step).after(.window(.openSpaceTime))
    for event in events { session = session.after(.window(event)) }
    return Screen.grid(of: session, size: size).lines
  }

  /// Returns the numbers of slots in a row with a name, those of folds left out.
  private static func slots(_ name: String, _ lines: [String]) throws -> [Int] {
    let rows = lines.map { $0.drop { "│ ".contains($0) }.prefix { $0 != "│" } }
    let row = try #require(rows.first { $0.hasPrefix("\(name) ") })
    return row.replacing(#/\([0-9.]+\)/#, with: "").split { !$0.isNumber }.compactMap { Int($0) }
  }

  @Test("a mark is in every row of a column that has it, or in none", arguments: 4...11)
  func marks(room: Int) {
    let slots = (0..<32).map { bits in
      ColumnMarks.Slot(
        glyph: SlotGlyph(
          entry: .swap(SwapEntry(20)),
          data: .old,
          isLocked: bits & 1 != 0,
          isCached: bits & 2 != 0,
          isUnderWriteback: bits & 4 != 0,
        ),
        isChanged: bits & 8 != 0,
        isStale: bits & 16 != 0
      )
    }
    for one in slots {
      for other in slots {
        let marks = ColumnMarks([one, other], widthInColumns: room)
        let texts = [one, other].map(marks.text)
        for (slot, text) in zip([one, other], texts) {
          #expect(text.count - (slot.isStale ? 1 : 0) <= room, "\(texts)")
        }
        let both: [(String, (ColumnMarks.Slot) -> Bool)] = [
          ("*", { _ in true }), ("L", \.glyph.isLocked), ("c", \.glyph.isCached),
          ("w", \.glyph.isUnderWriteback), ("]", \.isStale),
        ]
        for (mark, has) in both where has(one) && has(other) {
          #expect(texts[0].contains(mark) == texts[1].contains(mark), "\(texts)")
        }
        let isMarked = [one, other].filter { $0.isChanged && !$0.isStale }.map(marks.text)
        #expect(Set(isMarked.map { $0.contains("!") }).count <= 1)
      }
    }
  }

  @Test("the least important mark goes first")
  func importance() {
    func slot(isStale: Bool) -> ColumnMarks.Slot {
      let glyph = SlotGlyph(
        entry: .swap(SwapEntry(2)),
        data: .old,
        isLocked: true,
        isCached: true,
        isUnderWriteback: true,
      )
      return ColumnMarks.Slot(glyph: glyph, isChanged: !isStale, isStale: isStale)
    }
    let texts = (2...7).map { room in
      [true, false].map {
        ColumnMarks([slot(isStale: $0)], widthInColumns: room).text(of: slot(isStale: $0))
      }
    }
    #expect(texts.map { $0[0] } == ["[s2", "[s2*", "[s2*]", "[s2*L]", "[s2*cL]", "[s2*cLw]"])
    #expect(texts.map { $0[1] } == ["s2", "s2*", "s2*!", "s2*L!", "s2*cL!", "s2*cLw!"])
  }

  @Test("in narrow slots the rows of a file shown in part have the same marks")
  func marksInRows() throws {
    let narrow = try Self.lines("25-real-size", at: 26, Size(rows: 24, columns: 80))
    #expect(narrow.contains { $0.contains("[s200*]") })
    #expect(!narrow.contains { $0.contains("200*c") || $0.contains("200*L") }, "\(narrow)")
    let wide = try Self.lines("25-real-size", at: 26, Size(rows: 30, columns: 100))
    for text in ["[s200*cL]", "[s200*cw!]", " P200*L", " s200*cL!"] {
      #expect(wide.contains { $0.contains(text) }, "\(wide)")
    }
  }

  @Test(
    "the columns are those of the tree, or those of them that fit",
    arguments: ["25-real-size", "26-the-tree", "06-classroom"],
    sizes
  )
  func sameAsTree(demo: String, size: Size) throws {
    for step in stride(from: 1, to: 50, by: 8) {
      let session = try SampleSession.demo(demo, atStep: step)
      let tree = try Self.slots("index", Screen.grid(of: session, size: size).lines)
      let columns = try Self.slots("step", try Self.lines(demo, at: step, size))
      #expect(columns.allSatisfy(tree.contains), "step \(step): \(columns), tree \(tree)")
      if size.columns >= 100 || demo == "26-the-tree" { #expect(columns == tree, "step \(step)") }
    }
  }

  @Test("the names of the tasks give way to the slots of the tree on the smallest screen")
  func narrow() throws {
    let size = Size(rows: 16, columns: 60)
    for (demo, step) in [("25-real-size", 13), ("26-the-tree", 61)] {
      let session = try SampleSession.demo(demo, atStep: step)
      let tree = try Self.slots("index", Screen.grid(of: session, size: size).lines)
      #expect(tree.count >= 5 && tree.contains(step == 13 ? 1022 : 9), "\(tree)")
      #expect(try Self.slots("step", try Self.lines(demo, at: step, size)) == tree)
    }
  }

  /// A file full of pages of which the punch has removed some.
  private static func full() throws -> Session {
    var session = try SampleSession.opened(
      title: "Full",
      Scenario(.v3_16, "0-99=page 1-98", tasks: "read@50")
    )
    session.say("step punch until P10b at 21")
    return session.after(.window(.openSpaceTime))
  }

  @Test("a slot with old data has a column before an empty end of the hole, and a fold tells of it")
  func oldData() throws {
    let lines = try Self.lines("26-the-tree", at: 22, Size(rows: 24, columns: 80))
    #expect(try Self.slots("step", lines).starts(with: [0, 1, 2, 9, 17]), "\(lines)")
    let narrow = Screen.grid(of: try Self.full(), size: Size(rows: 16, columns: 60)).lines
    #expect(narrow.contains { $0.contains(#/ [0-9]+P\* /#) }, "\(narrow)")
  }

  @Test("what a step did in a fold is explained where it is seen")
  func foldSigns() throws {
    for rows in [30, 40] {
      let size = Size(rows: rows, columns: 60)
      let lines = Screen.grid(of: try Self.full(), size: size).lines
      #expect(lines.contains { $0.contains(#/@1[0-9]! /#) }, "\(lines)")
      #expect(lines.contains { $0.contains("  @9! ") }, "\(lines)")
    }
    // Below a sentence of two lines as well.
    let above = try Self.full()
      .after(.window(.close), .race(.goTo(step: 7)), .window(.openSpaceTime))
    let small = Screen.grid(of: above, size: Size(rows: 16, columns: 60)).lines
    #expect(small.contains { $0.contains("locked, no other task can remove it.") }, "\(small)")
    #expect(small.contains { $0.contains("+9)") }, "\(small)")
    #expect(small.contains { $0.contains("  +3 gathered") }, "\(small)")
    let whole = try Self.lines("06-classroom", at: 12, Size(rows: 24, columns: 80))
    #expect(!whole.contains { $0.contains("in a fold") })
    let signs: [SlotRow.FoldSign] = [
      .changed(PageIndex(3), count: 1), .changed(PageIndex(7), count: 2), .gathered(4),
    ]
    for width in [76, 96, 156] {
      let text = SpaceTimeLegend(signs).line(widthInColumns: width).spans.map(\.text).joined()
      for sign in ["( ) gather", "@9!", "+2!", "+3"] { #expect(text.contains(sign), "\(text)") }
      #expect(text.count <= width)
    }
  }

  @Test("the slots of one entry are one cell, and the path runs on through it", arguments: sizes)
  func largeEntries(size: Size) throws {
    let lines = try Self.lines("28-entry-that-shrank", at: 14, size)
    #expect(lines.contains { $0.contains(#/ P2\*L?═+\*/#) }, "\(lines)")
    let split = try Self.lines("29-order-read-too-early", at: 12, size)
    #expect(split.contains { $0.contains(#/s0\*\)?═+\*═+\*═+\*/#) }, "\(split)")
    #expect(split.contains { $0.contains(#/\[s0\*!?\] +s1\*! +s2\*! +s3\*!/#) }, "\(split)")
    let crossed = try Self.lines("31-data-outside-the-hole", at: 14, size)
    #expect(crossed.contains { $0.contains(#/═│═+\+/#) }, "\(crossed)")
  }

  @Test("what is stale has the sign that it has in the tree, a gather another", arguments: sizes)
  func signs(size: Size) throws {
    let tree = Screen.grid(of: try SampleSession.demo("25-real-size", atStep: 26), size: size).lines
    let got = try #require(tree.first { $0.contains(#/^(│ )?got /#) })
    #expect(got.contains(#/\[>?P200/#), "\(got)")
    let lines = try Self.lines("25-real-size", at: 26, size)
    #expect(lines.contains { $0.contains("[s200*") }, "\(lines)")
    #expect(lines.contains { $0.contains(#/\(s200\*/#) }, "\(lines)")
    #expect(!lines.contains { $0.contains(#/C1[1-4] .*\(s200/#) }, "\(lines)")
  }

  @Test("the start has no word where it would be cut", arguments: sizes)
  func start(size: Size) throws {
    for demo in ["27-middle-of-an-entry", "25-real-size"] {
      let lines = try Self.lines(demo, at: 3, size)
      let start = try #require(lines.first { $0.contains(#/^(│ )? *0 /#) }, "\(lines)")
      #expect(!start.contains(#/ st?a?r?\.\.\./#), "\(lines)")
    }
  }

  @Test("two races one below the other show the same steps")
  func halves() throws {
    let session = try SampleSession.compared(at: 26).after(.window(.openSpaceTime))
    for rows in 16...21 {
      let lines = Screen.grid(of: session, size: Size(rows: rows, columns: 60)).lines
      let beside = try #require(lines.firstIndex { $0.hasPrefix("│ beside") })
      func numbers(_ lines: ArraySlice<String>) -> [String] {
        lines.compactMap { $0.firstMatch(of: #/^│ [> \[] ?([0-9-]+)/#).map { String($0.1) } }
      }
      let above = numbers(lines[..<beside])
      #expect(!above.isEmpty && above == numbers(lines[beside...]), "\(lines)")
    }
  }

  @Test("the number of now stands apart from the name of the task", arguments: sizes)
  func bracket(size: Size) throws {
    for demo in ["06-classroom", "25-real-size"] {
      let lines = try Self.lines(demo, at: 12, size, .up)
      let row = try #require(lines.first { $0.contains(#/^│ \[ ?12\]/#) }, "\(lines)")
      #expect(row.contains(#/^│ \[ ?12\] +[a-zA-Z]/#), "\(row)")
    }
  }

  @Test("a line that goes on above or below the picture has its corner")
  func corners() throws {
    var grid = Grid(size: Size(rows: 1, columns: 6))
    let ends = [Position(row: 0, column: 1), Position(row: 0, column: 4)]
    grid.polyline(through: ends, comesFromAbove: true, goesOnBelow: true)
    #expect(grid.lines == [" └──┐"])
    let lines = try Self.lines("25-real-size", at: 23, Size(rows: 24, columns: 80))
    let first = try #require(lines.first { $0.contains(" P11 ") })
    #expect(first.contains("└─.──"), "\(first)")
  }
}
