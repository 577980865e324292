// Knows a form that describes a race: its values, the selected field, and what was there before.

import Script
package import Shmem

/// The form of a race.
///
/// ```text
/// values  -- scenario() -->  a race, or the reason for which there is none
/// ```
///
/// Every change keeps the values before it, so that it can be taken back.
package struct RaceForm: Hashable, Sendable {
  /// The race that the form was opened on.
  package enum Origin: Hashable, Sendable {
    /// None: the form began with free play.
    case nothing
    /// The race that was opened as number `number`, with these values.
    case race(number: Int, FormValues)
  }

  /// The values.
  package private(set) var values: FormValues
  /// The selected field.
  package private(set) var selected: FormField
  /// The selected slot of the file.
  package private(set) var slot = PageIndex(0)
  /// The race that the form was opened on.
  package var origin: Origin
  /// The races that the form can start from.
  package private(set) var templates: [RaceTemplate]

  /// The place of the template in the list, counted from 1; 0 for the values of the person.
  private var template = 0
  /// The values that were changed last by hand.
  private var own: FormValues
  /// The values before each change, the last change last.
  private var past: [FormValues] = []
  /// The values after each change that was taken back, the last one last.
  private var future: [FormValues] = []

  /// The most changes that can be taken back.
  private static let longestPast = 500

  /// Makes a form with some values.
  package init(_ values: FormValues, origin: Origin, templates: [RaceTemplate] = []) {
    self.values = values
    self.origin = origin
    self.templates = templates
    own = values
    selected = .template
    slot = values.wholeHole.first
    keepInFile()
  }

  /// Returns the scenario of the form.
  ///
  /// - Throws: a `ScenarioError` that says which values do not fit together.
  package func scenario() throws(ScenarioError) -> Scenario { try values.scenario() }

  /// The reason for which there is no race, as a sentence, and the field to blame; nil if there is a race.
  package var refusal: (field: FormField, words: String)? {
    values.refusal.map { error in
      let words = Problem.scenario(error).summary
      return (field(toBlameFor: error), words)
    }
  }

  private func field(toBlameFor error: ScenarioError) -> FormField {
    if let task = error.blamedTask, let place = values.tasks.firstIndex(of: task) {
      return .task(place)
    }
    return switch error.headerKey {
    case .title: .title
    case .about, .group: .about
    case .kernel, .rules: .kernel
    case .mapping: .mapping
    case .slots: .file
    case .hole: .hole
    case .call: .call
    case .tasks: .tasks
    case .fuel: .fuel
    case .fairness: .fairness
    case .batch: .batch
    case .shift: .shift
    }
  }

  // MARK: Selecting

  /// Selects a field; one that is not there any more gives way to the list of tasks.
  mutating func select(_ field: FormField) {
    selected = fields.contains(field) ? field : .tasks
  }

  /// Selects another slot, so many further along the file.
  mutating func moveSlot(by pages: Int) {
    let distance = UInt64(pages.magnitude)
    let page = slot.rawValue
    slot = PageIndex(pages < 0 ? page - min(page, distance) : page + distance)
    keepInFile()
  }

  /// Selects a slot.
  mutating func selectSlot(_ index: PageIndex) {
    slot = index
    keepInFile()
  }

  private mutating func keepInFile() {
    slot = min(slot, PageIndex(max(values.filePages, 1) - 1))
  }

  // MARK: Changing

  /// Changes the values, and keeps those before.
  mutating func change(_ edit: (inout FormValues) -> Void) {
    var changed = values
    edit(&changed)
    take(changed)
    own = values
  }

  private mutating func take(_ changed: FormValues) {
    guard changed != values else { return }
    past.append(values)
    if past.count > Self.longestPast { past.removeFirst() }
    future = []
    show(changed)
  }

  private mutating func show(_ changed: FormValues) {
    values = changed
    keepInFile()
    if !fields.contains(selected) { selected = .tasks }
  }

  /// Takes the last change back.
  ///
  /// - Returns: false if there is none.
  mutating func undo() -> Bool {
    guard let before = past.popLast() else { return false }
    future.append(values)
    showAgain(before)
    return true
  }

  /// Makes a change again that was taken back.
  ///
  /// - Returns: false if there is none.
  mutating func redo() -> Bool {
    guard let after = future.popLast() else { return false }
    past.append(values)
    showAgain(after)
    return true
  }

  private mutating func showAgain(_ known: FormValues) {
    show(known)
    own = values
    template = templates.firstIndex { $0.values == known }.map { $0 + 1 } ?? 0
  }

  // MARK: Templates

  /// The title of what the form started from.
  var templateTitle: String {
    guard template > 0 else {
      switch origin {
      case .nothing: return "free play"
      case .race(_, let former):
        return former == values ? "the race at hand" : "the race at hand, changed"
      }
    }
    let known = templates[template - 1]
    return known.values == values ? known.title : "\(known.title), changed"
  }

  /// The place of the template in the list, counted from 1, and the length of the list.
  package var templatePlace: (place: Int, count: Int) { (template + 1, templates.count + 1) }

  /// Takes in the races that the form can start from.
  mutating func offer(_ templates: [RaceTemplate]) {
    self.templates = templates
    template = 0
  }

  /// Fills the form with another template; before the first one the person's own values come back.
  mutating func changeTemplate(by places: Int) {
    let count = templates.count + 1
    let next = (template + places % count + count) % count
    let kept = own
    take(next == 0 ? own : templates[next - 1].values)
    own = kept
    template = next
  }
}

extension RaceTemplate {
  /// The values of the race.
  fileprivate var values: FormValues { FormValues(title: title, about: about, scenario) }
}
