// Checks that hints, checks and par count the steps to a broken promise in one way.

import Explorer
import Playback
import RaceSupport
import Shmem
import Testing

/// From here on, the step that breaks the promise included.
@Suite("Counting the steps to a broken promise")
struct StepCountTests {
  /// Returns the number of steps that a check finds from a snapshot on; nil if no schedule breaks a promise.
  private static func stepCount(from snapshot: Snapshot) throws -> Int? {
    let check = try #require(CheckQuestion.states.check(from: snapshot))
    let (verdict, _) = check.run(bounds: .none, threads: 1) { _ in true }
    guard case .violated(_, let schedule) = verdict else { return nil }
    return schedule.count
  }

  private static func number(in hint: StepReachability?) -> Int? {
    switch hint {
    case .atRisk(let steps, _), .doomed(let steps): steps
    case .safe, .unknown, .pending, nil: nil
    }
  }

  @Test(
    "the best hint is the number of the check here, and after a move the check finds one less",
    arguments: [0, 1]
  )
  func oneWay(race: Int) throws {
    var session = try race == 0 ? takeTwoSession() : freeClassroomSession()
    try session.answer(session.update(.inquiry(.toggleReachability)))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    let schedule = try #require(session.play?.check?.schedule)
    let start = try #require(session.play?.timeline.now.snapshot)
    #expect(try Self.stepCount(from: start) == schedule.count, "par is the number at the start")
    session.take(.window(.confirm))
    for left in (1...schedule.count).reversed() {
      let play = try #require(session.play)
      #expect(try Self.stepCount(from: play.timeline.now.snapshot) == left)
      var best = Int.max
      for step in play.moves.compactMap(\.step) {
        guard let number = Self.number(in: play.reachability(of: step)) else { continue }
        best = min(best, number)
        var timeline = play.timeline
        let isTaken = timeline.perform(.step(step))
        #expect(isTaken)
        #expect(try Self.stepCount(from: timeline.now.snapshot).map { $0 + 1 } == number)
      }
      #expect(best == left)
      session.take(.race(.stepForward))
    }
    let end = try #require(session.play?.timeline.now.snapshot)
    #expect(try Self.stepCount(from: end) == 0, "the last step counted has broken the promise")
  }
}
