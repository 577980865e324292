// Checks the space-time view and the lanes: pictures of demos, and what holds for every picture.

import Display
import Foundation
import Playback
import Script
import Shmem
import Testing

@testable import Panels

@Suite("Space-time and lanes")
struct SpaceTimeTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "demos")

  static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  static let demos = ["05-tree-lock", "07-swap-retry", "08-locked-page", "25-real-size"]

  /// Opens a demo and goes to a step of its script.
  private static func session(_ name: String, at step: Int?) throws -> Session {
    let text = try String(contentsOf: folder.appending(path: "\(name).punch"), encoding: .utf8)
    let demo = try Demo(parsing: text)
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    let session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    return session.after(.race(step.map { .goTo(step: $0) } ?? .toEnd))
  }

  @Test("look as reviewed", arguments: demos, sizes)
  func looks(demo: String, size: Size) throws {
    let session = try Self.session(demo, at: 20)
    let ending = "\(demo.prefix(2))-\(size.columns)x\(size.rows)"
    let spaceTime = Screen.grid(of: session.after(.window(.openSpaceTime)), size: size)
    try GoldenFile(name: "space-time-\(ending)").expect(spaceTime)
    let lanes = Screen.grid(of: session.after(.window(.openLanes)), size: size)
    try GoldenFile(name: "lanes-\(ending)").expect(lanes)
  }

  @Test("look as reviewed in ASCII, beside another branch, and on a stage")
  func others() throws {
    let session = try Self.session("05-tree-lock", at: 20)
    let size = Size(rows: 30, columns: 100)
    let open = session.after(.window(.openSpaceTime))
    try GoldenFile(name: "space-time-05-100x30-ascii").expect(
      Screen.grid(of: open, size: size).inASCII()
    )
    let beside = open.after(.window(.table(.toggleBeside)))
    try GoldenFile(name: "space-time-beside-100x30").expect(Screen.grid(of: beside, size: size))
    try GoldenFile(name: "space-time-beside-60x16").expect(
      Screen.grid(of: beside, size: Size(rows: 16, columns: 60))
    )
    let stage = try Stage.toldLoss(atStop: 2).after(.window(.openSpaceTime))
    try GoldenFile(name: "stage-space-time-40x12").expect(
      Screen.grid(of: stage, size: StageLawTests.smallest)
    )
    let compared = try SampleSession.compared(at: 26).after(.window(.openSpaceTime))
    try GoldenFile(name: "space-time-compared-100x30").expect(
      Screen.grid(of: compared, size: size)
    )
  }

  @Test("the step that makes a slot stale marks its change, as the race does")
  func changeOfStaleSlot() throws {
    let session = try Self.session("06-classroom", at: 10).after(.window(.openSpaceTime))
    let lines = Screen.grid(of: session, size: Size(rows: 30, columns: 100)).lines
    #expect(lines.contains { $0.contains("[P2*L!]") }, "\(lines)")
  }

  @Test(
    "the selected step is on the screen, and so is every slot that it changed",
    arguments: demos
  )
  func selectedIsSeen(demo: String) throws {
    for (number, event) in [WindowEvent.openSpaceTime, .openLanes].enumerated() {
      var session = try Self.session(demo, at: nil).after(.window(event), .window(.top))
      guard case .table(let table) = session.overlay else { continue }
      for _ in 0..<(table.way.count / 7 + 1) {
        let size = Self.sizes[number]
        guard case .table(let table) = session.overlay, let play = session.play else { break }
        let step = play.timeline.number(of: table.moment)
        let lines = Screen.grid(of: session, size: size).lines
        // A row of quiet steps has the numbers of the first and the last.
        let row = lines.first { $0.hasPrefix("│ >") }
        let label = row?.dropFirst(3).drop { $0 == " " }.prefix { $0.isNumber || $0 == "-" }
        let numbers = label?.split(separator: "-").compactMap { Int($0) } ?? []
        let isSelected = numbers.contains { $0 <= step } && numbers.contains { $0 >= step }
        #expect(isSelected, "step \(step) of \(demo): \(row ?? "")")
        if event == .openSpaceTime {
          for index in play.timeline.change(at: table.moment)?.changedSlots ?? [] {
            let name = play.timeline[table.moment].snapshot.glyph(at: index).name
            let isSeen = row?.contains(name) == true || row?.contains("\(index)!") == true
            #expect(isSeen, "slot \(index) after step \(step) of \(demo): \(row ?? "")")
          }
        }
        session = session.after(.window(.table(.move(byRows: 7))))
      }
    }
  }

  @Test("a slot that changed in the batch has room for all its marks", arguments: [16, 24, 30])
  func marks(rows: Int) throws {
    let columns = [16: 60, 24: 80, 30: 100][rows] ?? 80
    let session = try Self.session("09-take-two", at: 20).after(.window(.openSpaceTime))
    let text = Screen.grid(of: session, size: Size(rows: rows, columns: columns)).text
    #expect(text.contains("[s2*cLw]"), "\(text)")
  }

  @Test("the rules at t0 and t1 are drawn, and a survivor goes through the second one")
  func rules() throws {
    let session = try SampleSession.lost().after(.window(.openSpaceTime))
    for size in [Size(rows: 50, columns: 160), Size(rows: 45, columns: 100)] {
      let lines = Screen.grid(of: session, size: size).lines
      #expect(lines.contains { $0.contains(" t0") && $0.contains("══") })
      let end = try #require(lines.first { $0.contains(" t1") && $0.contains("══") })
      #expect(end.contains("[P2*]"))
    }
  }

  @Test("what was held before the first row is said with its step, and references are dotted")
  func headOfLanes() throws {
    let session = try Self.session("09-take-two", at: 20).after(.window(.openLanes))
    guard case .table(let table) = session.overlay, let play = session.play else {
      Issue.record("the lanes are open")
      return
    }
    let panel = TaskLanesPanel(play: play, table: table)
    let lines = panel.picture(Size(rows: 12, columns: 96)).lines
    #expect(lines[0].hasPrefix("step "))
    let row = try #require(lines.dropFirst(2).first { $0.contains(#/^[> *] *[0-9]/#) })
    let first = try #require(row.firstMatch(of: #/[0-9]+/#).flatMap { Int($0.output) })
    // A wait that begins with the step before may stand above the first row.
    #expect([1, 2].contains { lines[1].hasPrefix("at \(first - $0) ") }, "\(lines)")
    let start = panel.layout(96).start(of: .puncher) ?? 0
    #expect(lines[2...8].contains { $0.dropFirst(start + 4).contains(":") }, "\(lines)")
  }

  @Test("idle lanes are as narrow as their names, and the others have their room")
  func idleLanes() throws {
    let session = try SampleSession.crowd()
    let tasks = Array(try #require(session.play).snapshot.machine.tasks)
    let layout = LaneLayout(tasks, skipping: nil, showing: nil, numberWidth: 2, 160)
    let idle = layout.tasks.dropFirst(2).reduce(into: [:]) { $0[$1] = (least: 9, useful: 9) }
    let long = Dictionary(uniqueKeysWithValues: layout.tasks.map { ($0, 40) })
    let narrowed = layout.sharing(idle, texts: long, bars: 5, 160)
    for (place, task) in layout.tasks.enumerated() {
      #expect(place < 2 || narrowed.width(of: task) == 9)
      #expect(place >= 2 || narrowed.width(of: task) > layout.width(of: task))
    }
    let last = try #require(layout.tasks.last)
    #expect((narrowed.start(of: last) ?? 0) + narrowed.width(of: last) <= 160)
    let equal = layout.sharing([:], texts: long, bars: 5, 160)
    // What is left of the room after equal shares goes to the last lanes.
    #expect(
      layout.tasks.allSatisfy { (0...1).contains(equal.width(of: $0) - layout.width(of: $0)) }
    )
  }

  @Test("an idle lane says what it holds in the room that the others leave, and in no other")
  func usefulRoom() {
    let tasks = [TaskID.puncher, TaskID(1)]
    let layout = LaneLayout(tasks, skipping: nil, showing: nil, numberWidth: 2, 60)
    func idleWidth(beside text: Int) -> Int {
      layout.sharing([tasks[1]: (least: 9, useful: 22)], texts: [tasks[0]: text], bars: 1, 60)
        .width(of: tasks[1])
    }
    #expect(idleWidth(beside: 60) > 9, "no lane is wider than the widest")
    #expect(idleWidth(beside: 12) == 22)
    #expect(60 - 6 - LaneLayout.widest < 22, "a long text leaves less than is useful")
    #expect(idleWidth(beside: 60) == 60 - 6 - LaneLayout.widest)
  }

  @Test("a lane with short texts leaves the rest of its share to the others")
  func shortTexts() throws {
    let tasks = [TaskID.puncher, TaskID(1)]
    let layout = LaneLayout(tasks, skipping: nil, showing: nil, numberWidth: 2, 74)
    let shared = layout.sharing([:], texts: [tasks[0]: 30, tasks[1]: 12], bars: 5, 74)
    #expect(shared.width(of: tasks[0]) == 30 + 1 + 5 * 2 + 1)
    #expect(shared.width(of: tasks[1]) == 12 + 1 + 5 * 2 + 1)
    let few = layout.sharing([:], texts: [tasks[0]: 30, tasks[1]: 12], bars: 2, 74)
    // No room is kept for bars that are not there.
    #expect(few.width(of: tasks[0]) == 30 + 1 + 2 * 2 + 1)
    let crowded = layout.sharing([:], texts: [tasks[0]: 60, tasks[1]: 12], bars: 5, 74)
    #expect(crowded.width(of: tasks[0]) > layout.width(of: tasks[0]))
    #expect(crowded.width(of: tasks[0]) + crowded.width(of: tasks[1]) <= 74 - 6)
  }

  @Test("of many references the first are named, and the others counted")
  func manyReferences() {
    let things = ["i_mutex", "ref P1 P2 P3 P4 P5", "swaplist mutex"]
    let whole = "i_mutex, ref P1 P2 P3 P4 P5, swaplist mutex"
    for (width, words) in [
      (43, whole), (42, "i_mutex, ref P1 P2 P3 +2, swaplist mutex"),
      (9, "i_mutex, ref P1 +4, swaplist mutex"),
    ] {
      let text = TaskLanesPanel.shortened(things, separator: ", ", widthInColumns: width)
      #expect(text == words)
    }
  }

  @Test("a line that turns has whole corners, also in ASCII")
  func turns() {
    var grid = Grid(size: Size(rows: 3, columns: 6))
    let corners = [(0, 1), (1, 1), (1, 4), (2, 4), (2, 0)].map { Position(row: $0, column: $1) }
    grid.polyline(through: corners, leftward: .double)
    #expect(grid.lines == [" │", " └──┐", "════╛"])
    #expect(grid.inASCII().lines == [" |", " +--+", "====+"])
  }
}
