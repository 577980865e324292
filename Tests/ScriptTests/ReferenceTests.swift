// Knows that the written reference and the parser speak of the same words.
import Foundation
import Script
import Shmem
import Testing

@Suite("demos/README.md")
struct ReferenceTests {
  private let readme: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    readme = try String(contentsOf: root.appending(path: "demos/README.md"), encoding: .utf8)
  }

  @Test("has every form of the language and no other", arguments: GrammarTable.allCases)
  func table(table: GrammarTable) {
    let rows = section(table.rawValue).filter { $0.hasPrefix("| `") }
    #expect(rows == table.entries.map { "| `\($0.form)` | \($0.explanation) |" })
  }

  @Test("has a table for every heading that is a table here, in the same order")
  func headings() {
    let headings = readme.split(separator: "\n").filter { $0.hasPrefix("## ") }
      .map { String($0.dropFirst(3)) }
    let written = ["Your first demo in ten lines", "Example", "The short path", "Errors"]
    #expect(headings.filter { !written.contains($0) } == GrammarTable.allCases.map(\.rawValue))
    #expect(headings.first == written.first && headings.last == written.last)
  }

  @Test("shows an example that is read, and printed as it stands")
  func example() throws {
    let example = try #require(codeBlock(in: section("Example")))
    #expect(try Demo(parsing: example).text == example)
  }

  @Test("begins with the template, without its comments, in ten lines")
  func firstDemo() throws {
    let example = try #require(codeBlock(in: section("Your first demo in ten lines")))
    let lines = Demo.template.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(example.split(separator: "\n") == lines && lines.count == 10)
    #expect(try Demo(parsing: example).statements.map(\.command).count == 6)
    #expect(
      try Demo(parsing: Demo.template).statements.map(\.command)
        == Demo(parsing: example).statements.map(\.command)
    )
  }

  @Test("shows an error as it is printed")
  func error() throws {
    let shown = try #require(codeBlock(in: section("Errors")))
    let diagnostics = Samples.diagnostics(
      of: "punchscope demo 1\ntitle    x\nabout    x\nkernel   3.17\nslots    page\n"
    )
    let rendered = diagnostics.map { $0.rendered(file: "06-classroom.punch") + "\n" }.joined()
    #expect(shown == rendered)
  }

  @Test("names every word of the model")
  func wordsOfTheModel() {
    let words: [GrammarTable: [String]] = [
      .kernels: Kernel.allCases.map(\.rawValue) + ["today"],
      .slots: SlotStart.allCases.map(\.rawValue),
      .tasks: TaskKind.allCases.map(\.rawValue).filter { $0 != "punch" },
      .options: TaskOption.allCases.map(\.form),
      .promises: PromiseWord.allCases.map(\.rawValue),
    ]
    for table in GrammarTable.allCases {
      guard let expected = words[table] else { continue }
      #expect(table.entries.map(\.form) == expected)
    }
    #expect(
      GrammarTable.rules.entries.map(\.form)
        == Rule.all.map { "\($0) \($0.settings.map(\.word).joined(separator: "/"))" }
    )
  }

  private func section(_ heading: String) -> [Substring] {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.drop { $0 != "## \(heading)" }.dropFirst()
    return Array(body.prefix { !$0.hasPrefix("## ") })
  }

  private func codeBlock(in section: [Substring]) -> String? {
    let block = section.drop { !$0.hasPrefix("```") }.dropFirst().prefix { $0 != "```" }
    return block.isEmpty ? nil : block.map { $0 + "\n" }.joined()
  }
}
