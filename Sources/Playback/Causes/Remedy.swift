// Finds the rules by which the same schedule would have come to a good end.

import Script
import Shmem

/// A setting of one rule under which the same schedule comes to a good end, and the step of the chain that it changes.
struct Remedy: Hashable {
  /// The ways in which another rule changes a schedule.
  enum Change: Hashable {
    /// The step does something else.
    case otherWay
    /// A task has to wait there.
    case wait(TaskID)
  }

  /// The setting.
  let setting: RuleSetting
  /// The moment after the step that it changes.
  let moment: MomentID
  /// The way in which it changes the step.
  let change: Change
}

extension Past {
  /// Returns the settings of single rules under which the same schedule keeps all promises and a task comes to its end.
  ///
  /// Only rules in which kernels differ are tried, and guards, with the values that some kernel has. Only those settings
  /// count that change a step of the chain: the first step that goes another way is one of it, or is about the same
  /// gathered entry; or a task has to wait at a step of the chain although all slots are the same up to there. Other
  /// rules may change the schedule as well, but by accident.
  ///
  /// - Parameters:
  ///   - chain: the steps of the chain, the most important first.
  ///   - task: the task that has to come to its end.
  /// - Returns: the remedies, those first that change what the first step of the chain does about its entry, of the others
  ///   those that change the latest step; nothing if the schedule is too long to be played again.
  func remedies(changing chain: [MomentID], endOf task: TaskID) -> [Remedy] {
    let way = timeline.way(from: .start, to: end)
    guard way.count <= Timeline.longestReplay, let first = way.first,
      let scenario = before(first)?.scenario
    else { return [] }
    let found = Rule.all.flatMap(\.settings).filter {
      scenario.rules[$0.rule] != $0 && $0.isOfSomeKernel(in: scenario.mapping)
    }.compactMap { remedy($0, way, changing: chain, endOf: task) }
    let ranked = found.map { remedy in
      let isFirst = chain.first.map { $0 == remedy.moment || isAboutSameEntry($0, remedy.moment) }
      return (remedy, rank: isFirst == true ? MomentID(.max) : remedy.moment)
    }
    return ranked.enumerated().sorted { left, right in
      left.element.rank != right.element.rank
        ? left.element.rank > right.element.rank : left.offset < right.offset
    }.map(\.element.0)
  }

  private func remedy(
    _ setting: RuleSetting,
    _ way: [MomentID],
    changing chain: [MomentID],
    endOf task: TaskID
  ) -> Remedy? {
    let rules = OtherRules(kernel: nil, settings: [setting])
    guard var race = OtherRace(rules, insteadOf: timeline[.start].snapshot),
      race.firstDifference == nil
    else { return nil }
    var parting: MomentID?
    var wait: Remedy?
    for moment in way {
      guard let action = timeline.action(of: moment), let before = before(moment) else { continue }
      let earlier = race
      race.follow(action, from: before, to: after(moment))
      if parting == nil, race.hasParted(from: self, at: moment, comingFrom: earlier.snapshot) {
        // A walk that leaves out a part of its code comes to the next one too early: that is an accident.
        guard !race.skipsCode(of: self, at: moment, comingFrom: earlier.snapshot) else {
          return nil
        }
        parting = moment
      }
      if wait == nil, chain.contains(moment), earlier.firstDifference == nil,
        let still = race.standstill, still.reason != nil
      {
        wait = Remedy(setting: setting, moment: moment, change: .wait(still.task))
      }
      if case .step(let own) = action, effect(of: moment)?.undo == nil {
        race.catchUp(with: own, in: after(moment))
      }
      if race.snapshot.firstBroken(of: Promise.allCases) != nil { return nil }
    }
    guard let parting else { return nil }
    let isOfChain = chain.contains { $0 == parting || isAboutSameEntry($0, parting) }
    guard
      let remedy = isOfChain
        ? Remedy(setting: setting, moment: parting, change: .otherWay) : wait
    else { return nil }
    let last = race.snapshot.afterAll(until: task)
    return last.isDone(task) && last.firstBroken(of: Promise.allCases) == nil ? remedy : nil
  }

  /// Returns true if a walk works on the same gathered entry in two steps.
  private func isAboutSameEntry(_ one: MomentID, _ other: MomentID) -> Bool {
    guard task(of: one) == task(of: other), let left = effect(of: one)?.undo?.worked,
      let right = effect(of: other)?.undo?.worked
    else { return false }
    return left == right
  }
}

extension OtherRace {
  /// Returns true if the last step has done something else than in the race itself, as far as that can be seen.
  fileprivate func hasParted(
    from past: Past,
    at moment: MomentID,
    comingFrom other: Snapshot
  ) -> Bool {
    guard let action = past.timeline.action(of: moment), case .step(let own) = action,
      let before = past.before(moment)
    else { return absence != nil }
    guard step == own, firstDifference == nil else { return true }
    let effect = other.machine.transition(for: own, in: other.scenario)?.effect
    guard effect != past.effect(of: moment) else { return false }
    let words = [(other, snapshot), (before, past.after(moment))].map { before, after in
      Narrator(before: before, after: after).tell(action).sentence
    }
    return words[0] != words[1]
  }
}

extension OtherRace {
  /// Returns true if a walk has taken a step of another part of its code than in the race itself, which is not about the
  /// same entry.
  fileprivate func skipsCode(
    of past: Past,
    at moment: MomentID,
    comingFrom other: Snapshot
  ) -> Bool {
    guard let step, case .step(let own) = past.timeline.action(of: moment), step.id != own.id,
      let undo = past.effect(of: moment)?.undo
    else { return false }
    let effect = other.machine.transition(for: step, in: other.scenario)?.effect
    guard let entry = effect?.undo?.worked, let expected = undo.worked else { return true }
    return entry != expected
  }
}

extension RuleSetting {
  /// Returns true if some kernel has the rule so for a file of this kind, and others have not; or if it is a guard in
  /// place.
  fileprivate func isOfSomeKernel(in mapping: Mapping) -> Bool {
    let settings = Set(Kernel.allCases.map { $0.rules(in: mapping)[rule] })
    return settings.contains(self) && (rule.isGuard || settings.count > 1)
  }

  /// The word for a rule that is switched off.
  static let off = "off"

  /// The effect of a rule that is on, as a clause; nil for other settings, as the clause is about the rule that is on.
  var effectWords: String? { word == "on" ? rule.sentence : nil }

  /// The setting after "the same schedule": "without page-retry", "with retry-where base".
  var withWords: String { word == Self.off ? "without \(rule.name)" : "with \(description)" }
}

/// The good end that a remedy brings.
enum GoodEnd {
  /// No promise is broken.
  case keepsPromises
  /// A task comes to its end.
  case ends(TaskID)
}

extension Explainer {
  /// Returns the rules under which the same schedule comes to a good end: those that change the latest steps of a chain.
  ///
  /// - Parameters:
  ///   - chain: the steps of the chain.
  ///   - limit: the most rules to name.
  ///   - end: the good end.
  /// - Returns: a conclusion for each.
  func remedies(changing chain: [MomentID], atMost limit: Int, to end: GoodEnd) -> [Conclusion] {
    guard !play.predicts else { return [] }
    guard play.timeline.depth(of: now) <= Timeline.longestReplay else {
      return [Conclusion(Timeline.notReplayedWords)]
    }
    let task =
      switch end {
      case .keepsPromises: snapshot.walker
      case .ends(let task): task
      }
    var rules: [Rule] = []
    var conclusions: [Conclusion] = []
    for remedy in past.remedies(changing: chain, endOf: task)
    where conclusions.count < limit && !rules.contains(remedy.setting.rule) {
      rules.append(remedy.setting.rule)
      conclusions.append(conclusion(from: remedy, to: end))
    }
    return conclusions
  }

  private func conclusion(from remedy: Remedy, to end: GoodEnd) -> Conclusion {
    let number = play.timeline.number(of: remedy.moment)
    let change =
      switch remedy.change {
      case .otherWay: "step \(number) has another outcome"
      case .wait(let task): "\(snapshot.name(of: task)) has to wait at step \(number)"
      }
    let schedule = "The same schedule \(remedy.setting.withWords)"
    let words =
      switch end {
      case .keepsPromises: "\(schedule) keeps every promise: \(change)."
      case .ends(let task):
        "\(schedule): \(change), and \(snapshot.name(of: task)) comes to its end."
      }
    let rule = remedy.setting.effectWords.map { " The rule: \($0)." } ?? ""
    return Conclusion(words + rule, at: remedy.moment, under: remedy.setting)
  }
}
