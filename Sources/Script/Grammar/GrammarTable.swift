// Holds the reference of the language: every word, its forms, and their meaning.

internal import Shmem

/// One line of the reference.
package struct GrammarEntry: Hashable, Sendable {
  /// The form: a word in capitals stands for something, brackets enclose optional parts.
  package var form: String
  /// The meaning, in one line.
  package var explanation: String
}

/// A table of the reference, demos/README.md.
package enum GrammarTable: String, CaseIterable, Hashable, Sendable {
  /// The lines before the first command.
  case header = "Header"
  /// The commands.
  case commands = "Commands"
  /// The claims of `expect`.
  case expectations = "Expectations"
  /// The conditions of `until` and `break`.
  case conditions = "Conditions"
  /// The words in capitals.
  case parts = "Parts"
  /// The words for KERNEL.
  case kernels = "Kernels"
  /// The words for MAPPING.
  case mappings = "Mappings"
  /// The words for RULE and their values.
  case rules = "Rules"
  /// The words for SLOT.
  case slots = "Slots"
  /// The words for KIND.
  case tasks = "Tasks"
  /// The words for OPTION.
  case options = "Options"
  /// The words for PROMISE.
  case promises = "Promises"
  /// The words for STATUS.
  case statuses = "Statuses"

  /// The lines of the table.
  package var entries: [GrammarEntry] {
    switch self {
    case .header: HeaderKey.allCases.map(\.entry)
    case .commands: CommandWord.allCases.flatMap(\.entries)
    case .expectations:
      ExpectationWord.allCases.flatMap(\.entries) + [Self.lockEntry]
        + TaskStateWord.allCases.map(\.entry)
    case .conditions: Self.conditionEntries
    case .parts: Self.partEntries
    case .kernels: Self.kernelEntries
    case .mappings: Self.mappingEntries
    case .rules: Self.ruleEntries
    case .slots: Self.slotEntries
    case .tasks: Self.taskEntries
    case .options: Self.optionEntries
    case .promises: Self.promiseEntries
    case .statuses: Self.statusEntries
    }
  }
}

extension HeaderKey {
  /// The line of the reference for this key.
  package var entry: GrammarEntry {
    switch self {
    case .title: entry("TEXT", "the title")
    case .about: entry("TEXT", "what the demo is about; may take several lines")
    case .group:
      entry("TEXT", "the heading under which the gallery lists the demo, with others of that group")
    case .kernel: entry("KERNEL", "the kernel whose rules are in force; 3.16 if not given")
    case .mapping: entry("MAPPING", "the kind of file; tmpfs if not given")
    case .rules: entry("RULE VALUE, …", "rules that differ from those of the kernel")
    case .slots:
      entry(
        "SLOT …",
        "the file from page 0 on; `PAGE=SLOT` and `FIRST-LAST=SLOT` name pages, and a later item "
          + "replaces an earlier one; a page that is not named is a hole; required"
      )
    case .hole: entry("HOLE", "the range to punch; the whole file if not given")
    case .call:
      entry(
        PunchCall.allCases.map(\.rawValue).joined(separator: "/"),
        "the call that asks for the punch; madvise(2) punches whole pages only; "
          + "none is a race without a punch; fallocate if not given"
      )
    case .tasks: entry("TASK, …", "the tasks besides the puncher")
    case .fuel:
      entry(
        "NUMBER",
        "the most swizzles that these tasks have made or begun at any time; no limit if not given"
      )
    case .fairness:
      entry(
        Fairness.allCases.map(\.rawValue).joined(separator: "/"),
        "the schedules in which every call has to end: all, or those that leave out no task which could "
          + "go on all the time; weak if not given"
      )
    case .batch:
      entry(
        "NUMBER",
        "the most entries of one gather; if not given, 14 in the kernels of 2014, 15 in 6.1 and 6.6, 31 from 6.12 on"
      )
    case .shift: entry("NUMBER", "the binary logarithm of the slots in a tree node; 6 if not given")
    }
  }

  private func entry(_ value: String, _ explanation: String) -> GrammarEntry {
    GrammarEntry(form: "\(rawValue) \(value)", explanation: explanation)
  }
}

extension ExpectationWord {
  /// The lines of the reference for this claim.
  package var entries: [GrammarEntry] {
    switch self {
    case .slot: Self.slotForms.map { entry($0.form, $0.explanation) }
    case .batch:
      [
        entry("PAGE:ENTRY …", "the puncher's batch is exactly this"),
        entry("none", "the puncher has no batch"),
      ]
    case .leftBehind:
      [
        entry(
          "PAGE …",
          "the punch has left old data behind at exactly these pages (before version 4: `lost`)"
        ),
        entry("none", "all old data is gone after the punch"),
      ]
    case .tolerated:
      [
        entry("PAGE …", "data written since remains in the hole at exactly these pages"),
        entry("none", "no data written since remains in the hole"),
      ]
    case .retries: Self.retriesForms.map { entry($0.form, $0.explanation) }
    case .gathers: Self.gathersForms.map { entry($0.form, $0.explanation) }
    case .promise: [entry("PROMISE STATUS", "the status of a promise")]
    case .owed:
      [
        entry("PAGE …", "the punch still has to remove old data at exactly these pages"),
        entry("none", "the punch has no more old data to remove"),
      ]
    case .verdict:
      [
        entry("holds", "the last check found that nothing it was asked about can be broken"),
        entry("violated [PROMISE]", "the last check found a schedule that breaks a promise"),
      ]
    case .schedule:
      [
        entry(
          "NUMBER",
          "the steps of the schedule that the last check found; of a loop, the steps into it and once around it"
        )
      ]
    case .loop: [entry("", "the last check found a schedule that loops forever")]
    case .difference: Self.differenceForms.map { entry($0.form, $0.explanation) }
    }
  }

  private typealias Form = (form: String, explanation: String)

  private static let slotForms: [Form] = [
    ("PAGE [AGE] page [LOCK]", "the slot holds a page"),
    ("PAGE [AGE] swap", "the slot holds a swap entry"),
    ("PAGE shadow", "the slot holds a shadow entry"),
    ("PAGE hole", "the slot is empty"),
    ("PAGE AGE", "the slot holds such bytes, in a page or in swap"),
  ]

  private static let retriesForms: [Form] = [
    (
      "NUMBER",
      "how often the punch's second loop went back so far; other tasks do not count"
    )
  ]

  private static let gathersForms: [Form] = [
    (
      "NUMBER",
      "how often the puncher gathered so far, in both loops; other tasks do not count"
    )
  ]

  private static let differenceForms: [Form] = [
    (
      "at PAGE",
      "this is the first page whose slot differs under the other rules"
    ),
    ("none", "no slot differs under the other rules"),
  ]

  private func entry(_ rest: String, _ explanation: String) -> GrammarEntry {
    let form = rest.isEmpty ? rawValue : "\(rawValue) \(rest)"
    return GrammarEntry(form: form, explanation: explanation)
  }
}
