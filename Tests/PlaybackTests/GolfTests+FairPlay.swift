// Checks in golf that help is told from play, and that nothing is forbidden but a helper.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension GolfTests {
  // MARK: Fair play

  static let helping: [Event] = [
    .inquiry(.toggleReachability), .inquiry(.toggleOdds), .inquiry(.checkFromHere),
  ]

  @Test("who asks what is best to do may go on, but it is not recorded", arguments: helping)
  func helped(event: Event) throws {
    var session = try Self.level("Take two")
    try session.answer(session.update(event))
    #expect(session.play?.round?.isHelped == true)
    #expect(session.play?.round?.score(moves: 0) == "moves 0  par 25  helped")
    if event != .inquiry(.checkFromHere) {
      #expect(session.message?.text == "You have help now: not recorded; r begins again.")
    }
    for line in Self.takeTwo { #expect(!session.say(line).contains { $0.isRecord }) }
    #expect(session.play?.round?.counts == false)
    #expect(
      session.play?.round?.verdict?.first
        == "LEFT BEHIND in 25 moves, par 25, with help: not recorded."
    )
    session.take(.games(.again))
    #expect(session.play?.round?.isHelped == false)
    #expect(
      session.play?.showsHints == false && session.play?.odds == nil
        && session.play?.check == nil
    )
  }

  @Test("help that comes after a result does not take it back")
  func helpedLater() throws {
    var session = try Self.level("Take two")
    for line in Self.takeTwo { _ = session.say(line) }
    try session.answer(session.update(.inquiry(.toggleOdds)))
    #expect(session.play?.round?.isHelped == true && session.play?.round?.counts == true)
    #expect(session.play?.round?.verdict?.first?.hasPrefix("par!") == true)
  }

  @Test("nobody joins, whichever way it is tried")
  func nobodyJoins() throws {
    var session = try Self.level("Take two")
    let before = session.play
    let words = "In golf no task can join: the tasks of a level are fixed."
    for event: Event in [
      .window(.openInjection), .race(.inject(.read)), .race(.inject(.swizzle)),
      .race(.undoInjection),
    ] {
      session.take(event)
      #expect(session.message?.text == words && session.overlay == nil)
    }
    for line in ["inject read at 0", "swizzle at 0"] {
      _ = session.say(line)
      #expect(session.message?.text == words)
    }
    #expect(session.play == before)
  }

  @Test("prediction works in a level, and stays on in the next")
  func predicts() throws {
    var session = try Self.level("Take two")
    _ = session.say("step punch until P4")
    session.take(.games(.togglePrediction), .race(.stepForward))
    #expect(session.play?.announced != nil && session.play?.moveCount == 4)
    session.take(.race(.stepForward), .games(.next))
    #expect(session.play?.predicts == true)
  }
}
