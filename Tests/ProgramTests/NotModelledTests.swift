// Knows where the program says what its model leaves out.

import Foundation
import Testing

@Suite("What is not modelled")
struct NotModelledTests {
  private static let race = ["--slots", "clean", "--task", "read@0"]
  private static let words =
    "the time between the removal of the last page and the freeing of the blocks"
  private static let sentence = "Not modelled: \(words)."

  /// The key that every object with a verdict has.
  private struct Report: Decodable {
    var not_modelled: [String]
  }

  private func words(_ arguments: [String]) throws -> [String] {
    let output = try Program.run(arguments).output
    return try JSONDecoder().decode(Report.self, from: Data(output.utf8)).not_modelled
  }

  @Test(
    "every verdict on an ordinary file says so, whatever it is",
    arguments: [
      ["check"], ["check", "--format", "cpus"], ["check", "--set", "rescan=off"],
      ["check", "--set", "rescan=off", "--format", "cpus"], ["guards"],
      ["sample", "--schedules", "10"],
    ]
  )
  func told(command: [String]) throws {
    let told = try Program.run(command + Self.race + ["--mapping", "file"]).output
    // A table for a mail is broken into lines.
    let line = told.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(line.contains(Self.sentence))
    #expect(!(try Program.run(command + Self.race).output.contains("Not modelled")))
  }

  @Test("with a demo beside it, the verdict on standard error says so")
  func beside() throws {
    let outcome = try Program.run(["check", "--mapping", "file", "--format", "demo"] + Self.race)
    #expect(outcome.errors.contains(Self.sentence))
  }

  @Test("every object with a verdict has it under a key, and tmpfs has nothing there")
  func objects() throws {
    for command in [["check"], ["guards"], ["sample", "--schedules", "10"]] {
      let arguments = command + ["--json"] + Self.race
      #expect(
        try words(arguments + ["--mapping", "file"]) == [Self.words],
        "\(command)"
      )
      #expect(try words(arguments).isEmpty, "\(command)")
    }
  }

  @Test("line by line, x says so")
  func lineByLine() throws {
    let play = ["play", "--plain", "--mapping", "file"]
    let told = try Program.run(play + Self.race, input: "x\nq\n")
    #expect(told.output.contains("not modelled: \(Self.words)"))
  }
}
