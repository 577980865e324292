// Knows the functions of the race as pseudo-code in our own words, line by line with their steps.

package import Shmem

/// A line of pseudo-code.
package struct ListingLine: Hashable, Sendable {
  /// The text, indented by two blanks a level.
  package var text: String
  /// The steps that the line stands for; empty for a line that only structures others.
  package var stepIDs: [StepID]
  /// The conditions under which the line is part of the kernel; all must hold.
  package var conditions: [Condition]

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

/// A function, or a part of one.
package struct Listing: Sendable {
  /// The name, which no other function has: `shmem_fault()`.
  package let name: String
  /// The name in a word or two: `fault`.
  package let shortName: String
  /// The kind of file that the function works on.
  let mapping: Mapping
  /// All lines, in order.
  package let lines: [ListingLine]

  /// Creates a function.
  init(_ name: String, _ shortName: String, in mapping: Mapping, _ lines: [ListingLine]) {
    self.name = name
    self.shortName = shortName
    self.mapping = mapping
    self.lines = lines
  }

  /// Returns the lines that are shown under some rules, in order, with the names of a kernel.
  ///
  /// A line that no kernel of 2014 has is left out, unless the rules include it.
  package func lines(under rules: Rules, of kernel: Kernel) -> [ListingLine] {
    lines.filter { $0.isShown(under: rules, in: mapping) }.map { line in
      var line = line
      line.text = kernel.naming(line.text)
      return line
    }
  }

  /// Returns the position of the line for a step, counted from 0, or nil if no line stands for it.
  package func position(of stepID: StepID) -> Int? {
    lines.firstIndex { $0.stepIDs.contains(stepID) }
  }

  /// Returns the function that a task is in when `stepID` comes next.
  package static func containing(_ stepID: StepID, for kind: TaskKind, in mapping: Mapping)
    -> Listing
  {
    let shared =
      switch mapping {
      case .tmpfs: [madvise, firstLoop, secondLoop, swapIn, getPage]
      case .file: [madvise, fileFirstLoop, fileSecondLoop]
      }
    let entrance = entrance(of: kind, in: mapping)
    // The fault of a write's buffer is a function of its own as well.
    return (shared + [entrance, fault]).first { $0.position(of: stepID) != nil } ?? entrance
  }

  /// Returns the function by which a task enters the kernel.
  package static func entrance(of kind: TaskKind, in mapping: Mapping) -> Listing {
    switch mapping {
    case .tmpfs: kind.words.entrance
    case .file: kind.words.fileEntrance ?? kind.words.entrance
    }
  }
}

extension Listing: Hashable {
  /// Returns true if both are the same function.
  package static func == (left: Listing, right: Listing) -> Bool { left.name == right.name }

  /// Feeds the name to a hasher.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}
