// Knows how a kernel is named by its differences to others.

import Shmem

/// The rules of a race in a few words.
enum KernelWords {
  /// Returns the rules that differ from the kernel's own: `first-pass off, swap-retry off`.
  static func changes(in scenario: Scenario) -> [String] {
    scenario.rules.settings(unlike: scenario.usualRules).map(\.description)
  }

  /// Returns the kernel and its rules in words, from the longest description to the shortest.
  static func choices(for scenario: Scenario) -> [String] {
    let kernel = scenario.kernel.rawValue
    let essence = scenario.rules.essence
    let changes = changes(in: scenario)
    guard !changes.isEmpty else {
      return [
        "kernel \(kernel): \(essence)", "\(kernel): \(essence)",
        "\(kernel): \(scenario.rules.remedy)", kernel,
      ]
    }
    let list = changes.joined(separator: ", ")
    return [
      "kernel \(kernel): \(essence); \(list)", "\(kernel): \(essence); \(list)",
      "\(kernel): \(list)", "\(kernel), \(changes.count) changed",
    ]
  }
}
