// Knows how to name a kernel by what makes it different.

import Shmem

/// The rules of a race in a few words.
enum KernelWords {
  /// How the punch answers what gets away from it, and what a fault into the hole does meanwhile:
  /// `both retries, faults wait`.
  ///
  /// It follows from the values of the rules and not from the name of a kernel, so that rules that
  /// were changed give the words of what they are now. A retry is on unless it is `off`, whatever
  /// ways of being on there are, and faults wait unless nothing stops them.
  static func essence(of rules: Rules) -> String {
    "\(answer(of: rules)), faults \(rules[.faultGate] == "none" ? "walk in" : "wait")"
  }

  private static func answer(of rules: Rules) -> String {
    func isOn(_ rule: RuleName) -> Bool { rules[rule] != "off" }
    return switch (isOn(.rescan), isOn(.swapRetry), isOn(.pageRetry)) {
    case (true, false, false): "rescan"
    case (true, true, false): "rescan, swap retry"
    case (true, false, true): "rescan, page retry"
    case (true, true, true): "rescan, both retries"
    case (false, false, false): "no retry"
    case (false, true, false): "swap retry"
    case (false, false, true): "page retry"
    case (false, true, true): "both retries"
    }
  }

  /// The rules that differ from the kernel's own: `first-pass off, swap-retry off`.
  static func changes(in scenario: Scenario) -> [String] {
    RuleName.allCases.filter { scenario.rules[$0] != scenario.kernel.rules[$0] }
      .map { "\($0.rawValue) \(scenario.rules[$0])" }
  }

  /// The kernel and its rules, from the longest description to the shortest.
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
