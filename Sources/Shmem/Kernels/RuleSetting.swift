// Knows the settings of rules: a rule with one of its values.

/// A rule with one of its values: `page-lock off`.
package struct RuleSetting: Hashable, Sendable {
  /// The rule.
  package let rule: Rule
  /// The place of the value among the values of the rule.
  let place: Int

  init(_ rule: Rule, at place: Int) {
    self.rule = rule
    self.place = place
  }

  /// Gives the rule that a property holds a value.
  package init<Value: RuleValue>(_ property: WritableKeyPath<Rules, Value>, _ value: Value) {
    var rules = Rules()
    rules[keyPath: property] = value
    self = rules[Rule(property)]
  }

  /// The word for the value, as it is read and printed.
  package var word: String { rule.words[place] }

  /// The settings that stand in for this one when a race is tried without it.
  var alternatives: [RuleSetting] {
    rule.alternatives[place].map { RuleSetting(rule, at: $0) }
  }
}

extension RuleSetting {
  /// All other settings of the rule, in the order of its values.
  var others: [RuleSetting] { rule.settings.filter { $0 != self } }
}

extension RuleSetting: CustomStringConvertible {
  /// The rule and the value as a demo has them: `page-lock off`.
  package var description: String { "\(rule.name) \(word)" }
}

extension Rules {
  /// The setting of a rule.
  package subscript(rule: Rule) -> RuleSetting { RuleSetting(rule, at: rule.read(self)) }

  /// All settings, in the order of the rules.
  package var settings: [RuleSetting] { Rule.all.map { self[$0] } }

  /// Returns the settings that differ from those of other rules, in the order of the rules.
  package func settings(unlike other: Rules) -> [RuleSetting] {
    settings.filter { $0 != other[$0.rule] }
  }

  /// Gives a rule a value.
  package mutating func apply(_ setting: RuleSetting) {
    setting.rule.write(&self, setting.place)
  }
}
