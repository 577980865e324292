// Knows how to put the progress and the answer of a check into words.

package import Explorer
import Script
package import Shmem

extension MomentCheck {
  /// The message about the check, in variants that take less and less room.
  package var choices: [String] {
    switch state {
    case .running(let progress, let duration): running(progress, after: duration)
    case .answered(let verdict, let progress, let duration):
      variants(of: answer(verdict, progress, after: duration))
        .map { $0.joined(separator: "   ") }
    }
  }

  /// The longest variant of the message about the check.
  package var words: String { choices[0] }

  /// The longest variant as a sentence without its full stop, for a text that is broken into lines.
  var sentence: String {
    switch state {
    case .running(let progress, let duration):
      running(progress, after: duration)[0].replacing("   ", with: ", ")
    case .answered(let verdict, let progress, let duration):
      variants(of: answer(verdict, progress, after: duration))[0].joined(separator: "; ")
    }
  }

  /// The message for an audience: the answer, or the number of states visited so far.
  package var briefWords: String {
    switch state {
    case .running(let progress, _):
      "Every schedule from here is being checked"
        + (progress.map { ": \($0.states.grouped) states so far." } ?? ".")
    case .answered: sentence + "."
    }
  }

  /// The full message in paragraphs: the answer, then what is not modelled, then the effort.
  package var paragraphs: [String] {
    switch state {
    case .running: return [words]
    case .answered(let verdict, let progress, let duration):
      let answer = answer(verdict, progress, after: duration)
      let effort =
        "\(progress.states.grouped) states, \(progress.transitions.grouped) steps between them, "
        + "\(progress.depth) deep\(duration.map { ", in \($0.seconds) s" } ?? "")."
      return [answer.sentences[0]] + coverage.scenario.remarks + [effort]
    }
  }

  /// The parts of the race that are not modelled and could change the answer.
  private var omissions: [Omission] { coverage.scenario.omissions }

  /// Returns the answer, all it covers and the command that asks again, as lines of text.
  ///
  /// There are no lines while the check is running.
  package func block(widthInColumns width: Int) -> [String] {
    guard case .answered(let verdict, let progress, _) = state else { return [] }
    let answer = answer(verdict, progress, after: nil)
    return coverage.block(
      verdict: (["\(answer.sentences[0])."] + coverage.scenario.remarks).joined(separator: " "),
      effort: verdict.effortWords(progress, bounds: .none),
      command: coverage.command("check", options: coverage.promiseOptions),
      widthInColumns: width
    )
  }

  /// Returns an answer in variants that take less and less room, each as statements to be put side by side.
  ///
  /// The first variants list the parts that are not modelled. The others take less room: they only
  /// say that there are such parts.
  private func variants(of answer: Answer) -> [[String]] {
    let sentences = answer.sentences.map { [$0] }
    let answers = (answer.effort.map { [[answer.sentences[0], $0]] } ?? []) + sentences
    guard !omissions.isEmpty else { return answers }
    let list = omissions.map(\.words).joined(separator: ", ")
    return answers.map { $0 + ["not modelled: \(list)"] }
      + answers.map { $0 + ["not all is modelled"] }
  }

  /// An answer in words.
  private struct Answer {
    /// The answer, in variants that take less and less room.
    let sentences: [String]
    /// The extent of the search; nil if nothing had to be searched.
    let effort: String?
  }

  /// True if the check has found a schedule that breaks a promise.
  package var isBroken: Bool {
    switch state {
    case .answered(.violated, _, _), .answered(.endless, _, _): true
    case .running, .answered(.holds, _, _), .answered(.unknown, _, _): false
    }
  }

  private func running(_ progress: Progress?, after duration: Duration) -> [String] {
    let head = "checking from step \(step) ..."
    guard let progress else { return [head] }
    let parts = [
      "\(progress.states.grouped) states", Self.rate(progress, after: duration),
      "depth \(progress.depth)", "frontier \(progress.frontier.grouped)",
      "\(max(1, progress.bytes >> 20)) MB",
    ].compactMap(\.self)
    return (0..<parts.count).map { left in
      ([head] + parts.dropLast(left)).joined(separator: "   ")
    } + [head]
  }

  private func answer(
    _ verdict: Check.Verdict,
    _ progress: Progress,
    after duration: Duration?
  ) -> Answer {
    let effort =
      "\(progress.states.grouped) states" + (duration.map { " in \($0.seconds) s" } ?? "")
    switch verdict {
    case .holds:
      let head = "holds from step \(step)"
      let fuel = coverage.fuelPhrase
      let count = coverage.taskNames.count
      let tasks = count == 1 ? coverage.taskPhrase : "these \(count) tasks"
      let sentences = [
        "\(head): no schedule of \(coverage.taskPhrase)\(fuel) breaks \(coverage.promisePhrase)",
        "\(head): no schedule of \(tasks)\(fuel) breaks \(coverage.promisePhrase)",
        "\(head) for \(tasks)\(fuel)", "\(head) for \(tasks)", head,
      ]
      return Answer(sentences: sentences, effort: effort)
    case .violated(let broken, let schedule):
      let word = broken.promise == .oldDataGone ? "LEFT BEHIND" : "BROKEN"
      guard !schedule.isEmpty else {
        // Not the step of the question: it was broken before, and every other view names that step.
        let head = "\(word) at step \(breaches[broken.promise] ?? step)"
        return Answer(sentences: ["\(head): \(broken.words)", head], effort: nil)
      }
      let steps = schedule.count == 1 ? "1 step" : "\(schedule.count) steps"
      let end = "in \(steps) from step \(step)"
      let short = broken.promise == .oldDataGone ? "LEFT" : word
      let heads = ["\(word) \(end): \(broken.words)", "\(word) \(end)", "\(short) \(end)"]
      return Answer(sentences: heads, effort: effort)
    case .endless(let call):
      let lasso = call.lasso
      let steps = lasso.wayIn.count == 1 ? "1 step" : "\(lasso.wayIn.count) steps"
      let head = "ENDLESS from step \(step)"
      let loop =
        "after \(steps) a loop of "
        + "\(lasso.loop.count == 1 ? "1 step" : "\(lasso.loop.count) steps") begins"
      return Answer(sentences: ["\(head): \(loop)", head], effort: effort)
    case .unknown(let limit):
      let head = "no answer from step \(step)"
      let states = "\(progress.states.grouped) states"
      return Answer(sentences: ["\(head): \(limit.words)", head], effort: states)
    }
  }

  /// Returns the states visited per second, `3.1 M/s`, or nil in the first tenth of a second.
  private static func rate(_ progress: Progress, after duration: Duration) -> String? {
    guard duration > .milliseconds(100) else { return nil }
    let rate = Int(Double(progress.states) / (duration / .seconds(1)))
    guard rate >= 1000 else { return "\(rate)/s" }
    let tenths = rate >= 1_000_000 ? rate / 100_000 : rate / 100
    let unit = rate >= 1_000_000 ? "M/s" : "k/s"
    return tenths < 1000 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(tenths / 10) \(unit)"
  }
}

extension Check.Verdict {
  /// Returns the extent of the search, in words: `every schedule: 812 states, 40 steps deep`.
  package func effortWords(_ progress: Progress, bounds: Bounds) -> String {
    let states = "\(progress.states.grouped) states"
    let asked = [
      bounds.states == .max ? nil : "--max-states \(bounds.states)",
      bounds.bytes == .max ? nil : "--max-memory \(bounds.bytes)",
      bounds.depth == .max ? nil : "--max-steps \(bounds.depth)",
    ].compactMap(\.self).joined(separator: ", ")
    let limits = asked.isEmpty ? "" : " (\(asked))"
    switch self {
    case .holds where progress.allStates == 0:
      return "no schedule: no task of this race can take steps without end"
    case .holds: return "every schedule: \(states)\(limits), \(progress.depth) steps deep"
    case .violated, .endless:
      return "\(states)\(limits), the shortest schedules first: no schedule is shorter"
    case .unknown(let limit): return "\(states)\(limits), not all: \(limit.words)"
    }
  }
}

extension Limit {
  /// The reason why a check has no answer.
  var words: String {
    switch self {
    case .states: "too many states"
    case .memory: "the states take too much memory"
    case .depth: "longer schedules were not looked at"
    case .interruption: "the check was stopped"
    }
  }
}

extension BrokenPromise {
  /// The breach in a few words.
  var words: String {
    switch breach {
    case .survived(let pages):
      "\(Narrator.list(pages)) \(pages.count == 1 ? "keeps" : "keep") old data"
    case .lostOutside, .leftBehindEnd, .emptySlot, .references, .strayPte, .slotDisagrees,
      .swapCount, .hasCache, .pageTotal, .shadowTotal, .swappedTotal, .oops, .lockOrder:
      promise.statement
    }
  }
}

extension Int {
  /// The number with commas between groups of three digits: `812,400`.
  package var grouped: String {
    let digits = String(magnitude)
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.dropLast(digits.count - end).suffix(3))
    }
    return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}

extension Duration {
  /// The number of seconds with two decimals: `0.26`.
  var seconds: String {
    let hundredths = Int((self / .milliseconds(10)).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
