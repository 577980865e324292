// Knows how to answer questions about stale entries and about waits.

import Shmem

extension Explainer {
  // MARK: Stale entries

  /// Returns the reasons by which a gathered entry is no longer what its slot holds.
  func staleness(of gathered: Gathered) -> Reasons {
    let walker = snapshot.walker
    var facts: [Dependency] = [
      .departure(gathered, by: walker), .gather(gathered, by: walker),
    ]
    if case .batch(_, let batch) = snapshot.walk, batch.orderRead != nil,
      batch.cursor.current == gathered
    {
      facts.append(.order(by: walker))
    }
    let hasValue = snapshot.machine[gathered.index] == gathered.entry
    return Reasons(
      ends: facts.compactMap { past.origin(of: $0, upTo: now) },
      conclusions: hasValue
        ? future(of: gathered, walker) : [turn(of: gathered, walker)].compactMap(\.self)
    )
  }

  /// Returns what a walk that goes on alone does about an entry that has kept its value but not its order.
  private func future(of gathered: Gathered, _ walker: TaskID) -> [Conclusion] {
    guard !play.predicts else { return [] }
    let name = snapshot.name(of: walker)
    let slots = EntryRange(
      order: snapshot.machine.entryRange(at: gathered.index).order,
      covering: gathered.index
    )
    let value = Conclusion(
      "Slot \(gathered.index) has kept the value \(gathered.entry), which took \(gathered.range.count) "
        + "slots and takes \(slots.count) now: a comparison of values sees no difference."
    )
    var future = play.timeline
    var work: MomentID?
    for _ in 0..<200 where !future.now.snapshot.isDone(walker) {
      guard case .ready(let id) = future.now.snapshot.readiness(of: walker),
        future.perform(.step(Step(task: walker, id: id, pick: nil)))
      else { break }
      let ahead = Past(timeline: future, end: future.current)
      let effect = ahead.effect(of: future.current)?.undo
      if let effect, effect.worked?.gathered == gathered, effect.retryTarget != nil {
        return [Conclusion("When \(name) comes to this entry, it sees that, and goes back.")]
      }
      if work == nil, effect?.worked?.gathered == gathered { work = future.current }
      if future.now.snapshot.firstBroken(of: Promise.allCases) != nil { break }
    }
    let broken = future.now.snapshot.firstBroken(of: Promise.allCases)
    guard let broken, let work else { return [value] }
    let end = Conclusion(
      "If only \(name) goes on from here, this promise breaks: \(broken.statement)."
    )
    let ahead = Past(timeline: future, end: future.current)
    let remedy = ahead.remedies(changing: [work], endOf: walker).first
    return [value, end] + [remedy.map(cure)].compactMap(\.self)
  }

  private func cure(_ remedy: Remedy) -> Conclusion {
    let effect = remedy.setting.effectWords.map { ": \($0)" } ?? ""
    return Conclusion("With \(remedy.setting) it holds\(effect).", under: remedy.setting)
  }

  /// Returns what the walk will do when the turn of a stale entry comes.
  private func turn(of gathered: Gathered, _ walker: TaskID) -> Conclusion? {
    guard !play.predicts, case .batch(_, let batch) = snapshot.walk,
      let call = snapshot.machine.undoRangeCall(of: walker, in: snapshot.scenario)
    else { return nil }
    let name = snapshot.name(of: walker)
    let isPage = gathered.entry.page != nil
    let goesBack =
      isPage ? call.retriesPages(in: batch.loop) : call.retriesEntries(in: batch.loop)
    let rule = call.settingToGoBack(for: gathered.entry).rule.name
    if goesBack, call.mayRetry(after: batch.counts) {
      return Conclusion("When \(name) comes to this entry, it goes back: the rule is \(rule).")
    }
    switch batch.loop {
    case .first:
      return Conclusion(
        "The first loop does not go back for this entry; the second loop gathers again."
      )
    case .second where call.startsOver:
      return Conclusion("\(name) does not go back for this entry, but its loop starts over.")
    case .second: return Conclusion("\(name) does not go back for this entry: \(rule) is off.")
    }
  }

  // MARK: Waits

  /// Returns the reasons for which a task cannot take its next step.
  func wait(of task: TaskID) -> Reasons {
    let transition = snapshot.transition(of: task, picking: play.selected)
    guard let reason = transition?.wait ?? snapshot.waitReason(of: task) else { return Reasons() }
    let links = links(from: task, reason)
    let wanted =
      transition?.wait == nil ? [] : transition?.effect.dependencies(of: task, in: snapshot) ?? []
    var reasons = Reasons(
      ends: links.compactMap(\.origin),
      extras: wanted.compactMap { past.origin(of: $0, upTo: now) }
    )
    reasons.conclusions = links.map { link in
      Conclusion("\(snapshot.name(of: link.task)) \(snapshot.describe(link.reason)).")
    }
    if let last = links.last, let ending = ending(of: last) { reasons.conclusions.append(ending) }
    return reasons
  }

  /// A task that waits, and the step that made it so.
  private struct Link {
    let task: TaskID
    let reason: WaitReason
    let origin: MomentID?
    let holder: TaskID?
  }

  /// Returns the wait of a task, the wait of the task that it waits for, and so on, three at most.
  private func links(from task: TaskID, _ reason: WaitReason) -> [Link] {
    var links: [Link] = []
    var next: (task: TaskID, reason: WaitReason)? = (task, reason)
    while let (task, reason) = next, links.count < 3 {
      let origin = reason.dependency.flatMap { past.origin(of: $0, upTo: now) }
      let holder = reason.holder ?? origin.flatMap(past.task)
      links.append(Link(task: task, reason: reason, origin: origin, holder: holder))
      guard let holder, reason.canEnd, !links.contains(where: { $0.task == holder }),
        let wait = snapshot.transition(of: holder, picking: play.selected)?.wait
          ?? snapshot.waitReason(of: holder)
      else { break }
      next = (holder, wait)
    }
    return links
  }

  /// Returns how a wait ends if the task that can end it goes on alone, or the tasks that can end it together.
  private func ending(of link: Link) -> Conclusion? {
    let holders = snapshot.holders(of: link.reason, or: link.holder)
    guard !play.predicts, link.reason.canEnd,
      let ends = snapshot.end(of: link.task, waitingFor: link.reason, by: holders)
    else { return nil }
    guard ends.count == 1 else {
      let steps = ends.map { end in
        let count = Narrator.count(end.count, "step", "steps")
        return "\(snapshot.name(of: end.task)) takes \(count), up to \(end.step.rawValue)"
      }
      let all = steps.joined(separator: "; ")
      return Conclusion("This ends only when each of them goes on: \(all).")
    }
    let name = snapshot.name(of: ends[0].task)
    let steps = ends[0].count == 1 ? "its next step" : "\(ends[0].count) steps of its own"
    return Conclusion("\(name) can end this: it takes \(steps), up to \(ends[0].step.rawValue).")
  }
}
