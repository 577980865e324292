// Knows how the value of a field is written as text, in the words of a header.

import Script
import Shmem

extension RaceForm {
  /// Returns the beginning of the line that is written for the selected field after a digit.
  ///
  /// - Returns: the text; nil if the value of the field does not begin with a digit.
  func draft(beginningWith digit: Int) -> String? {
    switch selected {
    case .file, .hole, .batch, .shift, .fuel: "\(digit)"
    case .task(let place):
      "\(values.tasks[place].optionValue.split(separator: "@").first ?? "")@\(digit)"
    case .template, .title, .about, .kernel, .mapping, .call, .tasks, .fairness, .rule: nil
    }
  }

  /// Gives a field the value that a text stands for; an empty text stands for the usual value.
  ///
  /// - Throws: a `ScriptError` if the text is no such value.
  mutating func write(_ text: String, to field: FormField) throws(ScriptError) {
    select(field)
    guard !text.isEmpty || !hasUsualValue else {
      _ = useDefault()
      return
    }
    var values = values
    switch field {
    case .template: break
    case .tasks: values.wishes = try OptionParser.tasks(text)
    case .title: values.title = try OptionParser.text(text)
    case .about: values.about = try OptionParser.text(text)
    case .kernel: values.kernel = try OptionParser.kernel(text)
    case .mapping: values.mapping = try OptionParser.mapping(text)
    case .file: values.slots = try OptionParser.slots(text)
    case .hole:
      let hole = try OptionParser.hole(text)
      values.hole = hole == FormValues.holeOfAll(of: values.filePages) ? nil : hole
    case .call: values.call = try OptionParser.call(text)
    case .task(let place): values.wishes[place] = try OptionParser.task(text)
    case .batch:
      let limit = try OptionParser.count(text)
      values.batchLimit = limit == values.kernel.batchLimit ? nil : limit
    case .shift: values.mapShift = try OptionParser.count(text)
    case .fuel: values.fuel = try OptionParser.fuel(text)
    case .fairness: values.fairness = try OptionParser.fairness(text)
    case .rule(let rule): values.set(try OptionParser.rule("\(rule.name)=\(text)"))
    }
    change { $0 = values }
  }

  private var hasUsualValue: Bool {
    switch selected {
    case .title, .file, .task, .tasks, .template: false
    case .about, .kernel, .mapping, .hole, .call, .batch, .shift, .fuel, .fairness, .rule: true
    }
  }
}
