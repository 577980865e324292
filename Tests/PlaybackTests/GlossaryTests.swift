// Checks that the glossary explains every step, rule, task and promise, in two sentences at most.

import Foundation
import RaceSupport
import Script
import Shmem
import Testing

@testable import Playback

@Suite("The glossary")
struct GlossaryTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("says what every step does, in the words of the comment beside its id")
  func steps() throws {
    let path = "Sources/Shmem/Vocabulary/StepID.swift"
    let source = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    // A comment that has no room beside its id stands above it.
    let ids = source.matches(of: #/(?:/// (.+)\n)? *case \w+ = "(\w+)"(?:  // (.+))?/#).map {
      (String($0.2), ($0.3 ?? $0.1 ?? "").replacing("`", with: ""))
    }
    let comments = Dictionary(uniqueKeysWithValues: ids)
    #expect(Glossary.steps.map(\.name) == StepID.allCases.map(\.rawValue))
    for term in Glossary.steps {
      let comment = try #require(comments[term.name], "\(term.name)")
      #expect(term.explanation.hasPrefix("\(comment) A step of "), "\(term.name)")
      #expect(!term.explanation.hasSuffix("A step of ."), "\(term.name) has no family")
    }
  }

  @Test("has every kind of tasks, rule, kernel, promise and option")
  func complete() {
    let names =
      TaskKind.allCases.map(\.stem) + Rule.all.map(\.name) + Kernel.allCases.map(\.rawValue)
      + Promise.allCases.map(\.rawValue) + SchedulePromise.allCases.map(\.rawValue)
      + TaskOption.allCases.map { "option \($0.rawValue)" }
    for name in names { #expect(!Glossary.terms(named: name).isEmpty, "\(name)") }
  }

  @Test("explains each term in one sentence or two", arguments: Glossary.terms)
  func sentences(term: Term) {
    let text = term.explanation
    #expect(text.hasSuffix(".") && !text.hasSuffix(".."), "\(term.name): \(text)")
    let ends = text.matches(of: #/[.?!]"? (?=[A-Z"])/#).count
    #expect(ends < 2, "\(term.name): \(text)")
    #expect(!term.name.isEmpty && term.spellings.allSatisfy { !$0.isEmpty })
  }

  @Test(
    "explains the counts of the slots of a fold",
    arguments: [("45u*", "u"), ("2.5k*", "k"), ("0.4k", "k"), ("1.2M", "k"), ("18M used", "k")]
  )
  func folds(text: String, name: String) {
    #expect(Glossary.terms(in: ScreenWord.pieces(of: text)).map(\.name).contains(name))
  }

  @Test("finds a term by any spelling, with the brackets of a call or without")
  func named() {
    #expect(Glossary.terms(named: "refs").map(\.name) == ["ref"])
    #expect(Glossary.terms(named: "REFS").map(\.name) == ["ref"])
    #expect(Glossary.terms(named: "free_swap").map(\.name) == ["shmem_free_swap()"])
    #expect(Glossary.terms(named: "free_swap()").map(\.name) == ["shmem_free_swap()"])
    #expect(Glossary.terms(named: "P14").map(\.subject) == [.steps])
    #expect(Glossary.terms(named: "mapping NULL").count == 1)
    #expect(Glossary.terms(named: "xyzzy").isEmpty)
  }

  @Test(
    "reads the words and signs of a line",
    arguments: [
      ("│ now   P0  s1*cL  s2! │", ["now", "P0", "s1", "*", "c", "L", "s2", "!"]),
      (
        "│ >1 punch P16 free_swap(2, s2) │",
        [">", "1", "punch", "step P16", "free_swap", "2", "s2"]
      ),
      ("│ P9 P2->mapping ours? │", ["step P9", "P2", "mapping", "ours"]),
      (
        " P5 P6c [P10b] P7' S1",
        ["step P5", "step P6c", "[ ]", "step P10b", "step P7", "'", "step S1"]
      ),
      ("│ got >s1 (s2) [s3] │", ["got", ">", "s1", "( )", "s2", "[ ]", "s3"]),
      ("reclaim-1's lock P3, info->swapp...", ["reclaim", "lock", "P3"]),
      ("hole ========  +2", ["hole", "=", "+1"]),
      ("now  s0cL!══════+cL!", ["now", "s0", "c", "L", "!", "+", "c", "L", "!"]),
      ("now  P0zL:══════zL:", ["now", "P0", "z", "L", ":", "z", "L"]),
      ("now  s1x  s2xL!", ["now", "s1", "x", "s2", "x", "L", "!"]),
      ("now  .!  {.}", ["now", ".", "!", "{ }", ".", "{ }"]),
    ]
  )
  func words(line: String, expected: [String]) {
    let words = ScreenWord.pieces(of: line).joined()
    #expect(words.map { ($0.kind == .step ? "step " : "") + $0.text } == expected)
  }

  @Test("prefers a spelling of several words, and knows a word at the start of a sentence")
  func phrases() {
    func names(_ line: String) -> [String] {
      Glossary.terms(in: ScreenWord.pieces(of: line)).map(\.name)
    }
    #expect(names("swap entry") == ["swap entry"])
    #expect(names("mapping NULL") == ["mapping NULL"])
    #expect(names("LEFT") == ["LEFT BEHIND"])
    #expect(names("lost") == ["loss"])
    #expect(names("Gathers") == ["gather"])
  }

  @Test("docs/glossary.md has the same table")
  func page() throws {
    let url = Self.root.appending(path: "docs/glossary.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(text.range(of: "## On the screen\n"))
    let end = try #require(text.range(of: "\n## In the code\n"))
    let written = String(text[start.upperBound..<end.lowerBound])
    guard written != Self.tables else { return }
    if ProcessInfo.processInfo.environment["PUNCHSCOPE_RECORD"] == "1" {
      let page = text[..<start.upperBound] + Self.tables + text[end.lowerBound...]
      try String(page).write(to: url, atomically: true, encoding: .utf8)
    }
    let known = Set(written.split(separator: "\n"))
    let missing = Self.tables.split(separator: "\n").filter { !known.contains($0) }
    Issue.record(
      """
      docs/glossary.md differs from Sources/Playback/Glossary. PUNCHSCOPE_RECORD=1 writes it; these lines are missing:
      \(missing.joined(separator: "\n"))
      """
    )
  }

  /// The terms as tables, one for each subject.
  private static let tables = Term.Subject.allCases.map { subject in
    let rows = Glossary.terms.filter { $0.subject == subject }.map { term in
      let spellings = term.spellings.map { "`\($0)`" }.joined(separator: ", ")
      return "| \(spellings) | \(term.explanation) |".replacing("`|`", with: "`\\|`")
    }
    return "\n### \(subject.rawValue)\n\n| word | meaning |\n|---|---|\n"
      + rows.joined(separator: "\n") + "\n"
  }
  .joined()
}
