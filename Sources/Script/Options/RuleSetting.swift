// Knows how a rule is set.
public import Shmem

/// A rule and the value it is set to.
public struct RuleSetting: Hashable, Sendable {
  /// The rule.
  public let rule: RuleName
  /// One of the rule's `values`.
  public let value: String

  /// Sets a rule.
  ///
  /// - Precondition: `value` is among the rule's `values`.
  public init(_ rule: RuleName, _ value: String) {
    precondition(rule.values.contains(value), "a rule is set to one of its values")
    self.rule = rule
    self.value = value
  }
}
