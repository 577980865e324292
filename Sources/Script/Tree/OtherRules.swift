// Knows under which other rules a race can be compared.
package import Shmem

/// The rules of another race, as far as they differ.
package struct OtherRules: Hashable, Sendable {
  /// The kernel whose rules are in force; if none is given, those of the race.
  package let kernel: Kernel?
  /// The rules that are set otherwise.
  package let settings: [RuleSetting]

  /// Names a kernel, or rules, or both.
  package init(kernel: Kernel?, settings: [RuleSetting]) {
    self.kernel = kernel
    self.settings = settings
  }

  /// The race under these rules, everything else being the same.
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

  /// As it stands behind `compare`: `take-2, page-lock off`.
  package var text: String {
    ([kernel?.rawValue] + settings.map { $0.script }).compactMap(\.self).joined(separator: ", ")
  }
}
