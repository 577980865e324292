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
  /// - Precondition: `word` is a word for one of the rule's `values`.
  public init(_ rule: RuleName, _ word: String) {
    guard let value = rule.value(for: word) else {
      preconditionFailure("a rule is set to one of its values")
    }
    self.rule = rule
    self.value = value
  }
}
