// Knows that Ctrl-C ends what takes long at once, in every phase, with what is known by then.

import Foundation
import TestSupport
import Testing

@Suite("Ctrl-C", .serialized, .firstInLine)
struct InterruptionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var command: String
    /// The text on the screen once it has begun.
    var sign: String
    /// The result that is known then.
    var words: String
    var testDescription: String { command }
  }

  private static let race =
    "--slots page,page,swap,page,page,page --task read@0 --task reclaim@1"
    + " --task reclaim@2 --task read@2 --task read@4"

  static let cases = [
    Case(
      command: "check \(race)",
      sign: "states, ",
      words: "interrupted: no broken promise found so far: "
    ),
    Case(
      command: "check \(race) --kernel 3.15 --promise punch-ends --task fault-read:loop@0",
      sign: "states, ",
      words: "looking for a call that may never end, "
    ),
    Case(command: "guards \(race)", sign: "states, ", words: " rules have been tried"),
    Case(
      command: "sample \(race) --schedules 1000000000",
      sign: "schedules, ",
      words: "schedules broke a promise; 1000000000 were asked for"
    ),
  ]

  /// A time in which none of the searches is through, and in which a busy machine can end one.
  private static let timeout = Duration.seconds(5)

  @Test("ends a search long before it is through", arguments: cases)
  func ends(example: Case) throws {
    let screen = try ScreenTests.start(example.command, size: ScreenSize(columns: 100, rows: 70))
    try screen.wait(for: example.sign)
    let clock = ContinuousClock()
    let start = clock.now
    try screen.type("C-c")
    try screen.wait(for: "status 130")
    #expect(clock.now - start < Self.timeout)
    // A line may be broken at the edge of the screen.
    let text = try screen.text().replacing("\n", with: "")
    #expect(text.contains(example.words), "\(text)")
  }

  @Test("ends a program that checks a demo, and says which")
  func endsDemoCheck() throws {
    let demo = """
      punchscope demo 2
      slots    page page swap page page page
      tasks    read@0, reclaim@1, reclaim@2, read@2, read@4
      check
      """
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).punch")
    defer { try? FileManager.default.removeItem(at: file) }
    try (demo + "\n").write(to: file, atomically: true, encoding: .utf8)
    let screen = try ScreenTests.start("demo check 4 \(quote(file.path))")
    try screen.wait(for: ": ok, ")
    let start = ContinuousClock.now
    try screen.type("C-c")
    try screen.wait(for: "status 130")
    #expect(ContinuousClock.now - start < Self.timeout)
    let text = try screen.text().replacing("\n", with: "")
    #expect(text.contains("interrupted in '\(file.path)'"), "\(text)")
  }

  @Test("leaves the answer of a program that others read, with status 130")
  func tellsPrograms() throws {
    let workshop = try Workshop()
    let outcome = try workshop.run(
      """
      "$P" check \(Self.race) --json >answer 2>errors & check=$!
      sleep 1; kill -INT $check; wait $check; echo $?
      grep -o '"complete":false\\|"verdict":"unknown"' answer | sort; cut -c1-50 errors
      """
    )
    #expect(
      outcome.output.hasPrefix(
        """
        130
        "complete":false
        "verdict":"unknown"
        punchscope: interrupted: no broken promise found
        """
      ),
      "\(outcome.output)"
    )
  }
}
