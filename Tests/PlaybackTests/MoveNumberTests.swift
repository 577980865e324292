// Knows that the number of a move belongs to its task.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("The numbers of moves")
struct MoveNumberTests {
  @Test("stay the same from step to step while other tasks wait or finish", arguments: 0..<12)
  func stable(seed: UInt64) throws {
    var race = try RandomRace(seed: seed, mapping: seed % 4 == 3 ? .file : .tmpfs)
    var session = session(race.scenario)
    for _ in 0..<80 {
      let play = try #require(session.play)
      var numbers: [Int] = []
      for move in play.moves {
        numbers.append(move.number)
        let isOwn = move.number == play.moveNumber(of: move.task)
        #expect(isOwn || move.number > race.scenario.tasks.count, "a stray wake-up comes last")
      }
      #expect(Set(numbers).count == numbers.count, "seed \(seed)")
      guard let step = race.nextStep(in: play.snapshot),
        let move = play.moves.first(where: { $0.step == step })
      else { return }
      session.take(.race(.takeMove(move.number)))
      #expect(session.play?.timeline.now.action == .step(step))
    }
  }

  @Test("a waiting and a finished task keep theirs, and say why nothing happens")
  func reasons() throws {
    var session = session(try Scenario(.v3_16, "page,page 0-1", tasks: "reclaim@1 read@0"))
    _ = session.say("step reclaim-1 until C2")
    _ = session.say("step read-1 until end")
    _ = session.say("step punch until waits")
    let play = try #require(session.play)
    #expect(play.moves.map(\.number) == [1, 2])
    #expect(play.moves.first { $0.task == .puncher }?.step == nil)
    session.take(.race(.takeMove(1)))
    #expect(session.message?.text.hasPrefix("punch ") == true)
    session.take(.race(.takeMove(3)))
    #expect(session.message?.text == "read-1 has finished.")
    session.take(.race(.takeMove(2)))
    #expect(session.play?.timeline.now.action == play.moves[1].step.map { .step($0) })
  }
}
