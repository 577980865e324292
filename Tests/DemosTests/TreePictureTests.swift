// Knows that the picture of the tree shows where a demo's story happens, at every step.

import Display
import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@testable import Panels

@Suite("The tree in the demos")
struct TreePictureTests {
  static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  static let smallestStage = Size(rows: 12, columns: 40)

  @Test(
    "the picture has the slots that a step is about, the mark of the cursor and the last old data that is due",
    arguments: DemoFiles.all
  )
  func storyIsSeen(name: String) throws {
    for session in try Self.sessions(of: name) where session.play?.figure == nil {
      let play = try #require(session.play)
      let story = Self.story(of: play)
      let last = Self.lastDue(in: play.snapshot)
      // At every step one of the sizes, in turn; in a thorough run all.
      let depth = play.timeline.now.depth
      for (turn, size) in Self.sizes.enumerated()
      where (turn + depth).isMultiple(of: trials(4, thorough: 1)) {
        let lines = Screen.grid(of: session, size: size).lines
        let place = "step \(depth), \(size.columns)x\(size.rows)"
        let row = try Self.row("index", of: lines)
        let slots = Self.slots(in: row)
        for index in story.union([last].compactMap(\.self)) {
          #expect(slots.contains(index), "\(place): slot \(index) in \(row)")
        }
        if let cursor = play.snapshot.cursorIndex,
          cursor.rawValue < play.snapshot.scenario.filePages
        {
          #expect(lines.contains { $0.contains("^") }, "\(place)")
        }
      }
      var onStage = session
      _ = onStage.update(.talk(.toggleStage))
      let row = try Self.row("page", of: Screen.grid(of: onStage, size: Self.smallestStage).lines)
      for index in story {
        let place = "step \(play.timeline.now.depth), on the stage"
        #expect(Self.slots(in: row).contains(index), "\(place): slot \(index) in \(row)")
      }
    }
  }

  /// Returns the only slot with old data that is still due, if a task is at work on it.
  private static func lastDue(in snapshot: Snapshot) -> PageIndex? {
    let due = Array(snapshot.obligations.prefix(2))
    guard due.count == 1 else { return nil }
    let isAtWork = snapshot.machine.tasks.contains {
      snapshot.machine[$0].index == due[0] && !snapshot.machine[$0].isIdle
        && snapshot.readiness(of: $0) != .finished
    }
    return isAtWork ? due[0] : nil
  }

  /// Returns the cursor, the edge that the walk is at, and the slots that the last step changed or, as its effect says, looked at.
  private static func story(of play: Play) -> Set<PageIndex> {
    let current = play.timeline.current
    var slots = Set(play.slotsTouched(at: current))
    slots.formUnion([play.snapshot.edgeIndex].compactMap(\.self))
    if let change = play.timeline.change(at: current), let step = change.step {
      let before = change.before
      switch before.machine.transition(for: step, in: before.scenario)?.effect.undo {
      case .edge(_, let visit): slots.insert(visit.index)
      case .gathersSlot(let gather): slots.insert(gather.index)
      case .exceptional(_, let batch), .page(_, let batch):
        slots.insert(batch.cursor.current.index)
      case .findsNothing(let gather, _, _): slots.insert(gather.start)
      case .begins, .gathers, .leaves, .returnsEarly, .accounts: break
      case nil:
        let own = before.machine[step.task].index ?? step.pick
        slots.formUnion([own].compactMap(\.self))
      }
    }
    return slots.filter { $0.rawValue < play.snapshot.scenario.filePages }
  }

  /// Returns the row with the numbers of the slots.
  private static func row(_ label: String, of lines: [String]) throws -> String {
    let inner = lines.map { $0.drop { "│ ".contains($0) } }
    return String(try #require(inner.first { $0.hasPrefix("\(label) ") }))
  }

  /// Returns the numbers of slots in a row, without those of folds.
  private static func slots(in row: String) -> Set<PageIndex> {
    let numbers = row.replacing(#/\([0-9]+\)/#, with: "").split { !$0.isNumber }
    return Set(numbers.compactMap { UInt64($0) }.map { PageIndex($0) })
  }

  @Test("a node that comes or goes is marked on the smallest screen", arguments: DemoFiles.all)
  func shapeIsSeen(name: String) throws {
    for session in try Self.sessions(of: name) {
      let play = try #require(session.play)
      // Two races side by side leave no row for the way through the tree of one.
      guard !play.isCompared, let shape = TreePanel(play: play).shape else { continue }
      let lines = Screen.grid(of: session, size: Self.sizes[0]).lines
      let height = "height \(shape.heightBefore) -> \(shape.height)!"
      let isMarked = lines.contains {
        $0.contains("new!") || $0.contains("freed!") || $0.contains(height)
      }
      let nodes = shape.made + shape.freed
      let isChanged = !nodes.isEmpty || shape.height != shape.heightBefore
      #expect(isMarked || !isChanged, "step \(play.timeline.now.depth): \(lines)")
    }
  }

  @Test("no column moves at a step all of whose slots were shown already", arguments: DemoFiles.all)
  func columnsStay(name: String) throws {
    let plays = try Self.sessions(of: name).compactMap(\.play)
    for size in Self.sizes {
      let layout = try #require(
        Layout(size, onStage: false, levels: TreePanel.levels(of: plays[0].snapshot.scenario))
      )
      let width = try #require(layout.place(of: .tree)).interior.size.columns
      var before: SlotWindow?
      for play in plays {
        let window = SlotWindow(play, widthInColumns: width)
        let slots = StorySlots(play, most: window.columns.count)
        let needed = slots.byWorth.prefix(slots.nowCount)
        if let before, needed.allSatisfy({ before.column(of: $0) != nil }) {
          #expect(window == before, "step \(play.timeline.now.depth), \(size.columns)x\(size.rows)")
        }
        before = window
      }
    }
  }

  /// Returns a demo after each of its steps; an answer that it waits for is there at once.
  static func sessions(of name: String) throws -> [Session] {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    var sessions: [Session] = []
    var scriptPath: ScriptPath?
    while session.play?.scriptPath != scriptPath {
      scriptPath = session.play?.scriptPath
      sessions.append(session)
      for case .inquire(let inquiry) in session.update(.race(.stepForward)) {
        let answer = Finding.verdict(.holds, Progress(), after: .zero)
        _ = session.update(.progress(.found(answer, inquiry: inquiry.number)))
      }
    }
    return sessions
  }
}
