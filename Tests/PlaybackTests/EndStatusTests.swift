// Checks what a race says of the promise that its calls end.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The promise that a call ends")
struct EndStatusTests {
  /// A session in a race that a fault keeps going for ever in 3.15.
  private static func pincer(_ kernel: Kernel) throws -> Session {
    session(try Scenario(kernel, "page", tasks: "fault-read:loop@0"))
  }

  /// Asks a question about the current moment and answers it as the program does.
  private static func check(
    _ session: inout Session,
    _ question: CheckQuestion = .everything
  ) throws {
    let snapshot = try #require(session.play?.timeline.now.snapshot)
    guard case .inquire(let inquiry)? = session.update(.inquiry(.checkFromHere)).last else {
      Issue.record("a check is asked for")
      return
    }
    #expect(session.play?.endStatuses.first?.status == .running)
    let check = try #require(question.check(from: snapshot))
    let (verdict, progress) = check.run(bounds: .none, threads: 1) { _ in true }
    let finding = Finding.verdict(verdict, progress, after: .zero)
    session.take(.progress(.found(finding, inquiry: inquiry.number)))
  }

  private static func punch(_ session: Session) -> EndStatus? {
    session.play?.endStatuses.first { $0.promise == .punchEnds }?.status
  }

  @Test("is not checked until a check has answered, and is never counted as kept before")
  func unchecked() throws {
    var session = try Self.pincer(.v3_15)
    for _ in 1...12 {
      #expect(Self.punch(session) == .unchecked)
      #expect(session.play?.promiseLines.contains("the punch ends: not checked") == true)
      session.take(.race(.stepForward))
    }
  }

  @Test("is broken from the step on from which a check has found a loop")
  func broken() throws {
    var session = try Self.pincer(.v3_15)
    session.take(.race(.stepForward), .race(.stepForward))
    try Self.check(&session)
    #expect(Self.punch(session) == .broken(step: 2))
    session.take(.race(.stepForward))
    #expect(Self.punch(session) == .broken(step: 2), "the answer covers what follows")
    session.take(.race(.toStart))
    #expect(Self.punch(session) == .unchecked, "and nothing before")
  }

  @Test("holds from the step on whose check found no breach, until a task joins")
  func holds() throws {
    var session = session(try Scenario(.v3_16, "page,swap", tasks: "read@1"))
    session.take(.race(.stepForward))
    try Self.check(&session)
    #expect(Self.punch(session) == .holds(step: 1))
    session.take(.race(.stepForward))
    #expect(Self.punch(session) == .holds(step: 1))
    session.take(.race(.inject(.read)))
    #expect(Self.punch(session) == .unchecked, "another race")
    session.take(.race(.toEnd))
    _ = session.say("step punch until end")
    #expect(Self.punch(session) == .ended)
  }

  @Test("lists the calls of the race and no others")
  func calls() throws {
    let alone = session(try Scenario(.v3_16, "page,swap", tasks: "read@1"))
    #expect(alone.play?.endStatuses.map(\.promise) == [.punchEnds])
    let large = session(try Scenario(.v7_3_4, "swap:2", tasks: "read@1"))
    #expect(large.play?.endStatuses.map(\.promise) == [.punchEnds, .readEnds])
    let more = session(try Scenario(.v3_16, "page,swap", tasks: "fault-read@1 truncate@1"))
    #expect(more.play?.endStatuses.map(\.promise) == [.punchEnds, .truncateEnds, .faultEnds])
  }
}
