// Knows in which ways a single rule can be changed.

/// A change of one rule of a scenario, all others being equal.
package struct RuleChange: Hashable, Sendable {
  /// The setting in the scenario.
  package let from: RuleSetting
  /// Another setting of the same rule.
  package let to: RuleSetting

  /// The rule.
  package var rule: Rule { from.rule }
}

extension Rules {
  /// Every way to do without one rule, in the order of the rules and of their values.
  ///
  /// A rule that is on goes off; one with words of its own is given every other word.
  package var changes: [RuleChange] {
    settings.flatMap { from in from.alternatives.map { RuleChange(from: from, to: $0) } }
  }
}

extension Rules {
  /// Every change of one rule to any other value, in the order of the rules and of their values: a rule that is off goes
  /// on as well.
  package var allChanges: [RuleChange] {
    settings.flatMap { from in from.others.map { RuleChange(from: from, to: $0) } }
  }
}

extension Scenario {
  /// Returns the same race with one rule changed.
  package func changing(_ change: RuleChange) -> Scenario {
    var scenario = self
    scenario.rules.apply(change.to)
    return scenario
  }
}
