// Knows that every question about causes has a true answer at every moment of every demo.

import Foundation
import Playback
import Script
import Shmem
import Testing

@Suite("Why, in the demos")
struct WhyTests {
  @Test("the answers are those that were reviewed")
  func reviewed() throws {
    let blocks = try WhyBlock.all()
    #expect(blocks.count >= 8)
    let answers = try blocks.map { ($0.header, try $0.answer()) }
    guard ProcessInfo.processInfo.environment["PUNCHSCOPE_RECORD"] != "1" else {
      try WhyBlock.write(answers.map { (header: $0.0, lines: $0.1) })
      Issue.record("the answers were recorded: review them")
      return
    }
    for (block, answer) in zip(blocks, answers) {
      #expect(block.lines == answer.1, "\(block.header)")
      let lines = answer.1.filter { $0.first?.isNumber == true || $0.hasPrefix("  ->") }
      #expect(1...6 ~= lines.count, "\(block.header)")
    }
  }

  @Test(
    "every line speaks of a moment on the way here, and every wait names the task that it is for",
    arguments: DemoFiles.all
  )
  func laws(name: String) throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let end = ScriptRun(of: demo).timeline
    let past = Array(end.past.suffix(400))
    var played = end
    var asked: Set<WhyQuestion> = []
    for (place, moment) in past.enumerated() {
      played.jump(to: moment)
      // A race without a script, whose present moment is the end of the way there.
      var session = Session(
        gallery: Gallery(items: []),
        play: Play(title: name, timeline: played, hasScript: false),
        isMouseOn: false
      )
      _ = session.update(.race(.goTo(step: end.number(of: moment))))
      let play = try #require(session.play)
      let way = Set(play.timeline.past)
      for question in play.whyQuestions {
        let isNew = asked.insert(question).inserted
        guard isNew || !isDear(question, in: play) || place + 1 == past.count else { continue }
        let why = play.answer(to: question)
        let step = "\(name), step \(play.timeline.number(of: moment)): \(why.words)"
        #expect(!why.causes.isEmpty || !why.conclusions.isEmpty, "\(step) has no answer")
        #expect(why.causes.allSatisfy { way.contains($0.moment) }, "\(step)")
        #expect(why.causes.map(\.moment) == why.causes.map(\.moment).sorted(), "\(step)")
        #expect(why.causes.count + why.conclusions.count <= 6, "\(step) is long")
        #expect(why.causes.allSatisfy { $0.sentence.hasSuffix(".") }, "\(step)")
        if case .wait(let task) = question { expectHolder(of: task, in: play, why, step) }
      }
    }
  }

  @Test("a round is named by the step that ends it until the next one ends")
  func steadyRound() throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: "13-pincer.punch"))
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(title: "The pincer", timeline: ScriptRun(of: demo).timeline, hasScript: false),
      isMouseOn: false
    )
    for number in 27...43 {
      _ = session.update(.race(.goTo(step: number)))
      let words = try #require(session.play).answer(to: .retry).conclusions.map(\.words)
      let (end, start) = number < 43 ? (27, 11) : (43, 27)
      let round = "Step \(end) leaves all as it was after step \(start): if fault-1 does the same"
      #expect(words.contains { $0.hasPrefix(round) }, "step \(number): \(words)")
    }
  }

  /// True if the answer plays the schedule again for every rule.
  private func isDear(_ question: WhyQuestion, in play: Play) -> Bool {
    switch question {
    case .kept, .broken, .retry, .stale: true
    case .slot(let index): play.snapshot.obligations.contains(index)
    case .wait: false
    }
  }

  /// Expects an answer to name the task that holds what another one waits for.
  private func expectHolder(of task: TaskID, in play: Play, _ why: Why, _ step: String) {
    let move = play.moves.first { $0.task == task && $0.reason != nil }
    let reason = move?.reason ?? play.snapshot.waitReason(of: task)
    let text = (why.causes.map(\.task) + why.conclusions.map(\.words)).joined(separator: " ")
    switch reason {
    case .inodeMutex(let owner), .pageLock(_, let owner), .swaplistMutex(let owner),
      .invalidateLock(let owner), .fileInUse(let owner):
      #expect(text.contains(play.snapshot.name(of: owner)), "\(step): \(text)")
    case .waitQueue:
      #expect(text.contains(play.snapshot.name(of: .puncher)), "\(step)")
      #expect(play.snapshot.machine.file.phase == .during, "\(step): P22 has woken the task")
    case .writeback, .swapCache, .isolated, .oops:
      #expect(!why.causes.isEmpty, "\(step) names the step that made it so")
    case .noPage, .noFuel: break
    case nil: Issue.record("\(step): the task does not wait")
    }
  }
}
