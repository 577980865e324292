// Knows the fields of a form, in reading order.

import Script
package import Shmem

/// A field of the form of a race.
package enum FormField: Hashable, Sendable {
  /// The demo that the form starts from.
  case template
  /// The title.
  case title
  /// The description.
  case about
  /// The kernel.
  case kernel
  /// The kind of file.
  case mapping
  /// The pages of the file.
  case file
  /// The range to punch.
  case hole
  /// The call that asks for the punch.
  case call
  /// The list of tasks.
  case tasks
  /// A task, counted from 0.
  case task(Int)
  /// The most entries of one gather.
  case batch
  /// The size of a tree node.
  case shift
  /// The most swizzles.
  case fuel
  /// The fairness.
  case fairness
  /// A rule.
  case rule(Rule)

  /// True if the arrows move the selected slot there.
  package var isAboutSlots: Bool { self == .file || self == .hole }

  /// True if its value can be written as text.
  package var isWritten: Bool { self != .template }

  /// The name of the field.
  package var name: String {
    switch self {
    case .template: "start from"
    case .title: "title"
    case .about: "about"
    case .kernel: "kernel"
    case .mapping: "mapping"
    case .file: "file"
    case .hole: "hole"
    case .call: "call"
    case .tasks: "tasks"
    case .task(let place): "task \(place + 1)"
    case .batch: "batch"
    case .shift: "shift"
    case .fuel: "fuel"
    case .fairness: "fairness"
    case .rule(let rule): rule.name
    }
  }
}

extension RaceForm {
  /// The fields, in reading order.
  package var fields: [FormField] {
    let tasks = values.wishes.indices.map { FormField.task($0) }
    return [.template, .title, .about, .kernel, .mapping, .file, .hole, .call, .tasks] + tasks
      + [.batch, .shift, .fuel, .fairness] + Rule.all.map { .rule($0) }
  }

  /// Returns the value of a field as it is written.
  package func text(of field: FormField) -> String { text(of: field, in: values) }

  /// Returns the value of a field as it is written in a line of its own: of the tasks, the list.
  package func writtenText(of field: FormField) -> String {
    guard field == .tasks, !values.tasks.isEmpty else { return text(of: field) }
    return values.tasks.map(\.optionValue).joined(separator: ", ")
  }

  /// Returns the value of a field among some values, as it is written.
  func text(of field: FormField, in values: FormValues) -> String {
    switch field {
    case .template: templateTitle
    case .title: values.title
    case .about: values.about?.split(separator: "\n").joined(separator: " ") ?? ""
    case .kernel: values.kernel.rawValue
    case .mapping: values.mapping.rawValue
    case .file: values.slots.optionValue
    case .hole: values.wholeHole.optionValue
    case .call: values.call.rawValue
    case .tasks: values.tasks.isEmpty ? "none" : "\(values.tasks.count)"
    case .task(let place):
      values.tasks.indices.contains(place) ? values.tasks[place].optionValue : ""
    case .batch: String(values.batchLimit ?? values.kernel.batchLimit)
    case .shift: String(values.mapShift)
    case .fuel: values.fuel.map(String.init) ?? FormField.noFuel
    case .fairness: values.fairness.rawValue
    case .rule(let rule): values.rules[rule].word
    }
  }

  /// The value that a field had in the race that the form was opened on, as it was written; nil if it has not
  /// changed, or if the form was not opened on a race.
  package func formerText(of field: FormField) -> String? {
    switch (field, origin) {
    case (.template, _), (.task, _), (_, .nothing): return nil
    case (_, .race(_, let former)):
      let text = text(of: field, in: former)
      return text == self.text(of: field) ? nil : text
    }
  }

  /// The setting that the kernel has for a rule; nil if the rule has that setting.
  package func kernelSetting(of rule: Rule) -> RuleSetting? {
    let usual = values.kernel.rules(in: values.mapping)[rule]
    return usual == values.rules[rule] ? nil : usual
  }
}

extension FormField {
  /// The word for a race without a limit of swizzles.
  static let noFuel = "none"
}
