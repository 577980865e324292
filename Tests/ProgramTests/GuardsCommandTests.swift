// Knows what punchscope guards says and with which status it ends.

import Foundation
import Testing

@Suite("punchscope guards")
struct GuardsCommandTests {
  private static let race = ["guards", "--slots", "swap", "--task", "read@0"]

  /// The object that `--json` prints.
  private struct Report: Decodable {
    struct Answer: Decodable {
      var rule: String
      var from: String
      var to: String
      var verdict: String
      var promise: String?
      var length: Int?
      var states: Int
    }

    var format: String
    var version: Int
    var kernel: String
    var rules: [String: String]
    var verdict: String
    var promise: String?
    var length: Int?
    var states: Int
    var threads: Int
    var seconds: Double
    var peak_bytes: Int
    var guards: [Answer]
  }

  private func report(_ arguments: [String]) throws -> (status: Int32, report: Report) {
    let outcome = try Program.run(arguments + ["--json"])
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").count == 1, "one object, one line")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    return (outcome.status, report)
  }

  @Test("a race that holds exits with 0, whatever breaks without its guards")
  func holds() throws {
    let (status, report) = try report(Self.race)
    #expect(status == 0)
    #expect(report.format == "punchscope.guards" && report.version == 1)
    #expect(report.kernel == "3.16" && report.rules["page-retry"] == "on")
    #expect(report.verdict == "holds" && report.promise == nil && report.length == nil)
    #expect(report.states > 50 && report.threads >= 1 && report.peak_bytes > 1_000_000)
    let broken = report.guards.filter { $0.verdict == "violated" }
    #expect(broken.map(\.rule) == ["page-lock", "compare-in-free-swap", "atomic-swizzle"])
    #expect(broken.allSatisfy { $0.promise == "never-empty" && $0.from == "on" && $0.to == "off" })
    #expect(broken.map(\.length) == [12, 11, 5])
    #expect(report.guards.filter { $0.rule == "fault-gate" }.map(\.to) == ["none", "i_mutex"])
  }

  @Test("a race that is lost as it is exits with 1, the table behind its verdict")
  func lost() throws {
    let take2 = ["--kernel", "take-2", "--slots", "page", "--task", "reclaim@0"]
    let outcome = try Program.run(["guards"] + take2)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("kernel take-2: violated: the promise \"old data gone\""))
    #expect(lines[1].hasPrefix("rule "))
    #expect(lines.contains { $0.hasPrefix("freeable-check ") })
    #expect(lines.contains { $0.hasPrefix("page-retry ") }, "take 2 has none: it is switched on")
    #expect(
      lines.contains {
        $0.hasPrefix("Every promise holds with one of these: ") && $0.contains("page-retry on")
      }
    )
  }

  @Test("one answer that is not known exits with 3")
  func unknown() throws {
    let outcome = try Program.run(Self.race + ["--max-states", "130"])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("unknown: states"))
    #expect(outcome.output.contains("slot never empty in a swizzle"))
  }
}
