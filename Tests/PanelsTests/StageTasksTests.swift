// Knows that a stage shows the tasks that are under way where it has rows for them.

import Display
import Playback
import Shmem
import Testing

@testable import Panels

@Suite("The next steps of a stage")
struct StageTasksTests {
  @Test("the air between two texts gives way to a task that is under way")
  func air() throws {
    let session = try SampleSession.demo("15-i-mutex", atStep: 20).after(.talk(.toggleStage))
    let small = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    let tasks = small.filter { $0.contains("F1 a punch over") }
    #expect(tasks.count == 2 && !tasks.contains { $0.contains("+1") }, "\(small)")
    for words in ["fault-1 releases i_mutex", "lock is the wrong means for that."] {
      #expect(small.contains { $0.contains(words) }, "\(small)")
    }
    let large = Screen.grid(of: session, size: Size(rows: 24, columns: 80)).lines
    let note = try #require(large.firstIndex { $0.contains("It gives the lock back") })
    #expect(large[note - 1].allSatisfy { $0 == " " }, "air stays where there is room for it")
  }

  @Test("a text keeps to the rows that it is asked to without losing a word")
  func wish() throws {
    let play = try #require(try SampleSession.demo("15-i-mutex", atStep: 20).play)
    let text = StageText(play: play)
    let room = Size(rows: 6, columns: 58)
    func words(_ lines: [Line]) -> String {
      lines.map { $0.spans.map(\.text).joined() }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    let airy = text.lines(room, within: 6)
    let tight = text.lines(room, within: 4)
    #expect(airy.count == 5 && tight.count == 4)
    #expect(words(airy) == words(tight))
    #expect(text.lines(room, within: 1) == airy, "a wish that cannot be met changes nothing")
  }
}
