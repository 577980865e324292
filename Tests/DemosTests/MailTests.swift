// Knows that docs/mail.md is right: every sentence of the mail has a step that shows it.

import Explorer
import Foundation
import Playback
import Script
import Shmem
import Testing

/// A row of the table in docs/mail.md.
struct MailSentence: Sendable, CustomTestStringConvertible {
  var number: String
  /// The name of a demo, without the ending of its file.
  var demo: String
  var chapter: String
  /// `check`, or a task and the row that it takes.
  var step: String
  /// The content after the step, as after the word `expect`.
  var claim: String

  var testDescription: String { "sentence \(number)" }

  static let all = read(
    (try? String(
      contentsOf: DemoFiles.folder.deletingLastPathComponent().appending(path: "docs/mail.md"),
      encoding: .utf8
    )) ?? ""
  )

  private static func read(_ text: String) -> [MailSentence] {
    text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, Int(cells[0]) != nil,
        let name = cells[2].wholeMatch(of: /\[(.+)\]\(\.\.\/demos\/(.+)\.punch\)/),
        name.1 == name.2
      else { return nil }
      return MailSentence(
        number: cells[0],
        demo: String(name.1),
        chapter: cells[3],
        step: cells[4].trimmingCharacters(in: ["`"]),
        claim: cells[5].trimmingCharacters(in: ["`"])
      )
    }
  }

  /// The text of its demo with the claim behind the first such step of the chapter; nothing if the
  /// chapter, or the step in it, is not there.
  func claimed(in text: String) -> String? {
    var isInChapter = false
    var isDone = false
    var lines: [String] = []
    for line in text.components(separatedBy: "\n") {
      lines.append(line)
      let words = line.split(separator: " ").map(String.init)
      if words.first == "chapter" {
        isInChapter = words.dropFirst().joined(separator: " ") == chapter
      }
      guard isInChapter, !isDone, takesStep(words) else { continue }
      lines.append("expect   \(claim)")
      isDone = true
    }
    return isDone ? lines.joined(separator: "\n") : nil
  }

  private func takesStep(_ words: [String]) -> Bool {
    guard words.first == "step" else { return words.first == step }
    return words.dropFirst().filter { $0 != "until" }.prefix(2).joined(separator: " ") == step
  }
}

@Suite("The mail of 9 July 2014")
struct MailTests {
  @Test("its sentences are numbered, and none is left out")
  func numbered() {
    #expect(MailSentence.all.map(\.number) == (1...34).map(String.init))
  }

  @Test("every sentence is shown where the table says", arguments: MailSentence.all)
  func isShown(sentence: MailSentence) throws {
    let text = try DemoFiles.text(of: "\(sentence.demo).punch")
    let claimed = try #require(
      sentence.claimed(in: text),
      "\(sentence.demo) has no step \(sentence.step) in a chapter '\(sentence.chapter)'"
    )
    let scriptRun = ScriptRun(of: try Demo(parsing: claimed)) { check in
      check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
    }
    for failure in scriptRun.failures { Issue.record("\(failure.problem.words)") }
  }

  @Test("a claim that is not true fails")
  func falseClaim() throws {
    var sentence = try #require(MailSentence.all.first { $0.demo == "02-empty-slots" })
    sentence.claim = "batch 9:P9 10:P10"
    let text = try DemoFiles.text(of: "\(sentence.demo).punch")
    let claimed = try #require(sentence.claimed(in: text))
    #expect(ScriptRun(of: try Demo(parsing: claimed)).failures.count == 1)
    sentence.chapter = "Nowhere"
    #expect(sentence.claimed(in: text) == nil)
  }
}
