// Knows the description of a rule, whatever the type of its values.

/// The description of a rule: its name, its values and their words, and its place in `Rules`.
///
/// `Rule.all` has one for every rule. The grammar, the options, the reference and the report of
/// `guards` are made from it.
package struct Rule: Sendable {
  /// The name on the command line and in demo files.
  package let name: String
  /// The effect of the rule, in a clause without a full stop.
  package let sentence: String
  /// The thing that the rule guards; nil if the rule is no guard.
  package let guarded: Guarded?
  /// The words for the values, in order.
  let words: [String]
  /// The places of the alternatives to each value, by the place of the value.
  let alternatives: [[Int]]
  /// Words of older demos, and the place of the value that each stands for.
  let olderWords: [String: Int]
  /// The property that holds the value.
  let property: any PartialKeyPath<Rules> & Sendable
  /// Returns the place of the value that the rule has.
  let read: @Sendable (Rules) -> Int
  /// Gives the rule the value at a place.
  let write: @Sendable (inout Rules, Int) -> Void

  /// The thing that depends on a guard.
  package enum Guarded: Hashable, Sendable {
    /// A promise: there is a race in which it breaks for want of the guard alone.
    case promise(Promise)
    /// Nothing: what breaks without the guard breaks with it as well, though perhaps later.
    case nothing
  }

  /// Describes a rule.
  ///
  /// - Parameters:
  ///   - name: the name on the command line and in demo files.
  ///   - property: the property that holds the value.
  ///   - guarded: the thing that the rule guards; nil if it is no guard.
  ///   - olderWords: words that older demos use for values.
  ///   - sentence: the effect of the rule, in a clause without a full stop.
  init<Value: RuleValue>(
    _ name: String,
    _ property: any WritableKeyPath<Rules, Value> & Sendable,
    guards guarded: Guarded? = nil,
    olderWords: [String: Value] = [:],
    _ sentence: String
  ) {
    self.name = name
    self.sentence = sentence
    self.guarded = guarded
    self.property = property
    let values = Value.values
    @Sendable func place(of value: Value) -> Int {
      guard let place = values.firstIndex(of: value) else {
        preconditionFailure("every value of a rule is listed")
      }
      return place
    }
    words = values.map(\.word)
    alternatives = values.map { $0.alternatives.map(place) }
    self.olderWords = olderWords.mapValues(place)
    read = { rules in place(of: rules[keyPath: property]) }
    write = { rules, place in rules[keyPath: property] = values[place] }
  }

  /// The rule whose value a property holds.
  ///
  /// - Precondition: the table describes the property.
  package init(_ property: PartialKeyPath<Rules>) {
    guard let rule = Self.all.first(where: { $0.property == property }) else {
      preconditionFailure("every rule stands in the table")
    }
    self = rule
  }

  /// The rule with a name, or nil if no rule has it.
  package init?(named name: some StringProtocol) {
    guard let rule = Self.all.first(where: { $0.name == name }) else { return nil }
    self = rule
  }

  /// True if the rule is a guard, which every kernel has.
  package var isGuard: Bool { guarded != nil }

  /// True if all kernels have the same setting, so that only a race can change it; false for a guard.
  package var isChoice: Bool {
    let settings = Mapping.allCases.flatMap { mapping in
      Kernel.allCases.map { $0.rules(in: mapping)[self] }
    }
    return !isGuard && Set(settings).count == 1
  }

  /// All settings of the rule, in the order of its values.
  package var settings: [RuleSetting] { words.indices.map { RuleSetting(self, at: $0) } }

  /// Returns the setting that a word stands for, or nil if the rule has no such value.
  package func setting(for word: some StringProtocol) -> RuleSetting? {
    (words.firstIndex { $0 == word } ?? olderWords[String(word)]).map { RuleSetting(self, at: $0) }
  }
}

extension Rule: Hashable, CustomStringConvertible {
  /// Returns true if both have one name.
  package static func == (left: Rule, right: Rule) -> Bool { left.name == right.name }

  /// Feeds the name.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// The name.
  package var description: String { name }
}
