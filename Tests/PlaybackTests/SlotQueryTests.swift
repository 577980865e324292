// Checks the search for slots in the view of the whole file.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("The search in the whole file")
struct SlotQueryTests {
  private static func opened() throws -> Session {
    var session = session(
      try Scenario(
        .v3_16,
        "page,1-199=hole,page,swap,202-1021=hole,cached,page 1-1022",
        tasks: "read@201 reclaim@200 read@1023",
        mapShift: 6
      )
    )
    _ = session.say("step punch until P4")
    session.take(.window(.zoom(.open)))
    return session
  }

  /// Returns the session after a search that is typed, and n and N that follow it.
  private static func find(_ text: String, then events: [ZoomEvent], in start: Session) -> Session {
    var session = start
    session.take(.window(.zoom(.openSearch)))
    for character in text { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    for event in events { session.take(.window(.zoom(event))) }
    return session
  }

  /// A search, and what it comes to.
  struct Search: CustomTestStringConvertible {
    let text: String
    var then: [ZoomEvent] = []
    let page: UInt64
    var message: String?
    var testDescription: String { "\(text) \(then)" }
  }

  private static let atStart = "The search has gone on at the start of the file."
  private static let atEnd = "The search has gone on at the end of the file."

  @Test(
    "finds slots, pages, entries and tasks, and goes on in both directions, round the ends",
    arguments: [
      Search(text: "700", page: 700),
      Search(text: "0", page: 0, message: atStart),
      Search(text: "P200", page: 200),
      Search(text: "p1023", page: 1023),
      Search(text: "s201", page: 201),
      Search(text: "S1022", page: 1022),
      Search(text: "read-1", page: 201),
      Search(text: "RECLAIM", page: 200),
      Search(text: "read", page: 201),
      Search(text: "read", then: [.searchOn], page: 1023),
      Search(text: "read", then: [.searchOn, .searchOn], page: 201, message: atStart),
      Search(text: "read", then: [.searchBack], page: 1023, message: atEnd),
      Search(
        text: "read-1",
        then: [.searchOn],
        page: 201,
        message: "No other slot matches 'read-1'."
      ),
      Search(text: "p", page: 200),
      Search(text: "p", then: [.searchOn], page: 1023),
      Search(text: "p", then: [.searchBack], page: 0),
      Search(text: "s", then: [.searchOn], page: 1022),
      Search(text: "s", then: [.searchOn, .searchOn], page: 201, message: atStart),
      Search(text: ".", page: 1),
      Search(text: ".", then: [.searchBack], page: 1021, message: atEnd),
      Search(text: "*", page: 200),
      Search(text: "*", then: [.searchOn, .searchOn, .searchOn], page: 200, message: atStart),
      Search(text: "*", then: [.searchBack], page: 1022, message: atEnd),
    ]
  )
  func finds(search: Search) throws {
    let start = try Self.opened()
    let session = Self.find(search.text, then: search.then, in: start)
    guard case .zoom(let zoom) = session.overlay else {
      Issue.record("the view is still open")
      return
    }
    #expect(zoom.page == PageIndex(search.page))
    #expect(zoom.height == 1, "the slot is among the cells")
    #expect(session.message?.text == search.message)
    #expect(session.play == start.play)
  }

  @Test(
    "says why it finds nothing, and stays where it is",
    arguments: [
      ("1024", "There is no slot 1024: the last one is 1023."),
      ("P77", "No slot holds P77."),
      ("P1022", "P1022 is in no slot; it is in the swap cache for s1022."),
      ("s5", "No slot holds s5."),
      ("e", "No slot holds a shadow."),
      ("e1", "No slot holds e1."),
      ("+", "No slot of the hole holds data that was written later."),
      ("punch", "punch works on no slot of the file."),
      (
        "write-1",
        "'write-1' is no slot, page, entry or task: try 200, P3, s2, e1, read-1, * or '.'."
      ),
    ]
  )
  func findsNothing(text: String, words: String) throws {
    var start = try Self.opened()
    if text == "punch" { start.take(.race(.toStart), .window(.zoom(.open))) }
    let session = Self.find(text, then: [], in: start)
    guard case .zoom(let zoom) = session.overlay, case .zoom(let before) = start.overlay else {
      Issue.record("the view is still open")
      return
    }
    #expect(session.message?.text == words)
    #expect(session.message?.isProblem == true)
    #expect(zoom.page == before.page && zoom.height == before.height)
  }

  @Test("an empty line repeats the search; without one there is nothing to repeat")
  func repeats() throws {
    let start = try Self.opened()
    #expect(Self.find("", then: [], in: start) == start)
    let again = Self.find("", then: [], in: Self.find("p", then: [], in: start))
    #expect(again.overlay == Self.find("p", then: [.searchOn], in: start).overlay)
    var session = start
    session.take(.window(.zoom(.searchOn)))
    #expect(session.message?.text == "There has been no search yet; / begins one.")
  }

  @Test("Esc in the line of the search goes back to the view")
  func cancels() throws {
    let start = try Self.opened()
    var session = start
    session.take(.window(.zoom(.openSearch)), .window(.typed("5")), .window(.cancel))
    #expect(session == start)
  }
}
