// Knows when the marks of the moves are asked for, and what they say.

import Playback
import Shmem
import Testing

@Suite("Hints")
struct HintTests {
  @Test("hints are off until somebody wants them, and off again when not")
  func toggles() throws {
    var session = try takeTwoSession()
    #expect(session.hints == [nil, nil])
    let requests = session.update(.inquiry(.toggleHints))
    #expect(requests.words == ["forecast 1"])
    #expect(session.hints == ["...", "..."])
    try session.answer(requests)
    #expect(session.hints == ["at risk in 25", "at risk in 25"])
    #expect(session.update(.inquiry(.toggleHints)).isEmpty)
    #expect(session.hints == [nil, nil])
    _ = session.update(.inquiry(.toggleHints))
    #expect(session.update(.inquiry(.toggleHints)).words == ["abandon 2"])
  }

  @Test("a step further into what is known asks nothing, and the marks are those of the check")
  func followsAlong() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toggleHints)))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.window(.confirm))
    for left in (1...25).reversed() {
      let step = session.play?.nextDeed.flatMap { deed in
        if case .step(let step) = deed { step } else { nil }
      }
      let hint = try step.map { try #require(session.play?.hint(of: $0)) }
      #expect(
        hint == .atRisk(steps: left, isSoonest: true) || hint == .doomed(steps: left)
      )
      #expect(session.update(.race(.stepForward)).isEmpty)
    }
    #expect(session.play?.situation.isBroken == true)
    #expect(session.hints.allSatisfy { $0 == nil }, "nothing is left to be warned of")
  }

  @Test("reclaim before the gather is safe, and between gather and lock it is doom")
  func marks() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toggleHints)))
    _ = session.say("step reclaim-1 until end")
    #expect(session.hints == ["safe"], "what is swapped out before the punch is found there")
    session.take(.race(.toStart))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.window(.confirm), .race(.toEnd), .race(.stepBack))
    #expect(session.hints.contains("loses now"))
  }

  @Test("a task that joins makes all hints new, and what was on its way is dropped")
  func injection() throws {
    var session = try takeTwoSession()
    let requests = session.update(.inquiry(.toggleHints))
    #expect(session.update(.race(.inject(.read))).words == ["abandon 1", "forecast 2"])
    try session.answer(requests)
    #expect(session.hints.allSatisfy { $0 == "..." }, "what was known is about another race")
    let again = session.update(.race(.undoInjection))
    #expect(again.words == ["abandon 2", "forecast 3"])
    try session.answer(again)
    #expect(session.hints == ["at risk in 25", "at risk in 25"])
  }

  @Test("where a limit leaves something unknown it is asked again from nearer by, and once only")
  func limited() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toggleHints)), stateLimit: 40)
    #expect(session.hints == ["too many to know", "too many to know"])
    #expect(session.update(.window(.openHelp)).isEmpty && session.update(.window(.close)).isEmpty)
    #expect(session.update(.race(.stepForward)).words == ["forecast 2"])
  }

  @Test("another race has hints too, of its own")
  func nextRace() throws {
    var session = try takeTwoSession()
    _ = session.update(.inquiry(.toggleHints))
    let other = try #require(classroomSession().play)
    #expect(session.update(.answer(.opened(other))).words == ["abandon 1", "forecast 2"])
  }
}
