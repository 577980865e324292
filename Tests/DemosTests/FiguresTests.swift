// Knows that every figure that a demo tells can be found out again, and is what the demo says.

import Explorer
import Foundation
import Playback
import Script
import Shmem
import Synchronization
import Testing

/// The numbers of docs/recordings.md.
struct Recordings {
  private let rows: [(name: String, number: Double)]

  init() throws {
    let file = DemoFiles.folder.deletingLastPathComponent().appending(path: "docs/recordings.md")
    rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, let number = Double(cells[1]) else { return nil }
      return (cells[0], number)
    }
  }

  /// The number in the one row whose name contains some words.
  func number(_ words: String) throws -> Double {
    let found = rows.filter { $0.name.contains(words) }
    try #require(found.count == 1, "'\(words)' names \(found.count) rows of docs/recordings.md")
    return found[0].number
  }
}

extension Figure {
  /// The binary logarithm of the slots in a node, where a demo says nothing of it.
  static var usualShift: Int {
    (try? Demo(parsing: "punchscope demo 2\nslots page\n"))?.scenario.mapShift ?? 0
  }

  /// The steps from the gather of the second loop to the comparison, both included.
  static func steps(of told: Told) throws -> [Double] {
    let rows = told.rows
    let gather = try #require(rows.firstIndex(of: "punch P14"))
    let end = try #require(rows.firstIndex(of: "punch P22"))
    return [Double(end - gather)]
  }

  /// A demo up to where it goes back for the first time.
  static func firstBranch(of name: String) throws -> Told {
    let told = try Told(name)
    let lines = told.text.split(separator: "\n").prefix { !$0.hasPrefix("jump") }
    return try Told(text: lines.joined(separator: "\n") + "\n")
  }

  /// One in how many schedules loses, by a line of `.ci/figures`: `1243 of 100000 random schedules`.
  static func oneIn(drawn line: String) throws -> Double {
    try #require(try drawnByScript().contains("figure \"\(line)\""))
    let numbers = line.split(separator: " ").compactMap { Double($0) }
    try #require(numbers.count == 2)
    return numbers[1] / numbers[0]
  }

  /// The script that draws schedules by the release build.
  static func drawnByScript() throws -> String {
    let file = DemoFiles.folder.deletingLastPathComponent().appending(path: ".ci/figures")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// Returns the number of steps that some tasks take in the loop that the demo's check has found.
  static func turns(of told: Told, _ names: String...) throws -> [Double] {
    let loops = Mutex<[[Step]]>([])
    _ = ScriptRun(of: told.demo) { check in
      let verdict = check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
      if case .endless(let call) = verdict {
        loops.withLock { $0.append(call.lasso.loop) }
      }
      return verdict
    }
    let loop = try #require(loops.withLock { $0.first })
    return names.map { name in
      Double(loop.count { told.demo.scenario.name(of: $0.task) == name })
    }
  }

  /// The numbers as they come out, in the order of the words.
  func numbers(in told: Told) throws -> [Double] {
    switch source {
    case .claimed(let claim):
      return told.text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "expect", words[1] == claim else { return nil }
        return Double(words[2])
      }
    case .shortest(let rules):
      let check = try Check(told.scenario(changing: rules), judging: Promise.allCases)
      let verdict = check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
      guard case .violated(_, let schedule) = verdict else { return [] }
      return [Double(schedule.count)]
    case .loop:
      let check = try Check(told.demo.scenario, judging: [], andSchedulesBy: [.punchEnds])
      let verdict = check.run(bounds: .none, threads: 2, goesOn: { _ in true }).verdict
      guard case .endless(let call) = verdict else { return [] }
      return [Double(call.lasso.wayIn.count), Double(call.lasso.loop.count)]
    case .computed(let compute): return try compute(told)
    case .recorded(let rows):
      let recordings = try Recordings()
      return try rows.map { try recordings.number($0) }
    case .drawn, .told: return FigureText.figures(in: words)
    }
  }
}

@Suite("Figures in the demos")
struct FiguresTests {
  @Test("every figure in the texts of a demo is in the table", arguments: DemoFiles.all)
  func isKnown(name: String) throws {
    let demo = name.dropFirst("00-".count).dropLast(".punch".count)
    let known = Figure.all.filter { $0.demo == demo }.map(\.words)
    for text in FigureText.texts(of: try DemoFiles.text(of: name)) {
      let rest = known.reduce(text) { $0.replacing($1, with: " ~ ") }
      let figures = FigureText.figures(in: rest)
      #expect(
        figures.isEmpty,
        "\(name) tells a figure, and Figure+Table.swift does not say where it comes from: \(text)"
      )
    }
  }

  @Test("every figure of the table stands in its demo, and comes out again", arguments: Figure.all)
  func comesOut(figure: Figure) throws {
    let told = try Told(figure.demo)
    let texts = FigureText.texts(of: told.text).filter { $0.contains(figure.words) }
    try #require(!texts.isEmpty, "\(figure.demo) does not say: \(figure.words)")
    let expected = FigureText.figures(in: figure.words)
    #expect(!expected.isEmpty, "there is no figure in: \(figure.words)")
    let numbers = try figure.numbers(in: told)
    switch figure.source {
    case .claimed: #expect(expected.allSatisfy(numbers.contains), "\(numbers)")
    case .shortest, .loop, .computed, .recorded: #expect(numbers == expected)
    case .drawn(let line):
      let drawn = try Figure.drawnByScript()
      #expect(drawn.contains("figure \"\(line)\""), "'\(line)' is not drawn by .ci/figures")
      let inLine = Set(line.split(separator: " ").compactMap { Double($0) })
      #expect(inLine.isSuperset(of: expected), "\(line)")
    case .told(let who): #expect(texts.contains { $0.contains(who) }, "\(who) is not named")
    }
  }

  @Test(
    "a number is a figure unless it names something",
    arguments: [
      ("From here it can be twelve steps to a crash.", [12]),
      ("1008 gathers, 0.24 retries, one in eighty, one schedule in eighty", [1008, 0.24, 80]),
      ("On 9 July 2014, in Linux 3.16, page 2 of pages 1 and 3 is P2; demo 7, 18:48:50", []),
      ("punchscope check 12 --set wait-state=uninterruptible. It takes 21 steps", [21]),
      ("f00cdc6df7d7 in 3.16-rc3, CVE-2014-4171, read(2), take 2, 4 MiB, two loops", []),
    ] as [(String, [Double])]
  )
  func isFigure(text: String, figures: [Double]) {
    #expect(FigureText.figures(in: text) == figures)
  }
}
