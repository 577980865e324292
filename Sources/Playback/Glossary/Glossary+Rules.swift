// Explains the rules, the kernels, and what a race starts with.

import Script
import Shmem

extension Glossary {
  /// The rules, and the words for what a race starts with.
  static let rules: [Term] =
    Term.table(
      .rules,
      """
      rule, rules
        One respect in which kernels differ, or a guard that can be switched off to see what it
        prevents.
      guard, guards
        A rule that every kernel has. It can be switched off to see what it prevents.
      choice
        A rule that is the same in every kernel, and that a race may set in another way.
      fuel
        The most exchanges of page and swap entry that all tasks but the punch and a collapse may make.
      fairness, weak
        The rule that says which endless schedules break the promise that a call ends: all, or only
        those that leave out no task that could go on.
      piece, pieces
        A part of an entry of several slots that was split: an entry of its own.
      base
        The first of the slots that an entry takes.
      end-skip
        The way of a walk that passes an entry which reaches past the end of its range, and looks
        at any other one again.
      preemption
        The processor is given to another task in the middle of some work.
      fallocated
        A page that was given to the file ahead of time and never written.
      """
    )
    + Rule.all.map { rule in
      Term(
        .rules,
        rule.name,
        "\(kind(of: rule)): " + rule.sentence.replacing("`", with: "") + "."
      )
    }
    + GrammarTable.options.entries.map { entry in
      let word = String(entry.form.prefix { $0 != "=" })
      let explanation = entry.explanation.replacing("PAGE", with: "the page")
      return Term(
        .rules,
        "option \(word)",
        // The other options are words that stand on screens in other senses.
        spelled: word.contains("-") ? [word] : [],
        "An option of a task, for \(explanation)."
      )
    }

  /// Returns the word for a rule of some kernels, a guard of all of them, or a choice of the race.
  private static func kind(of rule: Rule) -> String {
    rule.isGuard ? "Guard" : rule.isChoice ? "Choice" : "Rule"
  }

  /// The kernels.
  static let kernels = GrammarTable.kernels.entries.map { entry in
    Term(.rules, entry.form, "A kernel: \(entry.explanation).")
  }
}
