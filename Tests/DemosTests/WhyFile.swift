// Knows the file of reviewed answers to questions about causes.

import Foundation
import Playback
import Script

/// A moment of a demo, and the answer to one of the questions there.
///
/// ```text
/// == 06-classroom step 25 question 1
/// > why does slot 2 still hold old data?
///   why can ...?
/// 1 step 5 punch P14: punch gathers 2:s2. ...
/// ```
struct WhyBlock: Sendable {
  let header: String
  let demo: String
  let step: Int
  let question: Int
  let lines: [String]

  /// The reviewed answers, in the order of the file.
  static func all() throws -> [WhyBlock] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "== ").map { block in
      let lines = block.split(separator: "\n").map(String.init)
      let words = lines[0].split(separator: " ").map(String.init)
      guard words.count == 5, let step = Int(words[2]), let question = Int(words[4]) else {
        throw WhyFileError.header(lines[0])
      }
      return WhyBlock(
        header: lines[0],
        demo: "\(words[0]).punch",
        step: step,
        question: question,
        lines: Array(lines.dropFirst())
      )
    }
  }

  /// Writes answers into the file.
  static func write(_ blocks: [(header: String, lines: [String])]) throws {
    let text = blocks.map { (["== \($0.header)"] + $0.lines).joined(separator: "\n") + "\n" }
    try text.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }

  private static var url: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "why.txt")
  }

  /// The answer as the program gives it.
  func answer() throws -> [String] {
    let demo = try Demo(parsing: try DemoFiles.text(of: self.demo))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: self.demo)
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    _ = session.updateToEnd(.race(.goTo(step: step)))
    _ = session.update(.window(.openWhy))
    for _ in 1..<question { _ = session.update(.window(.down)) }
    guard case .why(let list) = session.overlay, let play = session.play else {
      throw WhyFileError.header(header)
    }
    return list.questions.enumerated().map { place, question in
      (place == list.selected ? "> " : "  ") + question.words(in: play.snapshot)
    } + play.lines(of: list.answer).map(\.text)
  }
}

/// A line of the file that cannot be read.
enum WhyFileError: Error {
  case header(String)
}
