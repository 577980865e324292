// Knows that a race says which of its steps are made under the lock of the page tree.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("The lock of the page tree")
struct TreeLockTests {
  @Test("it is told of the step that took it, and of the move that will")
  func told() throws {
    var session = session(try Scenario(.v3_16, "page,swap", tasks: "read@1"))
    _ = session.say("step punch until P9")
    #expect(session.play?.tookTreeLock == false)
    let moves = try #require(session.play).moves
    #expect(moves.map(\.stepID) == [.p10b, .s1])
    #expect(moves.map { session.play?.willTakeTreeLock($0) } == [true, false])
    _ = session.say("step punch P10b")
    #expect(session.play?.tookTreeLock == true)
    _ = session.say("step punch P11")
    #expect(session.play?.tookTreeLock == false)
    _ = session.update(.race(.stepBack))
    #expect(session.play?.tookTreeLock == true)
  }

  @Test("a step that takes it in one of its ways is told by the way")
  func oneWay() throws {
    var session = session(
      try Scenario(.v3_15, "page", tasks: "fault-read@0", set: "first-pass=off")
    )
    _ = session.say("step punch until P4")
    _ = session.say("step fault-1 until end")
    _ = session.say("step punch until P19")
    #expect(session.play?.tookTreeLock == false, "P19 unmaps")
    _ = session.say("step punch P19")
    #expect(session.play?.tookTreeLock == true)
  }

  @Test("nothing is said of a move while the audience predicts")
  func prediction() throws {
    var session = session(try Scenario(.v3_16, "page", tasks: ""))
    _ = session.say("step punch until P9")
    let move = try #require(session.play?.moves.first)
    #expect(session.play?.willTakeTreeLock(move) == true)
    _ = session.update(.games(.togglePrediction))
    #expect(session.play?.willTakeTreeLock(move) == false)
  }
}
