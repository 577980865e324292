// Checks that every word on the screens of the demos is in the glossary or is plain English.

import Display
import Foundation
import Panels
import Playback
import RaceSupport
import Testing

/// The words of plain English that the screens use: those that a student knows.
private enum PlainWords {
  static let url = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "plain-words.txt")

  /// Returns the words, in the order of the file.
  static func read() throws -> [String] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}

@Suite("Words on the screens of the demos")
struct ScreenWordsTests {
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 30, columns: 100)]

  /// The views that are drawn at the middle and at the end of each demo.
  private static let views: [WindowEvent] = [
    .openSpaceTime, .openLanes, .zoom(.open), .openOldData, .openBranches, .openWhatIf, .openWhy,
    .openAccounts,
  ]

  @Test("are explained or plain English, at every step of every demo")
  func known() throws {
    let plain = Set(try PlainWords.read())
    var missing: [String: String] = [:]
    for name in DemoFiles.all {
      // Most lines are the same from step to step.
      var seen: Set<String> = []
      for (place, grid) in try Self.pictures(of: name) {
        let lines = grid.lines
        for (row, line) in lines.enumerated() where seen.insert(line).inserted {
          for word in Self.unexplained(line, isLast: row == lines.count - 1)
          where !plain.contains(word.lowercased()) && missing[word.lowercased()] == nil {
            missing[word.lowercased()] = "\(word): \(name), \(place): \(line)"
          }
        }
      }
    }
    guard !missing.isEmpty else { return }
    if ProcessInfo.processInfo.environment["PUNCHSCOPE_RECORD"] == "1" {
      let words = plain.union(missing.keys).sorted().joined(separator: "\n") + "\n"
      try words.write(to: PlainWords.url, atomically: true, encoding: .utf8)
    }
    Issue.record(
      """
      These words are neither in Sources/Playback/Glossary nor in plain-words.txt. Explain each that a student may \
      not know; PUNCHSCOPE_RECORD=1 adds the others to the list.
      \(missing.values.sorted().joined(separator: "\n"))
      """
    )
  }

  @Test("are listed in order, each once, and only if the glossary does not explain them")
  func list() throws {
    let words = try PlainWords.read()
    #expect(words == Set(words).sorted())
    for word in words {
      #expect(word == word.lowercased())
      let isExplained = Glossary.unexplained([ScreenWord(.word, word)]).isEmpty
      #expect(!isExplained, "the glossary explains '\(word)'")
    }
  }

  /// Returns the words and signs of a line that the glossary does not explain; the names of keys are no words.
  private static func unexplained(_ line: String, isLast: Bool) -> [String] {
    ScreenWord.pieces(of: line).flatMap(Glossary.unexplained).filter { word in
      switch word.kind {
      case .number: false
      case .sign: !isLast
      case .entry, .step: true
      case .word: word.text.count > 1 || !keys.contains(word.text)
      }
    }
    .map(\.text)
  }

  /// The names of the keys that are one letter.
  private static let keys = Set(
    Mode.allCases.flatMap { KeyBindings.bindings(for: $0).flatMap(\.keys).map(\.name) }
      .filter { $0.count == 1 }
  )

  /// Returns the screens of a demo: the race and the stage at every step, the views at two steps.
  private static func pictures(of name: String) throws -> [(place: String, grid: Grid)] {
    let sessions = try TreePictureTests.sessions(of: name)
    var pictures: [(place: String, grid: Grid)] = []
    for (place, session) in sessions.enumerated() {
      let isViewed = place == sessions.count / 2 || place == sessions.count - 1
      // The sizes in turn; in a thorough run both.
      for (turn, size) in sizes.enumerated()
      where isViewed || (turn + place).isMultiple(of: trials(2, thorough: 1)) {
        pictures.append(("step \(place)", Screen.grid(of: session, size: size)))
        guard isViewed else { continue }
        for view in views {
          let viewed = session.after(view)
          pictures.append(("step \(place), \(view)", Screen.grid(of: viewed, size: size)))
        }
      }
      var stage = session
      _ = stage.update(.talk(.toggleStage))
      pictures.append(("step \(place) on stage", Screen.grid(of: stage, size: sizes[0])))
    }
    return pictures
  }
}

extension Session {
  /// Returns the session after an event.
  fileprivate func after(_ event: WindowEvent) -> Session {
    var session = self
    _ = session.update(.window(event))
    return session
  }
}
