// Knows that everything a demo says can be read on the smallest screens.

import Display
import Explorer
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("What the demos say")
struct ReadabilityTests {
  /// The words with which a sentence begins that keeps its subject back.
  private static let riddles = [
    "What", "Whatever", "Who", "Whoever", "Whichever", "Which", "Why", "Whether", "How", "Where",
    "Wherever",
  ]

  @Test("no sentence but a question begins like a riddle", arguments: DemoFiles.all)
  func plainOpenings(name: String) throws {
    let text = try DemoFiles.text(of: name)
    let commands = text.matches(of: #/(?m)^(?:about|note|speaker|recap) +(.*)$/#)
    #expect(!commands.isEmpty)
    for command in commands {
      // A question ends with its mark; a number or a file name that has a point goes on with a digit or a small letter.
      for sentence in command.output.1.matches(of: #/[^.!?]+[.!?]*/#).map(\.output)
      where !sentence.hasSuffix("?") {
        let first = sentence.drop { $0 == " " }.prefix { $0.isLetter }
        #expect(!Self.riddles.contains(String(first)), "\(sentence)")
      }
    }
  }

  @Test(
    "every note and every sentence stands in full beside the other, under the whole chapter title",
    arguments: DemoFiles.all,
    [Size(rows: 16, columns: 60), Size(rows: 24, columns: 80)]
  )
  func fits(name: String, size: Size) throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    var scriptPath: ScriptPath?
    while session.play?.scriptPath != scriptPath {
      scriptPath = session.play?.scriptPath
      let chapter = session.play?.annotation.chapter ?? ""
      let lines = Screen.grid(of: session, size: size).lines
      let title = try #require(lines.firstIndex { $0.contains("what happened") })
      let step = "\(chapter), step \(session.play?.timeline.now.depth ?? 0)"
      #expect(lines[title].contains(chapter), "\(step): the title is cut")
      // The frame of the panel, where it has one, is no part of what is said.
      for line in lines[(title + 1)..<(size.rows - 1)] {
        let said = line.reversed().drop { "│ ".contains($0) }
        #expect(!said.starts(with: "..."), "\(step) is cut: \(line)")
      }
      // The answer to what the script asks is there at once, as on the screen.
      for case .inquire(let inquiry) in session.update(.race(.stepForward)) {
        let answer = Finding.verdict(.holds, Progress(), after: .zero)
        _ = session.update(.progress(.found(answer, inquiry: inquiry.number)))
      }
    }
  }
}
