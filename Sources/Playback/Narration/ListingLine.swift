// Knows a line of pseudo-code: its text, its steps, and the rules under which the kernel has it.

package import Shmem

/// A line of pseudo-code.
package struct ListingLine: Hashable, Sendable {
  /// The text, indented by two blanks a level.
  package var text: String
  /// The steps that the line stands for; empty for a line that only structures others.
  package var stepIDs: [StepID]
  /// The conditions under which the line is part of the kernel; all must hold.
  package var conditions: [Condition]
  /// The texts in later kernels, each with the first kernel that has it.
  private var laterTexts: [LaterText] = []

  /// Creates a line from its text, its steps and its conditions.
  init(text: String, stepIDs: [StepID], conditions: [Condition]) {
    self.text = text
    self.stepIDs = stepIDs
    self.conditions = conditions
  }

  /// A text that a line has from some kernel on.
  private struct LaterText: Hashable {
    let since: Kernel
    let text: String
  }

  /// Returns the same line with another text from some kernel on.
  func since(_ kernel: Kernel, _ text: String) -> ListingLine {
    var line = self
    line.laterTexts.append(LaterText(since: kernel, text: text))
    return line
  }

  /// Returns the line with its text in a kernel, with the names that the kernel uses.
  func named(in kernel: Kernel) -> ListingLine {
    var line = self
    line.text = kernel.naming(laterTexts.last { kernel.isSince($0.since) }?.text ?? text)
    return line
  }

  /// A rule and the values it may have.
  package struct Condition: Hashable, Sendable {
    /// The rule.
    package let rule: Rule
    /// The settings of the rule under which the line is part of the kernel.
    package let settings: [RuleSetting]

    /// Creates a condition that holds if the rule that a property holds has one of some values.
    init<Value: RuleValue>(_ property: WritableKeyPath<Rules, Value>, _ values: [Value]) {
      rule = Rule(property)
      settings = values.map { RuleSetting(property, $0) }
    }

    /// Returns true if the rule has one of the settings.
    func holds(under rules: Rules) -> Bool { settings.contains(rules[rule]) }

    /// Returns true if the condition holds in no kernel of 2014, for a file of this kind.
    func isOfNoKernel(in mapping: Mapping) -> Bool {
      !Kernel.of2014.contains { holds(under: $0.rules(in: mapping)) }
    }
  }

  /// Returns the first rule that leaves the line out, or nil if none does.
  package func struckBy(_ rules: Rules) -> Rule? {
    conditions.first { !$0.holds(under: rules) }?.rule
  }

  /// Returns true if the rules leave the line out.
  package func isStruck(under rules: Rules) -> Bool { struckBy(rules) != nil }

  /// Returns true if the line is shown, struck or not: a kernel of 2014 has it, or these rules do.
  func isShown(under rules: Rules, in mapping: Mapping) -> Bool {
    conditions.allSatisfy { !$0.isOfNoKernel(in: mapping) || $0.holds(under: rules) }
  }
}

/// Returns a line of pseudo-code.
func line(
  _ text: String,
  _ stepIDs: StepID...,
  only conditions: ListingLine.Condition...
) -> ListingLine {
  ListingLine(text: text, stepIDs: stepIDs, conditions: conditions)
}

extension ListingLine.Condition {
  static func on(_ rule: WritableKeyPath<Rules, Bool>) -> Self { Self(rule, [true]) }
  static func off(_ rule: WritableKeyPath<Rules, Bool>) -> Self { Self(rule, [false]) }
  static func has<Value: RuleValue>(
    _ rule: WritableKeyPath<Rules, Value>,
    _ values: Value...
  ) -> Self {
    Self(rule, values)
  }
}
