// Knows that every number a subcommand prints is understood by the others.

import Foundation
import Testing

@Suite("Step numbers on the command line")
struct StepNumberProgramTests {
  private static let demos = ["--demos", Program.demos.path]

  private static func output(_ arguments: String...) throws -> String {
    let outcome = try Program.run(arguments + demos)
    #expect(outcome.status != 64 && outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
    return outcome.output
  }

  @Test("the list, replay and frame count the steps of a demo with branches alike")
  func counts() throws {
    let replay = try Self.output("replay", "both-retries").split(separator: "\n")
    let numbers = replay.compactMap { line -> Int? in
      line.hasPrefix("--") ? nil : line.split(separator: " ").first.flatMap { Int($0) }
    }
    let last = try #require(numbers.max())
    #expect(Set(numbers) == Set(0...last))
    #expect(
      try Self.output("demo", "list").contains(
        "10-both-retries.punch: Both retries (\(last) steps, "
      )
    )
    for number in [0, 1, last / 2, last - 1, last] {
      let frame = try Self.output("frame", "both-retries", "--at", "\(number)")
      let title = try #require(frame.split(separator: "\n").first)
      #expect(
        title.hasSuffix("step \(number)/\(last) ") || title.hasSuffix("step \(number)/\(last)")
      )
    }
    for line in replay where line.hasPrefix("-- back to step ") {
      let number = try #require(Int(line.dropFirst("-- back to step ".count)))
      #expect(numbers.contains(number))
    }
  }

  @Test("JSON and the table name steps that --at takes, on other branches too")
  func exports() throws {
    let json = try Self.output("export", "both-retries", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    let branches = try #require(object["branches"] as? [[String: Any]])
    #expect(branches.count == 1)
    let end = try #require(branches[0]["end"] as? Int)
    let table = try Self.output("export", "both-retries", "--format", "cpus")
    #expect(table.contains("--at \(end)"))
    let other = try Self.output("export", "both-retries", "--format", "cpus", "--at", "\(end)")
    #expect(other.hasPrefix("kernel 3.16") && other != table)
    let check = try Self.output("check", "both-retries", "--at", "\(end)")
    #expect(check.contains("from       step \(end) on"))
  }

  @Test("pictures of steps show what frame shows")
  func pictures() throws {
    let frame = try Self.output("frame", "both-retries", "--at", "7", "--talk", "--size", "53x20")
    let talk = ["--talk", "--size", "53x20"]
    let text = try Program.run(
      ["export", "both-retries", "--format", "text", "--at", "7"] + talk + Self.demos
    )
    #expect(text.output.hasPrefix("step 7: ") && text.output.hasSuffix("\n\(frame)\n"))
    let svg = try Program.run(
      ["export", "both-retries", "--format", "svg", "--at", "7"] + talk + Self.demos
    )
    #expect(svg.output.hasPrefix("<svg ") && !svg.output.contains("animation"))
  }

  @Test("--at is refused where an export has no such step, and where files have no name")
  func refusal() throws {
    let wrong: [(arguments: [String], words: String)] = [
      (["svg", "--at", "999"], "999"), (["cpus", "--at", "3-5"], "--at STEP"),
      (["svg", "--at", "3-5"], "--output NAME.svg"),
      (["svg", "--at", "3-5", "--output", "-"], "--output NAME.svg"),
      (["text", "--at", "5-3"], "8-12"), (["svg", "--at", "1-"], "8-12"),
      (["json", "--at", "x"], "'end'"),
    ]
    for (arguments, words) in wrong {
      let outcome = try Program.run(["export", "4", "--format"] + arguments + Self.demos)
      #expect(outcome.status == 64 && outcome.errors.contains(words), "\(arguments): \(outcome)")
    }
  }
}
