// Knows that every step of random races with entries of several slots is told, and told as it is.

import RaceSupport
import Shmem
import Testing

@testable import Playback

@Suite("What is told of entries that take several slots")
struct LargeNarrationTests {
  @Test(
    "every step has words, short enough, that agree with the race",
    arguments: 0..<UInt64(trials(40, thorough: 800))
  )
  func everyStep(seed: UInt64) throws {
    var race = try RandomLargeRace(seed: seed)
    var timeline = Timeline(race.scenario)
    for number in 1...300 {
      let before = timeline.now.snapshot
      guard let step = race.nextStep(in: before) else { return }
      timeline.perform(.step(step))
      let told = ToldStep(step: step, before: before, after: timeline.now.snapshot)
      let place = "seed \(seed), step \(number), \(step.id.rawValue): \(told.narration.sentence)"
      for objection in told.objections { Issue.record("\(objection)\n\(place)") }
      guard number.isMultiple(of: 75) else { continue }
      let play = Play(title: "", timeline: timeline, hasScript: false)
      for question in play.whyQuestions {
        let answer = play.answer(to: question)
        #expect(answer.words.hasSuffix("?"), "\(place)")
      }
    }
  }
}

/// A step with all that is said about it.
private struct ToldStep {
  let step: Step
  let before: Snapshot
  let after: Snapshot
  let narration: Narration

  init(step: Step, before: Snapshot, after: Snapshot) {
    self.step = step
    self.before = before
    self.after = after
    narration = Narrator(before: before, after: after).tell(.step(step))
  }

  /// The reasons why the words are not good enough.
  var objections: [String] {
    lengths + beforeTheStep + unnamedSlots + unnamedSwapSlots + wrongRanges + wrongContents
      + wrongDepartures
  }

  // MARK: Form

  private var lengths: [String] {
    var objections: [String] = []
    for text in [narration.sentence, narration.brief] + narration.consequences.map(\.words) {
      if !text.hasSuffix(".") { objections.append("no full stop: \(text)") }
      if text.contains("  ") || text.contains("Optional") { objections.append("odd: \(text)") }
      if text.contains(/\b([A-Za-z]+) \1\b/) { objections.append("twice the same: \(text)") }
    }
    if narration.sentence.count > 180 {
      objections.append("\(narration.sentence.count) characters in a sentence")
    }
    if narration.brief.count > 140 {
      objections.append("\(narration.brief.count) characters in brief: \(narration.brief)")
    }
    return objections
  }

  /// What is said before the step is taken: the statement, the line, the question and its answers.
  private var beforeTheStep: [String] {
    var objections: [String] = []
    let statement = before.statement(of: step.id, for: step.task)
    if statement.text(in: before.scenario.kernel).isEmpty { objections.append("no statement") }
    let kind = before.scenario[step.task].kind
    let listing = Listing.containing(step.id, for: kind, in: before.scenario.mapping)
    if listing.position(of: step.id) == nil { objections.append("no line in \(listing.name)") }
    let prediction = PredictionQuestion(before, step)
    let question = prediction.question
    if !question.contains("?") || question.count > 110 { objections.append("asks: \(question)") }
    if let outcomes = prediction.outcomes {
      let texts = outcomes.texts
      if !(2...4).contains(texts.count) || Set(texts).count < texts.count {
        objections.append("answers: \(texts)")
      }
      for text in texts where text.count > 60 { objections.append("long answer: \(text)") }
    }
    return objections
  }

  // MARK: Agreement

  private var slots: [PageIndex] { (0..<before.scenario.filePages).map { PageIndex($0) } }

  /// The slots that hold something else, or an entry of another order.
  private var changedSlots: [PageIndex] {
    slots.filter { index in
      before.machine[index] != after.machine[index]
        || before.machine.entryRange(at: index) != after.machine.entryRange(at: index)
    }
  }

  /// Every slot that changes is named by its number, or by what it held or holds.
  private var unnamedSlots: [String] {
    guard after.machine.file.oops == nil else { return [] }
    let named = ranges(in: narration.sentence).reduce(into: Set<UInt64>()) { $0.formUnion($1) }
    let words = Set(narration.sentence.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    return changedSlots.compactMap { index in
      let names = [before, after].flatMap { snapshot in
        [snapshot.machine[index], snapshot.machine.swap(at: index).map { .swap($0) }]
          .compactMap { $0?.description }
      }
      let isNamed = named.contains(index.rawValue) || names.contains(where: words.contains)
      return isNamed ? nil : "slot \(index) changes and is not named"
    }
  }

  /// Where several swap slots lose their owner at once, each of them is named, by itself or in a range.
  private var unnamedSwapSlots: [String] {
    guard after.machine.file.oops == nil else { return [] }
    let named = narration.sentence.matches(of: /\bs(\d+)(?: to s(\d+))?/)
      .reduce(into: Set<UInt32>()) { named, match in
        guard let first = UInt32(match.output.1) else { return }
        let last = match.output.2.flatMap { UInt32($0) } ?? first
        named.formUnion(first...max(first, last))
      }
    let freed = (0..<UInt32(64)).filter { offset in
      let swap = SwapEntry(offset)
      return before.machine[swap].count > 0 && after.machine[swap].count == 0
    }
    guard freed.count > 1 else { return [] }
    return freed.filter { !named.contains($0) }.map { "s\($0) is freed and is not named" }
  }

  /// The slots and pages that a text names with their numbers.
  private func ranges(in text: String) -> [ClosedRange<UInt64>] {
    text.matches(of: /(?:[Ss]lots?|[Pp]ages?) (\d+)(?: to (\d+))?/).compactMap { match in
      guard let first = UInt64(match.output.1) else { return nil }
      let last = match.output.2.flatMap { UInt64($0) } ?? first
      return first <= last ? first...last : nil
    }
  }

  /// A range of slots is that of an entry before or after the step, or in the hands of the task.
  private var wrongRanges: [String] {
    let texts = narration.sentence.matches(of: /slots (\d+) to (\d+)/)
    return texts.compactMap { match -> String? in
      guard let first = UInt64(match.output.1), let last = UInt64(match.output.2) else {
        return nil
      }
      let index = PageIndex(first)
      let entries = [before, after].map { $0.machine.entryRange(at: index).slots }
      let isKnown = (entries + inHand + held(at: index)).contains(first..<last + 1)
      return isKnown ? nil : "\(match.output.0) are no entry"
    }
  }

  /// The ranges of slots that the task knows of: those of its batch, and of the page that it makes.
  private var inHand: [Range<UInt64>] {
    let spec = before.scenario[step.task]
    let own = spec.index.map { EntryRange(order: spec.order, covering: $0).slots }
    let batches = [before, after].compactMap { $0.machine[step.task].undo?.cursor?.batch }
    return [own].compactMap(\.self)
      + batches.flatMap { batch in (0..<batch.count).map { batch[$0].range.slots } }
  }

  /// The slots that a page in the hands of the task would take from a slot on.
  private func held(at index: PageIndex) -> [Range<UInt64>] {
    before.machine[step.task].referencedPages.map { page in
      EntryRange(order: before.machine[page].order, covering: index).slots
    }
  }

  /// What a slot is said to hold, it holds before or after the step; a slot that is said to be empty is so.
  private var wrongContents: [String] {
    let holds = narration.sentence.matches(
      of: /[Ss]lot (\d+) (?:still )?holds (?:page |swap entry |shadow )?([Pse]\d+)/
    )
    .compactMap { match -> String? in
      guard let number = UInt64(match.output.1) else { return nil }
      let index = PageIndex(number)
      let names = [before, after].flatMap {
        [$0.machine[index]?.description, $0.machine.swap(at: index)?.description]
      }
      return names.contains(String(match.output.2)) ? nil : "not so: \(match.output.0)"
    }
    let isEmpty = narration.sentence.matches(of: /[Ss]lots? (\d+)(?: to (\d+))? (?:is|are) empty/)
      .compactMap { match -> String? in
        guard let first = UInt64(match.output.1) else { return nil }
        let last = match.output.2.flatMap { UInt64($0) } ?? first
        let isSo = [before, after].contains { snapshot in
          (first...last).allSatisfy { snapshot.machine[PageIndex($0)] == nil }
        }
        return isSo ? nil : "not so: \(match.output.0)"
      }
    return holds + isEmpty
  }

  /// A page that is said to have left its slot, or the file, is not there.
  private var wrongDepartures: [String] {
    let slots = narration.sentence.matches(of: /(P(\d+)), which has left slot (\d+)/)
      .compactMap { match -> String? in
        guard let page = UInt32(match.output.2), let index = UInt64(match.output.3) else {
          return nil
        }
        let frames = [before, after].map { $0.machine.frame(at: PageIndex(index)) }
        return frames.contains(PageNumber(page)) ? "not so: \(match.output.0)" : nil
      }
    let files = narration.sentence.matches(of: /P(\d+) has left the file/)
      .compactMap { match -> String? in
        guard let number = UInt32(match.output.1) else { return nil }
        let page = PageNumber(number)
        let isGone = [before, after].contains { $0.machine[page].mapping == nil }
        return isGone ? nil : "not so: \(match.output.0)"
      }
    return slots + files
  }
}
