// Checks what is told of the blocks of an ordinary file, and of a wait for the tasks that share a lock.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("What is told of blocks and of invalidate_lock")
struct BlockWordsTests {
  private static func race(_ file: String, tasks: String) throws -> Session {
    session(
      try Scenario(
        .v6_1,
        in: .file,
        file,
        tasks: tasks,
        set: "frees-blocks=after invalidate-lock=all"
      )
    )
  }

  private static func sentence(_ session: Session) -> String {
    session.play?.narration?.sentence ?? ""
  }

  @Test("blocks are freed only where a whole page goes")
  func blocks() throws {
    var whole = try Self.race("page,page 0-0", tasks: "truncate@1")
    _ = whole.say("step punch until B2")
    #expect(
      Self.sentence(whole)
        == "punch frees the blocks of the hole on the disk: from now on another file can get them."
    )
    var part = try Self.race("page,page ~1-~", tasks: "truncate@1 truncate:inside@1")
    _ = part.say("step punch until B2")
    #expect(
      Self.sentence(part) == "There is no whole page to remove, so punch has no blocks to free."
    )
    _ = part.say("step punch until end")
    _ = part.say("step truncate-2 until B2")
    #expect(
      Self.sentence(part)
        == "There is no whole page to remove, so truncate-2 has no blocks to free."
    )
    _ = part.say("step truncate-2 until end")
    _ = part.say("step truncate-1 until B2")
    #expect(Self.sentence(part).hasPrefix("truncate-1 frees the blocks beyond the end on the disk"))
  }

  @Test("an answer about a wait names all tasks that share the lock, and what each has to do")
  func sharers() throws {
    var session = try Self.race("shadow,shadow", tasks: "read@0 fault-read@1")
    for line in ["step read-1 until M0", "step fault-1 until M0", "step punch P1"] {
      _ = session.say(line)
    }
    func answer() throws -> [String] {
      let play = try #require(session.play)
      let question = WhyQuestion.wait(.puncher)
      #expect(play.whyQuestions.contains(question))
      return play.answer(to: question).conclusions.map(\.words)
    }
    #expect(
      try answer() == [
        "punch waits for invalidate_lock, which read-1 and fault-1 share.",
        "This ends only when each of them goes on: read-1 takes 5 steps, up to M5; fault-1 takes 5 "
          + "steps, up to M5.",
      ]
    )
    _ = session.say("step read-1 until M5")
    #expect(
      try answer() == [
        "punch waits for invalidate_lock, which fault-1 holds.",
        "fault-1 can end this: it takes 5 steps of its own, up to M5.",
      ]
    )
  }
}
