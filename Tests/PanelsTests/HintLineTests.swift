// Checks that the last line says what Enter does now, and names no key that does nothing.

import Display
import Panels
import Playback
import RaceSupport
import Shmem
import Testing

@Suite("The hints")
struct HintLineTests {
  static let sizes = FormScreenTests.sizes

  private static func hints(_ session: Session, _ size: Size) throws -> String {
    try #require(Screen.grid(of: session, size: size).lines.last)
  }

  private static func expect(
    _ session: Session,
    names named: [String],
    not unnamed: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for size in sizes {
      let hints = try hints(session, size)
      for words in named {
        #expect(hints.contains(words), "\(size)", sourceLocation: sourceLocation)
      }
      for words in unnamed {
        #expect(!hints.contains(words), "\(size): \(hints)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test("say what Enter does in the form, and name o where there is a race before")
  func form() throws {
    try Self.expect(FormScreenTests.freePlay(), names: ["Enter play "], not: ["o race before"])
    let refused = FormScreenTests.freePlay().after(
      .form(.select(.mapping)),
      .form(.change(by: 1))
    )
    try Self.expect(refused, names: [], not: ["Enter", "x check", "w save"])
    let opened = try SampleSession.stale().after(.form(.open))
    try Self.expect(opened, names: ["Enter go back"], not: ["o race before", "= write"])
    let others = opened.after(.form(.select(.rule(Rule(\.pageRetry)))), .form(.change(by: 1)))
    try Self.expect(others, names: ["Enter compare"])
    let compared = others.after(.window(.confirm), .form(.open), .form(.change(by: -1)))
    try Self.expect(compared, names: ["Enter end comparison"])
    let again = opened.after(.form(.select(.task(1))), .form(.change(by: 1)))
    try Self.expect(again, names: ["Enter play again"], not: ["o race before"])
    let replaced = again.after(.window(.confirm), .form(.open))
    try Self.expect(replaced, names: ["o race before"])
  }

  @Test("name no key that finds nothing in the list of breakpoints, and always the one that adds")
  func breakpoints() throws {
    let empty = try SampleSession.stale().after(.window(.openBreakpoints))
    try Self.expect(
      empty,
      names: ["a add", "q close"],
      not: ["Enter", "x remove", "Down", "Up", "/"]
    )
    let grid = Screen.grid(of: empty, size: Size(rows: 16, columns: 60))
    #expect(grid.text.contains("a adds a condition"))
    let one = empty.after(.window(.close), .race(.toggleBreakpoint), .window(.openBreakpoints))
    try Self.expect(one, names: ["Enter run there", "x remove", "a add"], not: ["Down", "Up"])
    let adding = one.after(.window(.addBreakpoint))
    try Self.expect(adding, names: ["Enter add", "Tab complete", "Esc cancel"], not: ["Up"])
  }

  @Test("say what Enter does in an answer about causes, and name no key that does nothing there")
  func why() throws {
    let size = Size(rows: 50, columns: 160)
    let lost = try SampleSession.demo("09-take-two", atStep: 25).after(.window(.openWhy))
    #expect(try Self.hints(lost, size).contains("Enter compare"))
    let waits = try SampleSession.demo("09-take-two", atStep: 11).after(.window(.openWhy))
    #expect(try Self.hints(waits, size).contains("Enter first step"))
    // One question, and no step has led to what is there.
    let quiet = try SampleSession.demo("16-the-wait-queue", atStep: 1).after(.window(.openWhy))
    let hints = try Self.hints(quiet, size)
    #expect(!hints.contains("Enter") && !hints.contains("go there") && !hints.contains("Down"))
    #expect(hints.contains("q close"))
  }

  @Test("name Enter in the old data in time, which goes to a moment even if no page has old data")
  func oldData() throws {
    let race = SampleSession.opened(title: "empty", try Scenario(.v3_16, "hole,hole 0-1"))
    let hints = try Self.hints(race.after(.window(.openOldData)), Size(rows: 50, columns: 160))
    #expect(hints.contains("Enter go there") && !hints.contains("Down next"))
  }

  @Test("name no history and no completion in a line that has none")
  func lines() throws {
    let race = try SampleSession.classroom()
    let search = race.after(.window(.openSearch))
    try Self.expect(search, names: ["Enter search"], not: ["Tab", "Up"])
    let title = FormScreenTests.freePlay().after(.form(.select(.title)), .form(.write))
    try Self.expect(title, names: ["Enter take it"], not: ["Tab", "Up"])
    let file = FormScreenTests.freePlay().after(.form(.save))
    try Self.expect(file, names: ["Enter save"], not: ["Tab", "Up"])
    let command = race.after(.window(.openPrompt))
    try Self.expect(command, names: ["Enter run", "Tab complete"], not: ["Up"])
    let later = command.after(.window(.typed("x")), .window(.confirm), .window(.openPrompt))
    try Self.expect(later, names: ["Up earlier"])
  }

  @Test("say that Enter on a waiting move tells why it waits")
  func waitingMove() throws {
    let list = try SampleSession.demo("25-real-size", atStep: 17).after(.window(.openWhatIf))
    try Self.expect(list, names: ["Enter take it"])
    let waiting = list.after(.window(.bottom))
    try Self.expect(waiting, names: ["Enter why it waits"], not: ["take it"])
    #expect(waiting.after(.window(.confirm)).message?.text.contains("waits for") == true)
  }
}
