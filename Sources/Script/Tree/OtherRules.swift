// Describes the other rules that a race is compared under.
package import Shmem

/// The differences of another race's rules.
package struct OtherRules: Hashable, Sendable {
  /// The kernel whose rules are in force; nil for the rules of the race.
  package let kernel: Kernel?
  /// The rules that are set to other values.
  package let settings: [RuleSetting]

  /// Makes a description of a kernel, or of rules, or of both.
  package init(kernel: Kernel?, settings: [RuleSetting]) {
    self.kernel = kernel
    self.settings = settings
  }

  /// Returns the race under these rules, with everything else the same.
  ///
  /// - Throws: a `ScenarioError` if there is no such race.
  package func scenario(insteadOf scenario: Scenario) throws(ScenarioError) -> Scenario {
    var pieces = ScenarioPieces(of: scenario)
    if let kernel {
      pieces.kernel = kernel
      pieces.rules = []
    }
    pieces.rules += settings
    return try pieces.scenario()
  }

  /// The text after `compare`: `take-2, page-lock off`.
  package var text: String {
    ([kernel?.rawValue] + settings.map(\.description)).compactMap(\.self).joined(separator: ", ")
  }
}
