// Knows how steps are numbered in free play, where branches are begun anywhere.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Step numbers in free play")
struct FreeStepNumberTests {
  /// A race with three branches: 1 to 3; from 1 on 4 and 5; from the start on 6.
  private func branched() throws -> Session {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.race(.takeMove(1)), .race(.stepForward), .race(.stepForward))
    session.take(.race(.goTo(step: 1)), .race(.takeMove(2)), .race(.takeMove(2)))
    session.take(.race(.toStart), .race(.takeMove(2)))
    return session
  }

  @Test("go on counting on every branch, and never change")
  func branches() throws {
    var session = try branched()
    #expect(session.play?.timeline.lastNumber == 6)
    let lines = (0...6).map { number -> String? in
      session.take(.race(.goTo(step: number)))
      #expect(session.play?.timeline.number == number)
      return session.play.map { $0.line(of: $0.timeline.current) }
    }
    session.take(
      .race(.goTo(step: 5)),
      .race(.stepForward),
      .race(.goTo(step: 2)),
      .race(.inject(.read))
    )
    for number in 0...6 {
      session.take(.race(.goTo(step: number)))
      #expect(session.play.map { $0.line(of: $0.timeline.current) } == lines[number])
    }
  }

  @Test("say where a branch begins")
  func forks() throws {
    let timeline = try #require(try branched().play?.timeline)
    let forks = (0...6).map { timeline.forkNumber(before: MomentID($0)) }
    #expect(forks == [nil, nil, nil, nil, 1, nil, 0])
  }

  @Test("name the marks of a saved race, so that the name leads to the step as well")
  func marks() throws {
    let text = try #require(try branched().play?.wholeDemo.text)
    #expect(text.contains("mark     at-1\n"))
  }

  @Test("are those that a schedule has once it is loaded")
  func schedules() throws {
    var session = session(try Scenario(.take2, "page", tasks: "reclaim@0"))
    session.take(.race(.stepForward), .race(.stepForward), .race(.goTo(step: 1)))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    let told = try #require(session.play?.scheduleLines)
    #expect(told.count > 3)
    session.take(.inquiry(.loadSchedule))
    for line in told {
      session.take(.race(.goTo(step: line.number)))
      let play = try #require(session.play)
      #expect(play.narration == line.narration, "step \(line.number)")
    }
  }
}
