// Knows how a rule is set.
package import Shmem

/// A rule and the value it is set to.
package struct RuleSetting: Hashable, Sendable {
  /// The rule.
  package let rule: RuleName
  /// One of the rule's `values`.
  package let value: String

  /// Sets a rule.
  ///
  /// - Precondition: `word` is a word for one of the rule's `values`.
  package init(_ rule: RuleName, _ word: String) {
    guard let value = rule.value(for: word) else {
      preconditionFailure("a rule is set to one of its values")
    }
    self.rule = rule
    self.value = value
  }
}
