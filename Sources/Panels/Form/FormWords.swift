// Writes the explanation of the selected field of a form, with the keys from their table.

import Display
import Playback
import Shmem

/// The sentence below a form that names the keys of the selected field.
struct FormWords {
  let form: RaceForm

  /// The sentence.
  var text: String {
    switch form.selected {
    case .template:
      let (place, count) = form.templatePlace
      return "Left and right go through the demos (\(place) of \(count))."
    case .title, .about: return "\(key(.write)) writes the \(form.selected.name)."
    case .kernel: return "Left and right change the kernel; rules chosen by hand stay."
    case .mapping: return "Left and right: tmpfs, or file for one on a disk."
    case .file:
      let paints = SlotStart.allCases.map { key(.paint($0)) }.joined(separator: " ")
      return "Slot \(form.slot): \(slotWords). Paint \(paints); "
        + "\(key(.add)) \(key(.remove)) change the length; or write 0-7=page."
    case .hole:
      return "Arrows select a slot; \(key(.beginHole)) and \(key(.endHole)) set the ends there, "
        + "\(key(.toggleCutBefore)) and \(key(.toggleCutAfter)) cut a page; or write 1-3~."
    case .call: return "Left and right: fallocate, or madvise, which cuts no page."
    case .tasks:
      return "\(key(.add)) adds a task, \(key(.remove)) removes the last, \(key(.write)) "
        + "writes them; the punch is always there."
    case .task(let place): return words(onTask: form.values.tasks[place].kind)
    case .batch: return "The most entries of one gather: left, right, or a number."
    case .shift: return "The power of 2 of the slots in a tree node: left, right, or a number."
    case .fuel: return "The most swizzles: left, right, or a number; left of 0 there is no limit."
    case .fairness: return "Left and right: which endless schedules break a promise."
    case .rule(let rule):
      return "\(rule.sentence.prefix(1).uppercased())\(rule.sentence.dropFirst())."
    }
  }

  /// The start of the selected slot, and the slots of the entry that it is in if that takes several.
  private var slotWords: String {
    let slots = form.values.slots
    let entry = slots.entry(at: form.slot)
    let range = entry.count > 1 ? ", in slots \(entry.lowerBound)-\(entry.upperBound - 1)" : ""
    return "\(slots.start(at: form.slot))\(range)"
  }

  /// Returns the keys of a task, with those of the options that its kind has.
  private func words(onTask kind: TaskKind) -> String {
    let page =
      kind.worksOnPage
      ? "; \(key(.toggleTaskPage)) \(key(.movePage(by: -1))) \(key(.movePage(by: 1))) its page" : ""
    let options = TaskOption.allCases.filter { $0.suits(kind) }
      .map { "\(key(.toggle($0))) \($0.rawValue)" }
    return "Left and right change the kind\(page); \(options.joined(separator: ", ")); "
      + "\(key(.add)) adds a task like it, \(key(.remove)) removes it."
  }

  /// Returns the name of the first key that is bound to an event of the form.
  private func key(_ event: FormEvent) -> String {
    KeyBindings.form.first { $0.event == .form(event) }?.keys.first?.name ?? ""
  }
}
