// Knows how the slots, the hole and the pages of the tasks are chosen in a form.

import Script
import Shmem

extension RaceForm {
  /// Gives the selected slot another start, and goes on to the next slot.
  ///
  /// - Returns: the reason for which it cannot; nil if it can.
  mutating func paint(_ start: SlotStart) -> String? {
    guard selected.isAboutSlots else {
      return "Select the file or the hole first: only there a slot becomes \(start.rawValue)."
    }
    let index = slot
    change { $0.slots = $0.slots.painted(index, start) }
    select(.file)
    moveSlot(by: 1)
    return nil
  }

  /// Makes the hole begin with the selected slot.
  mutating func beginHole() {
    let index = slot
    changeHole { hole in
      hole.first = index
      hole.end = max(hole.end, index.next)
      if index.rawValue == 0 { hole.cutsPageBefore = false }
    }
  }

  /// Makes the hole end with the selected slot.
  mutating func endHole() {
    let index = slot
    changeHole { hole in
      hole.first = min(hole.first, index)
      hole.end = index.next
      if hole.first.rawValue == 0 { hole.cutsPageBefore = false }
    }
  }

  /// Makes the hole cut the page before it, or no longer.
  ///
  /// - Returns: the reason for which it cannot; nil if it can.
  mutating func toggleCutBefore() -> String? {
    guard values.wholeHole.first.rawValue > 0 else {
      return "The hole begins with page 0: there is no page before it to cut."
    }
    changeHole { $0.cutsPageBefore.toggle() }
    return nil
  }

  /// Makes the hole cut the page after it, or no longer.
  mutating func toggleCutAfter() {
    changeHole { $0.cutsPageAfter.toggle() }
  }

  private mutating func changeHole(_ edit: (inout Hole) -> Void) {
    change { values in
      var hole = values.wholeHole
      edit(&hole)
      // A hole of all pages stays one when the file becomes longer.
      values.hole = hole == FormValues.holeOfAll(of: values.filePages) ? nil : hole
    }
    select(.hole)
  }

  /// Gives the selected task the selected slot to work on, or lets it work on any page.
  ///
  /// - Returns: the reason for which it cannot; nil if it can.
  mutating func toggleTaskPage() -> String? {
    let slot = slot
    return changePage { $0 == slot ? nil : slot }
  }

  /// Moves the page of the selected task, or the selected slot if no task is selected.
  ///
  /// - Returns: the reason for which it cannot be moved; nil if it can.
  mutating func movePage(by pages: Int) -> String? {
    guard case .task(let place) = selected else {
      moveSlot(by: pages)
      return nil
    }
    if values.wishes[place].kind.worksOnPage, let page = values.wishes[place].index {
      selectSlot(page)
      moveSlot(by: pages)
    }
    let slot = slot
    return changePage { _ in slot }
  }

  /// Gives the selected task an option, or takes it away; its page, if it has one, is the selected slot.
  ///
  /// - Returns: the reason for which the task cannot have it; nil if it can.
  mutating func toggle(_ option: TaskOption) -> String? {
    guard case .task(let place) = selected else { return Self.noTask }
    var task = values.tasks[place]
    guard option.suits(task.kind) else {
      let own = TaskOption.allCases.filter { $0.suits(task.kind) }.map(\.rawValue)
      let words = own.isEmpty ? "it has none" : "it has \(own.joined(separator: ", "))"
      return "\(task.kind.rawValue) has no option \(option.rawValue); \(words)."
    }
    if task.options.contains(option) {
      task = task.without(option)
    } else {
      task.add(option, number: option.defaultNumber(at: slot))
    }
    change { $0.wishes[place] = task }
    return nil
  }

  /// Changes the page of the selected task, unless its kind works on none.
  private mutating func changePage(_ edit: (PageIndex?) -> PageIndex?) -> String? {
    guard case .task(let place) = selected else { return Self.noTask }
    var task = values.tasks[place]
    guard task.kind.worksOnPage else { return "\(task.kind.rawValue) works on no single page." }
    task.index = edit(task.index)
    change { $0.wishes[place] = task }
    return nil
  }

  private static let noTask = "Select a task first: only a task has such a page or option."
}

extension FormValues {
  /// Returns a hole of all pages of a file.
  static func holeOfAll(of pages: UInt64) -> Hole {
    Hole(first: PageIndex(0), end: PageIndex(pages), cutsPageBefore: false, cutsPageAfter: false)
  }
}

extension ScriptError {
  /// The errors in one line.
  var summary: String { diagnostics.map(\.problem.summary).joined(separator: "; ") }
}
