// Knows when the marks of the moves are asked for, and what they say.

import Playback
import Shmem
import Testing

@Suite("Reachability marks")
struct ReachabilityMarksTests {
  @Test("hints are off until somebody wants them, and off again when not")
  func toggles() throws {
    var session = try takeTwoSession()
    #expect(session.reachabilityMarks == [nil, nil])
    let requests = session.update(.inquiry(.toggleReachability))
    #expect(requests.words == ["reachability 1"])
    #expect(session.reachabilityMarks == ["...", "..."])
    try session.answer(requests)
    #expect(session.reachabilityMarks == ["at risk in 25", "at risk in 25"])
    #expect(session.update(.inquiry(.toggleReachability)).isEmpty)
    #expect(session.reachabilityMarks == [nil, nil])
    _ = session.update(.inquiry(.toggleReachability))
    #expect(session.update(.inquiry(.toggleReachability)).words == ["abandon 2"])
  }

  @Test("a step further into what is known asks nothing, and the marks are those of the check")
  func followsAlong() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toggleReachability)))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.window(.confirm))
    for left in (1...25).reversed() {
      let step = session.play?.nextAction.flatMap { action in
        if case .step(let step) = action { step } else { nil }
      }
      let reachability = try step.map { try #require(session.play?.reachability(of: $0)) }
      #expect(
        reachability == .atRisk(steps: left, isSoonest: true)
          || reachability == .doomed(steps: left)
      )
      #expect(session.update(.race(.stepForward)).isEmpty)
    }
    #expect(session.play?.snapshot.isBroken == true)
    #expect(session.reachabilityMarks.allSatisfy { $0 == nil }, "nothing is left to be warned of")
  }

  @Test("reclaim before the gather is safe, and between gather and lock it is doom")
  func marks() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toggleReachability)))
    _ = session.say("step reclaim-1 until end")
    #expect(
      session.reachabilityMarks == ["safe"],
      "what is swapped out before the punch is found there"
    )
    session.take(.race(.toStart))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.window(.confirm), .race(.toEnd), .race(.stepBack))
    #expect(session.reachabilityMarks.contains("breaks now"))
  }

  @Test("a task that joins makes all hints new, and what was on its way is dropped")
  func injection() throws {
    var session = try takeTwoSession()
    let requests = session.update(.inquiry(.toggleReachability))
    #expect(session.update(.race(.inject(.read))).words == ["abandon 1", "reachability 2"])
    try session.answer(requests)
    #expect(
      session.reachabilityMarks.allSatisfy { $0 == "..." },
      "what was known is about another race"
    )
    let again = session.update(.race(.undoInjection))
    #expect(again.words == ["abandon 2", "reachability 3"])
    try session.answer(again)
    #expect(session.reachabilityMarks == ["at risk in 25", "at risk in 25"])
  }

  @Test("where a limit leaves something unknown it is asked again from nearer by, and once only")
  func limited() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toggleReachability)), stateLimit: 40)
    #expect(session.reachabilityMarks == ["too many to know", "too many to know"])
    #expect(session.update(.window(.openHelp)).isEmpty && session.update(.window(.close)).isEmpty)
    #expect(session.update(.race(.stepForward)).words == ["reachability 2"])
  }

  @Test("another race has hints too, of its own")
  func nextRace() throws {
    var session = try takeTwoSession()
    _ = session.update(.inquiry(.toggleReachability))
    let other = try #require(classroomSession().play)
    #expect(session.update(.answer(.opened(other))).words == ["abandon 1", "reachability 2"])
  }
}
