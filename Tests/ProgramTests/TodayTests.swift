// Checks that the page of what is open in the newest kernels shows what the program finds.

import Foundation
import Testing

@Suite("What is open in the newest kernels")
struct TodayTests {
  /// A command of the page, and the table below it.
  struct Finding: Sendable, CustomTestStringConvertible {
    let command: String
    let table: String

    var testDescription: String { command }
  }

  private static func findings() throws -> [Finding] {
    let page = Program.demos.deletingLastPathComponent().appending(path: "docs/today.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let blocks = #/```sh\n(punchscope (?:[^`]+))\n```\n\n```text\n([^`]+)\n```/#
    return text.matches(of: blocks).map {
      Finding(
        command: String($0.output.1).replacing(" \\\n", with: ""),
        table: String($0.output.2)
      )
    }
  }

  @Test("each command finds the schedule that is shown")
  func tables() throws {
    let findings = try Self.findings()
    #expect(findings.count == 5)
    for finding in findings {
      let words = finding.command.split(separator: " ").dropFirst().map(String.init)
      let answer = try Program.run(words)
      #expect(answer.status == 1, "\(finding.command)")
      #expect(answer.output.contains(finding.table), "\(finding.command): \(answer.output)")
    }
  }
}
