// Checks that the answers to a question and the bars of an audience can be read on every screen.

import Display
import Panels
import Playback
import Shmem
import Testing

@Suite("Answers on the screen")
struct AnswerLinesTests {
  private static func text(_ session: Session, _ size: Size, inASCII: Bool = false) -> String {
    let grid = Screen.grid(of: session, size: size)
    return (inASCII ? grid.inASCII() : grid).lines.joined(separator: "\n")
  }

  @Test("every answer of an open question is whole", arguments: ScreenGoldenTests.sizes)
  func whole(size: Size) throws {
    let session = try SampleSession.announced()
    let answers = try #require(session.play?.announcement).numberedAnswers
    #expect(answers.count == 3)
    let text = Self.text(session, size)
    for answer in answers { #expect(text.contains(answer), "\(answer)") }
  }

  @Test("the counts of an audience stand beside the answers, as bars where there is room")
  func bars() throws {
    let session = try SampleSession.announced().after(.games(.votes([6, 12, 3])))
    let large = Size(rows: 30, columns: 100)
    #expect(Self.text(session, large).contains("██ 12"))
    #expect(Self.text(session, large, inASCII: true).contains("## 12"))
    #expect(Self.text(session, Size(rows: 16, columns: 60)).contains("(12)"))
  }

  @Test("the outcome has the right answer marked, and the chosen one if it was wrong")
  func outcome() throws {
    let session = try SampleSession.announced()
      .after(.games(.votes([6, 12, 3])), .race(.takeMove(1)), .talk(.toggleStage))
    let text = Self.text(session, Size(rows: 50, columns: 160))
    #expect(text.contains("Not 1. It is 2, "))
    #expect(text.contains("> 2 ") && text.contains("x 1 "))
  }

  @Test("the score lists the questions that were missed")
  func score() throws {
    let session = try SampleSession.announced().after(.race(.takeMove(1)), .games(.openScore))
    #expect(session.mode == .score)
    let text = Self.text(session, Size(rows: 24, columns: 80))
    #expect(text.contains("0 of 1 right") && text.contains("Missed") && text.contains("> 2 "))
  }
}
