// Knows when the odds are asked for, and that they come out the same again.

import Playback
import RaceSupport
import Shmem
import Testing

@Suite("Odds")
struct OddsTests {
  @Test("the odds are asked at every new moment, and are the same whenever one comes back")
  func odds() throws {
    var session = try takeTwoSession()
    #expect(session.play?.odds == nil)
    try session.answer(session.update(.inquiry(.toggleOdds)))
    let atStart = try #require(session.play?.odds?.samples)
    #expect(atStart.count == 400 && atStart.brokenCount > 0 && atStart.brokenCount < 400)
    #expect(session.update(.race(.focusNext)).isEmpty, "the moment is the same")
    let requests = session.update(.race(.stepForward))
    #expect(requests.words == ["abandon 1", "odds 2"])
    #expect(session.play?.odds?.count == 0)
    try session.answer(requests)
    #expect(session.play?.odds?.samples != atStart)
    try session.answer(session.update(.race(.stepBack)))
    #expect(session.play?.odds?.samples == atStart)
    #expect(session.update(.inquiry(.toggleOdds)).words == ["abandon 3"])
    #expect(session.play?.odds == nil)
  }

  @Test("the odds are all or none where a check says so, and of any size of file")
  func certainOdds() throws {
    var safe = session(try Scenario(.v3_16, "page", tasks: "reclaim@0"))
    try safe.answer(safe.update(.inquiry(.toggleOdds)))
    #expect(safe.play?.odds?.share == "0")
    let words = try #require(safe.play?.odds?.words)
    #expect(words.hasPrefix("Of 400 random schedules from here, 0 % break"))
    var lost = try classroomSession()
    lost.take(.race(.toEnd))
    try lost.answer(lost.update(.inquiry(.toggleOdds)))
    #expect(lost.play?.odds?.share == "100")
    var large = session(try Scenario(.v3_16, "0-99=page", tasks: "reclaim"))
    try large.answer(large.update(.inquiry(.toggleOdds)))
    #expect(large.play?.odds?.count == 400)
  }

  @Test("what comes late from another moment is not shown")
  func lateOdds() throws {
    var session = try classroomSession()
    let requests = session.update(.inquiry(.toggleOdds))
    session.take(.race(.stepForward))
    try session.answer(requests)
    #expect(session.play?.odds?.count == 0)
    let other = try #require(takeTwoSession().play)
    #expect(session.update(.answer(.opened(other))).words == ["abandon 2", "odds 3"])
    #expect(session.update(.window(.close)).words == ["abandon 3"])
  }
}
