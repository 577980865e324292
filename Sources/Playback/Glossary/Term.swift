// Holds the description of a word, a sign or a step that stands on screens.

/// A word, a sign or the id of a step, with its explanation.
package struct Term: Hashable, Sendable {
  /// The subjects, in the order in which a list shows them.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    /// Marks and signs.
    case signs = "Signs"
    /// The first letters of steps and entries.
    case letters = "Letters before a number"
    /// The file, its pages and its tree.
    case data = "The file and its data"
    /// Locks, counts and other words of the kernel.
    case kernel = "Words of the kernel"
    /// Kinds of tasks.
    case tasks = "Tasks"
    /// Words for a race and its promises.
    case race = "A race and its promises"
    /// Rules and kernels.
    case rules = "Rules and kernels"
    /// Steps.
    case steps = "Steps"
  }

  /// The subject.
  package let subject: Subject
  /// The name.
  package let name: String
  /// The ways in which it is written on screens, the name among them.
  package let spellings: [String]
  /// The explanation: one sentence or two.
  package let explanation: String

  /// Describes a term.
  init(_ subject: Subject, _ name: String, spelled others: [String] = [], _ explanation: String) {
    self.subject = subject
    self.name = name
    spellings = [name] + others
    self.explanation = explanation
  }

  /// Reads terms from a table.
  ///
  /// A term is a line with its name and its other spellings, and indented lines with the explanation:
  ///
  /// ```text
  ///   ref, refs, reference
  ///     A user of a page that is counted.
  /// ```
  static func table(_ subject: Subject, _ text: String) -> [Term] {
    var heads: [[String]] = []
    var explanations: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  ") {
        let words = String(line.drop { $0 == " " })
        let before = explanations[explanations.count - 1]
        explanations[explanations.count - 1] = before.isEmpty ? words : "\(before) \(words)"
      } else {
        heads.append(
          line.split(separator: ",").map { spelling in String(spelling.drop { $0 == " " }) }
        )
        explanations.append("")
      }
    }
    return zip(heads, explanations).map { head, explanation in
      Term(subject, head[0], spelled: Array(head.dropFirst()), explanation)
    }
  }
}
