// Knows the words for how a race would end after a move.

import Shmem

extension Play {
  /// Returns the ending in few words, and then in fewer: `LEFT BEHIND: slot 2, in 9 steps`, `LEFT in 9 steps`, `LEFT`.
  package func endingWords(of item: WhatIf) -> [String] {
    let after = item.ghost.stepsToBreach.map { steps in
      steps == 0 ? " already" : " in " + Narrator.count(steps, "step", "steps")
    }
    let end = after ?? ""
    switch item.ghost.outcome {
    case .broken(.oldDataGone, .survived(let pages)):
      let slots = "\(pages.count == 1 ? "slot" : "slots") \(pages.short)"
      let choices = ["LEFT BEHIND: \(slots)\(end.isEmpty ? "" : ",")\(end)", "LEFT BEHIND\(end)"]
      return choices + ["LEFT\(end)", "LEFT BEHIND", "LEFT"]
    case .broken(let promise, _), .brokenBefore(let promise):
      return ["BROKEN \(promise.rawValue)\(end)", "BROKEN" + end, "BROKEN"]
    case .held: return item.ghost.ending == .goesOn ? ["held, no end", "held"] : ["held"]
    case .open: return [item.ghost.ending == .isStuck ? "stuck" : "no end"]
    }
  }

  /// Returns the future of a move as a text: its length, its retries and its end.
  package func text(of item: WhatIf) -> String { texts(of: item)[0] }

  /// Returns the future of a move as texts, the longest first; all of them end with what becomes of the promises.
  package func texts(of item: WhatIf) -> [String] {
    let ghost = item.ghost
    let retries = ghost.retries > 0 ? ", " + Narrator.count(ghost.retries, "retry", "retries") : ""
    let (end, sentence) = (end(of: ghost), sentence(for: item))
    let steps = Narrator.count(ghost.steps.count, "step", "steps")
    return [
      "\(turns(of: item))\(retries). \(end) \(sentence)", "\(steps)\(retries). \(end) \(sentence)",
      "\(end) \(sentence)", sentence,
    ]
  }

  /// Returns the number of turns before the move and after it, without the full stop.
  private func turns(of item: WhatIf) -> String {
    let count = item.ghost.steps.count
    let name = snapshot.name(of: item.move.task)
    let wait = item.move.reason.map { "\(name) \(snapshot.describe($0)). " } ?? ""
    guard let before = item.ghost.stepsBefore else {
      return "\(wait)The other tasks take turns, one step each: "
        + Narrator.count(count, "step", "steps") + "; \(name) cannot go on after any of them"
    }
    let others =
      before == 0
      ? "" : "The other tasks take turns until it can: \(Narrator.count(before, "step", "steps")). "
    return "\(wait)\(others)After it all tasks take turns, one step each: "
      + Narrator.count(count - before - 1, "more step", "more steps")
  }

  private func end(of ghost: Ghost) -> String {
    switch ghost.ending {
    case .isFinished:
      ghost.end.scenario.taskIDs.contains { ghost.end.scenario[$0].loops }
        ? "All tasks finish but those that start over for ever." : "All tasks finish."
    case .waits: "At the end no task can go on, but the punch has returned."
    case .isStuck: "At the end no task can go on, and the punch has not returned."
    case .goesOn: "There is no end within \(Ghost.stepLimit.grouped) steps."
    }
  }

  private func sentence(for item: WhatIf) -> String {
    switch item.ghost.outcome {
    case .broken(_, .survived(let pages)):
      let verb = pages.count == 1 ? "holds" : "hold"
      return "LEFT BEHIND: \(Narrator.list(pages)) still \(verb) old data."
    case .broken(let promise, _): return "BROKEN: \(promise.statement)."
    case .brokenBefore(let promise):
      return "BROKEN on the way: \(promise.statement); at the end it holds again."
    case .held: return "Every promise is kept."
    case .open(let pages):
      return pages.isEmpty
        ? "No promise is broken so far."
        : "Old data of \(Narrator.list(pages)) is still to be removed."
    }
  }

  /// The moves and their endings as lines of text, for readers without a screen to draw on.
  package var whatIfTexts: [String] {
    guard !predicts, let list = WhatIfList(of: self) else { return [endWords] }
    return list.items.map { item in
      let name = snapshot.name(of: item.move.task)
      return "\(item.move.key) \(name) \(item.move.stepID.rawValue): \(endingWords(of: item)[0]). "
        + text(of: item)
    }
  }
}

extension PageSet {
  /// The first few pages by number: `2, 5, 7 and 3 more`.
  fileprivate var short: String {
    let numbers = prefix(3).map(\.description).joined(separator: ", ")
    return count > 3 ? "\(numbers) and \(count - 3) more" : numbers
  }
}
