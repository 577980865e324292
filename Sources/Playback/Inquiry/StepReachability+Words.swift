// Knows how to say what a step leads to.

extension StepReachability {
  /// The consequence of the step, in few words.
  package var words: String {
    switch self {
    case .safe: "safe"
    case .atRisk(let steps, let isSoonest): "at risk in \(isSoonest ? "" : "<=")\(steps)"
    case .doomed(let steps): steps == 1 ? "breaks now" : "doomed in \(steps)"
    case .unknown: "too many to know"
    case .pending: "..."
    }
  }

  /// The same in a word, or a word and a number.
  package var shortWords: String {
    switch self {
    case .safe: "safe"
    case .atRisk(let steps, let isSoonest): "risk \(isSoonest ? "" : "<=")\(steps)"
    case .doomed: "doomed"
    case .unknown: "?"
    case .pending: "..."
    }
  }
}
