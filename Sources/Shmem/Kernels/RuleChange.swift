// Knows in which ways a single rule can be otherwise than it is.

/// A rule that is otherwise than in a scenario, all others being equal.
package struct RuleChange: Hashable, Sendable {
  /// The rule.
  package let rule: RuleName
  /// Its value in the scenario.
  package let from: String
  /// Another of the rule's `values`.
  package let to: String
}

extension Rules {
  /// Every way to do without one rule, in the order of the rules and of their values.
  ///
  /// A rule that is on goes off; one with words of its own is given every other word.
  package var changes: [RuleChange] {
    RuleName.allCases.flatMap { rule -> [RuleChange] in
      let value = self[rule]
      let others = rule.values.contains("on") ? ["off"] : rule.values
      return others.filter { $0 != value }.map { RuleChange(rule: rule, from: value, to: $0) }
    }
  }
}

extension Scenario {
  /// The same race with one rule changed.
  package func changing(_ change: RuleChange) -> Scenario {
    var scenario = self
    let isSet = scenario.rules.set(change.rule, to: change.to)
    precondition(isSet, "a rule is changed to one of its values")
    return scenario
  }
}
