// Knows what a session asks to be found out, and what it does with what is found.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Inquiries")
struct InquiryTests {
  @Test("x asks about this very moment, and the race goes on meanwhile")
  func asks() throws {
    var session = try takeTwoSession()
    session.take(.race(.stepForward), .race(.stepForward))
    let snapshot = try #require(session.play).snapshot
    let requests = session.update(.inquiry(.checkFromHere))
    guard requests.count == 1, case .inquire(let inquiry) = requests[0] else {
      Issue.record("one question is asked")
      return
    }
    #expect(inquiry.number == 1 && inquiry.kind == .verdict(.everything))
    #expect(inquiry.scenario == snapshot.scenario && inquiry.machine == snapshot.machine)
    #expect(session.play?.check?.words == "checking from step 2 ...")
    #expect(session.update(.race(.stepForward)).isEmpty)
    #expect(session.depth == 3)
    var progress = Progress()
    progress.states = 812_400
    progress.depth = 31
    progress.frontier = 40_112
    progress.bytes = 42 << 20
    let fact = Event.progress(.found(.progress(progress, after: .milliseconds(262)), inquiry: 1))
    #expect(session.update(fact).isEmpty)
    #expect(
      session.play?.check?.words
        == "checking from step 2 ...   812,400 states   3.1 M/s   depth 31   frontier 40,112   42 MB"
    )
  }

  @Test("the schedule that was found becomes the way forward from its moment, and all else stays")
  func loads() throws {
    var session = try takeTwoSession()
    session.take(.race(.stepForward))
    let asked = try #require(session.play).timeline.current
    let requests = session.update(.inquiry(.checkFromHere))
    session.take(.race(.stepForward), .race(.stepForward))
    let known = session.snapshots
    try session.answer(requests)
    let check = try #require(session.play?.check)
    #expect(check.isBroken && !check.isRunning)
    let steps = try #require(check.schedule).count
    let answer = "LEFT BEHIND in \(steps) steps from step 1: page 0 keeps old data"
    #expect(check.words.hasPrefix(answer))
    #expect(steps == 24)

    session.take(.window(.confirm))
    #expect(
      session.message?.text == "Space takes its 24 steps; the steps taken before stay as a branch."
    )
    #expect(session.play?.timeline.current == asked)
    #expect(session.play?.timeline.future.count == steps)
    #expect(session.snapshots.starts(with: known))
    #expect(session.play?.check == nil)
    for _ in 0..<steps {
      #expect(session.play?.snapshot.isBroken == false)
      session.take(.race(.stepForward))
    }
    #expect(session.play?.snapshot.isBroken == true)
    #expect(session.play?.timeline.leftBehind == [PageIndex(0)])
  }

  @Test("a race that cannot be lost is told so, and there is nothing to load")
  func holds() throws {
    var session = session(try Scenario(.v3_16, "page", tasks: "reclaim@0"))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    #expect(session.play?.check?.isBroken == false)
    #expect(
      session.play?.check?.words.hasPrefix(
        "holds from step 0: no schedule of punch and reclaim-1 breaks a promise"
      ) == true
    )
    let before = session.play?.timeline
    session.take(.window(.confirm))
    #expect(session.message?.text.hasPrefix("There is no schedule to load") == true)
    #expect(session.play?.timeline == before)
  }

  @Test(
    "of an ordinary file every way to say the answer says that not all is modelled, and x what",
    arguments: ["", "first-pass=off rescan=off"]
  )
  func qualified(rules: String) throws {
    let race = try Scenario(.v3_16, in: .file, "shadow", tasks: "read@0", set: rules)
    let words = "the time between the removal of the last page and the freeing of the blocks"
    var session = session(race)
    let requests = session.update(.inquiry(.checkFromHere))
    #expect(session.play?.check?.words.contains("modelled") == false, "there is no answer yet")
    try session.answer(requests)
    let check = try #require(session.play?.check)
    #expect(check.isBroken == (rules != ""))
    #expect(check.words.hasSuffix("   not modelled: \(words)"))
    #expect(check.choices.allSatisfy { $0.contains("modelled") })
    #expect(check.briefWords.hasSuffix("; not modelled: \(words)."))
    #expect(check.paragraphs.contains("Not modelled: \(words)."))
  }

  @Test("what is broken already is said with the step that broke it, not the one asked from")
  func brokenAlready() throws {
    var session = try classroomSession()
    while session.play?.snapshot.isBroken == false { session.take(.race(.stepForward)) }
    let step = try #require(session.play).timeline.number
    session.take(.race(.toEnd), .race(.inject(.read)))
    #expect(try #require(session.play).timeline.number > step)
    try session.answer(session.update(.inquiry(.checkFromHere)))
    #expect(session.play?.check?.words == "LEFT BEHIND at step \(step): page 2 keeps old data")
    #expect(session.play?.check?.schedule == nil)
  }

  @Test(
    "x at a moment that has its answer tells it in full, and Enter loads the schedule from there"
  )
  func tellsInFull() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.checkFromHere)))
    #expect(session.update(.inquiry(.checkFromHere)).isEmpty)
    #expect(session.overlay == .reading(.check, scroll: 0) && session.mode == .check)
    let lines = try #require(session.play).scheduleLines
    #expect(lines.map(\.number) == Array(1...25))
    #expect(lines.first?.who == "reclaim-1" && lines.last?.who == "punch")
    #expect(lines.last?.narration.consequences.first?.isBreach == true)
    #expect(session.play?.timeline.count == 1, "nothing has been loaded yet")
    session.take(.window(.close))
    #expect(session.overlay == nil && session.play?.check != nil)
    session.take(.inquiry(.checkFromHere), .inquiry(.loadSchedule))
    #expect(session.message?.text == "Space takes its 25 steps.", "there was no other way yet")
    #expect(session.overlay == nil && session.play?.timeline.count == 26)
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.race(.stepForward))
    #expect(
      session.update(.inquiry(.checkFromHere)).words == ["verdict 3"],
      "another moment, another answer"
    )
  }

  @Test("a newer question takes the place of an older one, whose answer nobody hears")
  func replaces() throws {
    var session = try takeTwoSession()
    let first = session.update(.inquiry(.checkFromHere))
    session.take(.race(.stepForward))
    #expect(session.update(.inquiry(.checkFromHere)).words == ["abandon 1", "verdict 2"])
    try session.answer(first)
    #expect(session.play?.check?.isRunning == true)
    #expect(session.play?.check?.step == 1)
  }

  @Test("Esc stops the check, then closes its answer, and only then ends the search")
  func escapes() throws {
    var session = try takeTwoSession()
    _ = session.say("step punch until P5")
    session.take(.window(.openSearch), .window(.typed("P")), .window(.confirm))
    _ = session.update(.inquiry(.checkFromHere))
    #expect(session.update(.window(.cancel)).words == ["abandon 1"])
    #expect(session.play?.check == nil && session.message?.text == "The check is stopped.")
    try session.answer(session.update(.inquiry(.checkFromHere)))
    #expect(session.play?.check?.isRunning == false)
    #expect(session.update(.window(.cancel)).isEmpty)
    #expect(session.play?.check == nil && session.search == "P")
    session.take(.window(.cancel))
    #expect(session.search == nil)
  }

  @Test("what is found does not wipe out what the last key had to say")
  func keepsMessage() throws {
    var session = try takeTwoSession()
    let requests = session.update(.inquiry(.checkFromHere))
    session.take(.race(.stepBack))
    #expect(session.message?.text == "This is the start.")
    try session.answer(requests)
    #expect(session.message?.text == "This is the start.")
  }

  @Test("leaving the race drops what is being found out")
  func leaves() throws {
    var session = try classroomSession()
    _ = session.update(.inquiry(.checkFromHere))
    #expect(session.update(.window(.close)).words == ["abandon 1"])
    #expect(session.play == nil)
  }

  @Test("what is too large is refused in words, and nothing is asked")
  func tooLarge() throws {
    var large = session(try Scenario(.v3_16, "0-8=page"))
    #expect(large.update(.inquiry(.checkFromHere)).isEmpty)
    #expect(large.play?.check == nil)
    #expect(
      large.message?.text.hasPrefix("Too large to check: at most 8 pages and 8 tasks") == true
    )
    var crowded = session(try Scenario(.v3_16, "page"))
    for _ in 0..<8 { crowded.take(.race(.inject(.read))) }
    #expect(crowded.update(.inquiry(.checkFromHere)).isEmpty)
    #expect(crowded.message?.isProblem == true)
    #expect(crowded.update(.inquiry(.toggleReachability)).isEmpty)
    #expect(crowded.reachabilityMarks.allSatisfy { $0 == "too many to know" })
  }

  @Test("the prompt does what the keys do")
  func prompt() throws {
    var session = try takeTwoSession()
    try session.answer(session.say("check"))
    #expect(session.play?.check?.isBroken == true)
    #expect(session.say("schedule").isEmpty)
    #expect(session.play?.timeline.future.count == 25)
    #expect(session.say("hints").words == ["reachability 2"])
  }

  @Test("numbers have commas behind their thousands")
  func grouped() {
    #expect(
      [0, 12, 999, 1000, 812_400, 3_000_001].map(\.grouped)
        == ["0", "12", "999", "1,000", "812,400", "3,000,001"]
    )
  }
}
