// Knows how breakpoints are removed, added and run to in their list.

import Script

extension Session {
  /// Removes the selected breakpoint; the next one is selected.
  mutating func removeBreakpoint() -> [Request] {
    guard case .breakpoints(let selected) = overlay,
      play?.breakpoints.indices.contains(selected) == true
    else { return missBreakpoint() }
    let requests = carryOut(.removeBreakpoint(selected + 1))
    selectItem(selected)
    return requests
  }

  /// Closes the list and runs to the next step that makes a breakpoint's condition true.
  mutating func runToBreakpoint(_ place: Int) -> [Request] {
    guard let play, play.breakpoints.indices.contains(place) else { return missBreakpoint() }
    overlay = nil
    return carryOut(.until(play.breakpoints[place]))
  }

  /// Opens a line for the condition of another breakpoint.
  mutating func addBreakpoint() {
    guard case .breakpoints(let selected) = overlay else { return }
    overlay = .prompt(Prompt(kind: .newBreakpoint(selected: selected)))
  }

  private mutating func missBreakpoint() -> [Request] {
    message = .problem("No breakpoint is set; a adds one.")
    return []
  }
}
