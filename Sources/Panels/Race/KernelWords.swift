// Knows how a kernel is named by its differences to others.

import Shmem

/// The rules of a race in a few words.
enum KernelWords {
  /// Returns the punch's remedy against a change of the slot, and the effect of the punch on faults
  /// into the hole: `both retries, faults wait`.
  ///
  /// The words follow from the values of the rules and not from the name of the kernel, so that they
  /// stay right when rules are changed.
  static func essence(of rules: Rules) -> String {
    let faults =
      switch rules.faultGate {
      case .none: "faults walk in"
      case .inodeMutex: "faults take i_mutex"
      case .waitQueue:
        rules.waitState == .killable ? "faults wait until killed" : "faults wait"
      }
    return ([answer(of: rules), faults] + laterWords(of: rules)).joined(separator: ", ")
  }

  /// Returns words for those rules of later kernels that matter in a race of one hole.
  private static func laterWords(of rules: Rules) -> [String] {
    var words: [String] = []
    if rules.lockingGather { words.append("loop 1 gathers locked") }
    if rules.wholeEdges { words.append("ends removed first") }
    return words
  }

  private static func answer(of rules: Rules) -> String {
    let retries =
      switch (rules.swapRetry, rules.pageRetry) {
      case (.off, false): ""
      case (.off, true): "page retry"
      case (.second, false): "swap retry"
      case (.second, true): "both retries"
      case (.first, false): "swap retry in loop 1"
      case (.first, true): "page retry, swap retry in loop 1"
      }
    guard rules.rescan else { return retries.isEmpty ? "no retry" : retries }
    return retries.isEmpty ? "rescan" : "rescan, \(retries)"
  }

  /// Returns the rules that differ from the kernel's own: `first-pass off, swap-retry off`.
  static func changes(in scenario: Scenario) -> [String] {
    scenario.rules.settings(unlike: scenario.usualRules).map(\.description)
  }

  /// Returns the kernel and its rules in words, from the longest description to the shortest.
  static func choices(for scenario: Scenario) -> [String] {
    let kernel = scenario.kernel.rawValue
    let essence = essence(of: scenario.rules)
    let changes = changes(in: scenario)
    guard !changes.isEmpty else {
      return [
        "kernel \(kernel): \(essence)", "\(kernel): \(essence)",
        "\(kernel): \(answer(of: scenario.rules))", kernel,
      ]
    }
    let list = changes.joined(separator: ", ")
    return [
      "kernel \(kernel): \(essence); \(list)", "\(kernel): \(essence); \(list)",
      "\(kernel): \(list)", "\(kernel), \(changes.count) changed",
    ]
  }
}
