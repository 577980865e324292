// Knows the words about a branch: its fork, its verdict, and what a check has found from it.

import Shmem

extension Play {
  /// Returns the fork of a branch in few words: `after 12: reclaim-1 C5, not punch P14`.
  package func forkWords(of branch: Branch) -> String {
    guard let fork = branch.fork else { return "from the start" }
    let step = timeline.number(of: fork.moment)
    return "after \(step): \(actionWords(branch.first)), not \(actionWords(fork.other))"
  }

  /// Returns the action that led to a moment, in few words: `reclaim-1 C5`.
  package func actionWords(_ moment: MomentID) -> String {
    let snapshot = timeline[moment].snapshot
    switch timeline.action(of: moment) {
    case .step(let step):
      return "\(snapshot.name(of: step.task)) \(step.id.rawValue)"
    case .injection: return "\(snapshot.name(of: snapshot.scenario.lastTask)) joins"
    case nil: return "the start"
    }
  }

  /// Returns a line about a branch without its place in the tree, for searches and for plain text.
  package func text(of branch: Branch) -> String {
    let name = self.name(of: branch).map { " '\($0)'" } ?? ""
    let steps = Narrator.count(branch.stepCount, "step", "steps")
    let parts = [
      "branch \(branch.number)\(name)", forkWords(of: branch), steps, verdictWords(of: branch),
      checkWords(of: branch),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// Returns the verdict at the end of a branch in a sentence without its full stop.
  package func verdictWords(of branch: Branch) -> String {
    let verdict = branch.verdict
    let since = verdict.breach.map { " at step \(timeline.number(of: $0))" } ?? ""
    switch verdict.outcome {
    case .broken(.oldDataGone, .survived(let pages)):
      let verb = pages.count == 1 ? "holds" : "hold"
      return "LEFT BEHIND\(since): \(Narrator.list(pages)) still \(verb) old data"
    case .broken(let promise, _): return "BROKEN\(since): \(promise.statement)"
    case .brokenBefore(let promise):
      return "BROKEN\(since): \(promise.statement); at the end it holds again"
    case .held: return "held: the punch has returned, and every promise is kept"
    case .open(let pages):
      let rest = pages.isEmpty ? "" : ", old data of \(Narrator.list(pages)) is still to be removed"
      return (verdict.isStuck ? "stuck: no task can go on" : "open: the punch is not over") + rest
    }
  }

  /// Returns the answer of the latest check that began on a branch, or its progress, in one sentence; nil if none did.
  package func checkWords(of branch: Branch) -> String? {
    let checks = inquiries.answered + [check].compactMap(\.self)
    return checks.last { timeline.branchNumber(of: $0.moment) == branch.number }?.sentence
  }

  /// The branches as lines of text, for readers without a screen to draw on.
  package var branchTexts: [String] {
    let present = timeline.branches.present
    return timeline.branchLines.map { line in
      let indent = String(repeating: "  ", count: line.rails.count)
      return indent + text(of: line.branch) + (line.branch.number == present ? " (here)" : "")
    }
  }
}
