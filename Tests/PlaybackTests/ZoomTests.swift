// Checks how the view of the whole file is moved, closed and stepped.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("The whole file")
struct ZoomTests {
  /// Returns a file with a few slots in use, in which the punch is at slot 200.
  private static func sparse(mapShift: Int = 6) throws -> Session {
    var session = session(
      try Scenario(
        .v3_16,
        "page,1-199=hole,page,swap,202-1022=hole,page 1-1022",
        tasks: "read@201",
        mapShift: mapShift
      )
    )
    _ = session.say("step punch until P4")
    session.take(.race(.stepForward), .race(.stepForward))
    return session
  }

  private static func opened() throws -> Session {
    var session = try sparse()
    session.take(.window(.zoom(.open)))
    return session
  }

  private static func zoom(_ session: Session) throws -> Zoom {
    guard case .zoom(let zoom) = session.overlay else { throw Missing() }
    return zoom
  }

  private struct Missing: Error {}

  @Test("opens with the whole way to the cursor, and Esc, q and z close it and change nothing")
  func opens() throws {
    let before = try Self.sparse()
    let opened = try Self.opened()
    let zoom = try Self.zoom(opened)
    #expect(zoom.height == 2)
    #expect(zoom.page == before.play?.snapshot.cursorIndex)
    #expect(opened.mode == .zoom)
    for event in [WindowEvent.cancel, .close] {
      var session = opened
      session.take(.window(event))
      #expect(session == before)
    }
  }

  /// An event, and the page and level it leads to from slot 200 at level 2.
  struct Move: CustomTestStringConvertible {
    let events: [ZoomEvent]
    let page: UInt64
    let height: Int
    var testDescription: String { "\(events)" }
  }

  @Test(
    "goes where a key says",
    arguments: [
      // Below another cell the first slot in use is chosen, or else the first slot.
      Move(events: [.move(by: 1)], page: 256, height: 2),
      Move(events: [.move(by: -3)], page: 0, height: 2),
      Move(events: [.move(by: -4)], page: 0, height: 2),
      Move(events: [.last], page: 1023, height: 2),
      Move(events: [.first], page: 0, height: 2),
      Move(events: [.move(by: 1), .move(by: -1)], page: 200, height: 2),
      Move(events: [.moveNode(by: 1)], page: 1023, height: 2),
      Move(events: [.up], page: 200, height: 2),
      Move(events: [.down], page: 200, height: 1),
      Move(events: [.enter], page: 200, height: 1),
      Move(events: [.enter, .down], page: 200, height: 1),
      Move(events: [.enter, .up], page: 200, height: 2),
      Move(events: [.enter, .move(by: 1)], page: 201, height: 1),
      Move(events: [.enter, .move(by: -9)], page: 191, height: 1),
      Move(events: [.enter, .first], page: 192, height: 1),
      Move(events: [.enter, .last], page: 255, height: 1),
      Move(events: [.enter, .moveNode(by: -1)], page: 136, height: 1),
      Move(events: [.enter, .last, .move(by: 1)], page: 256, height: 1),
      Move(events: [.enter, .last, .up, .down], page: 255, height: 1),
      Move(events: [.last, .toCursor], page: 200, height: 2),
      Move(events: [.choose(PageIndex(0), height: 2)], page: 0, height: 2),
      Move(events: [.choose(PageIndex(192), height: 2)], page: 200, height: 1),
      Move(events: [.choose(PageIndex(230), height: 1)], page: 230, height: 1),
    ]
  )
  func moves(move: Move) throws {
    let before = try Self.opened()
    var session = before
    for event in move.events { session.take(.window(.zoom(event))) }
    let zoom = try Self.zoom(session)
    #expect(zoom.page == PageIndex(move.page))
    #expect(zoom.height == move.height)
    // Nothing but the view and the message has changed.
    #expect(session.play == before.play)
    #expect(session.search == before.search && session.history == before.history)
  }

  @Test("moving in and out again comes back to the same place, from every cell", arguments: 2...6)
  func inAndOut(mapShift: Int) throws {
    var session = try Self.sparse(mapShift: mapShift)
    let levels = TreeLevels(of: try #require(session.play).snapshot.scenario)
    session.take(.window(.zoom(.open)))
    for page in stride(from: UInt64(0), to: 1024, by: 93) {
      for height in 1...levels.count {
        session.take(.window(.zoom(.choose(PageIndex(page), height: height))))
        let here = try Self.zoom(session)
        for depth in 0..<here.height {
          for _ in 0..<depth { session.take(.window(.zoom(.down))) }
          for _ in 0..<depth { session.take(.window(.zoom(.up))) }
          #expect(try Self.zoom(session) == here)
        }
      }
    }
  }

  @Test("Enter at the lowest level selects the slot and closes the view")
  func selects() throws {
    let before = try Self.sparse()
    var session = try Self.opened()
    session.take(.window(.zoom(.enter)), .window(.zoom(.move(by: 7))), .window(.zoom(.enter)))
    #expect(session.overlay == nil)
    #expect(session.play?.selected == PageIndex(207))
    #expect(session.play?.timeline == before.play?.timeline)
  }

  @Test("a step and a step back leave the view open and the place as it is")
  func time() throws {
    var session = try Self.opened()
    let zoom = try Self.zoom(session)
    let depth = try #require(session.depth)
    session.take(.race(.stepForward))
    #expect(session.depth == depth + 1)
    #expect(try Self.zoom(session) == zoom)
    session.take(.race(.stepBack))
    #expect(session.depth == depth)
    #expect(try Self.zoom(session) == zoom)
    session.take(.race(.toStart))
    #expect(session.overlay == nil, "other moves close it")
  }

  @Test("a question about the next step is not hidden")
  func prediction() throws {
    var session = try Self.sparse()
    session.take(.games(.togglePrediction), .window(.zoom(.open)), .race(.stepForward))
    #expect(session.play?.announced != nil)
    #expect(session.overlay == nil)
  }

  @Test("needs a race")
  func noRace() {
    var session = Session(gallery: Gallery(items: []), play: nil, isMouseOn: false)
    session.take(.window(.zoom(.open)))
    #expect(session.overlay == nil)
    #expect(session.message?.isProblem == true)
  }

  @Test(
    "the levels of a file are those of its highest page",
    arguments: [
      (2, 1, 1), (2, 4, 1), (2, 5, 2), (2, 1 << 20, 10), (3, 8, 1), (6, 64, 1), (6, 65, 2),
      (6, 1 << 20, 4), (5, 1 << 20, 4), (4, 1 << 20, 5),
    ] as [(Int, UInt64, Int)]
  )
  func levels(mapShift: Int, pages: UInt64, count: Int) {
    let levels = TreeLevels(mapShift: mapShift, filePages: pages)
    #expect(levels.count == count)
    #expect(levels.node(ofHeight: count, covering: PageIndex(0)) == 0..<pages)
    for height in 1...count {
      #expect((1...(1 << mapShift)).contains(levels.cells(ofHeight: height)))
      let node = levels.node(ofHeight: height, covering: levels.last)
      let cells = (0..<levels.cells(ofHeight: height))
        .map { levels.cell($0, ofHeight: height, inNodeCovering: levels.last) }
      #expect(cells.reduce(0) { $0 + $1.count } == node.count, "the cells of a node are the node")
      let number = levels.number(ofHeight: height, covering: levels.last)
      #expect(cells[number] == levels.cell(ofHeight: height, covering: levels.last))
    }
  }
}
