// Knows how a race answers the events that move it in time or choose something in it.

import Script
import Shmem

extension Play {
  /// Carries out an event about the race.
  ///
  /// - Returns: a message if the event could not be carried out as meant, else nil.
  mutating func update(_ event: RaceEvent, search: String?) -> Message? {
    switch anticipate(event) {
    case .isDone(let message): return message
    case .goesOn: break
    }
    let origin = timeline.current
    defer { if timeline.current != origin { focusWhoActed() } }
    switch event {
    case .stepForward: return stepForward()
    case .stepBack: return retreat() ? nil : .note("This is the start.")
    case .readOn: return readOn()
    case .readBack: return readBack()
    case .toStart: return toStart()
    case .toEnd: return toEnd()
    case .toNextCursorStep: runForward(searching: search)
    case .toPreviousCursorStep: return runBack(searching: search)
    case .runForward: begin(.runForward(.landmark))
    case .runBack: return runBack(to: .landmark)
    case .toLastChange: beginSearch(for: .stop(.condition(.slotChanges(selected))), forward: false)
    case .toNextChange: runToNextChange()
    case .runAtRandom(let seed): runAtRandom(seed: seed)
    case .toggleBreakpoint: return toggleBreakpoint()
    case .nextFigure: showNextFigure()
    case .finishTask: begin(.finish(focus))
    case .toNextBranch: return changeBranch(by: 1)
    case .toPreviousBranch: return changeBranch(by: -1)
    case .backToScript: return returnToScript()
    case .undoInjection: return undoInjection()
    case .redoInjection: return redoInjection()
    case .goTo(let step): return goTo(step)
    case .goToPoint(let position):
      guard let scriptPath, scriptPath.points.indices.contains(position) else {
        return .problem("The script has no point \(position).")
      }
      goToPoint(position)
    case .takeMove(let number): return takeMove(number)
    case .focusNext: changeFocus(by: 1)
    case .focusPrevious: changeFocus(by: -1)
    case .moveSelection(let pages): return moveSelection(by: pages)
    case .select(let index): return select(index)
    case .inject(let injection):
      do throws(InjectionRefusal) {
        return try inject(injection)
      } catch {
        return .problem(snapshot.scenario.kernel.naming(error.words))
      }
    }
    return nil
  }

  // MARK: Time

  /// Begins to run to the next step of the puncher, or to the next match of a search.
  private mutating func runForward(searching search: String?) {
    if let search {
      beginSearch(search, forward: true)
    } else {
      begin(.runForward(.cursorStep))
    }
  }

  /// Begins to go back to the last step of the puncher, or to the previous match of a search.
  private mutating func runBack(searching search: String?) -> Message? {
    guard let search else { return runBack(to: .cursorStep) }
    beginSearch(search, forward: false)
    return nil
  }

  private mutating func stepForward() -> Message? {
    advance() ? nil : .note(endWords)
  }

  /// Goes to the next point on the script, or to the next moment off it.
  ///
  /// - Returns: false if nothing follows.
  mutating func advance() -> Bool {
    if isOnScript, let scriptPath, scriptPath.next != nil {
      goToPoint(scriptPath.position + 1)
      return true
    }
    guard let action = nextAction else { return false }
    playhead.perform(action)
    return true
  }

  /// Goes to the previous point on the script, or to the previous moment off it.
  ///
  /// - Returns: false if this is the start.
  private mutating func retreat() -> Bool {
    guard isOnScript, let scriptPath else { return playhead.goBack() }
    guard scriptPath.position > 0 else { return false }
    goToPoint(scriptPath.position - 1)
    return true
  }

  private mutating func toStart() -> Message? {
    guard timeline.current != .start || isOnScript && scriptPath?.position != 0 else {
      return .note("This is the start.")
    }
    if isOnScript { goToPoint(0) } else { playhead.jump(to: .start) }
    return nil
  }

  private mutating func toEnd() -> Message? {
    if isOnScript, let scriptPath, scriptPath.next != nil {
      goToPoint(scriptPath.points.count - 1)
      return nil
    }
    let isEndOfScript = timeline.following(timeline.current).map(isToldByScriptAgain) ?? true
    guard !isEndOfScript else { return .note("This is the end of this branch.") }
    playhead.jump(to: timeline.wayEnd)
    return nil
  }

  /// Focuses the task whose action led here.
  ///
  /// So a moment looks the same whatever moment was shown before it.
  mutating func focusWhoActed() {
    switch timeline.now.action {
    case .step(let step): focus = step.task
    case .injection: focus = snapshot.scenario.lastTask
    case nil: focus = .puncher
    }
  }

  var endWords: String {
    if let following = timeline.following(timeline.current), isToldByScriptAgain(following) {
      return "This is the end of the demo."
    }
    let waiting = moves.filter { $0.reason != nil }
    guard let first = waiting.first, let reason = first.reason else {
      return "All tasks have finished."
    }
    return "No task can go on: \(snapshot.name(of: first.task)) \(snapshot.describe(reason))."
  }

  /// Goes to the first moment of another branch, at the fork here or at the nearest one before.
  private mutating func changeBranch(by places: Int) -> Message? {
    let forked = timeline.wayBack.first { timeline.branch(of: $0).count > 1 }
    let here = timeline.now.children.count > 1 ? timeline.following(timeline.current) : nil
    guard let taken = here ?? forked, let parent = timeline[taken].parent else {
      return .note("There is no other branch on the way here.")
    }
    let siblings = timeline[parent].children
    let position = siblings.firstIndex(of: taken) ?? 0
    playhead.jump(to: siblings[(position + places + siblings.count) % siblings.count])
    return nil
  }

  private mutating func returnToScript() -> Message? {
    guard let scriptPath else { return .note("There is no script here.") }
    let isThere = timeline.current == scriptPath.point.moment
    goToPoint(scriptPath.position)
    return isThere ? .note("This is where the script is.") : nil
  }

  private mutating func undoInjection() -> Message? {
    guard !tasksAreFixed else { return .problem(InjectionRefusal.tasksAreFixed.words) }
    guard let last = timeline.wayBack.first(where: isInjection), let before = timeline[last].parent
    else { return .note("Nothing was injected on the way here.") }
    playhead.goBack(to: before, keepingWayTo: last)
    return nil
  }

  private mutating func redoInjection() -> Message? {
    guard !tasksAreFixed else { return .problem(InjectionRefusal.tasksAreFixed.words) }
    guard let next = timeline.wayAhead.first(where: isInjection) else {
      return .note("No injection lies ahead.")
    }
    playhead.jump(to: next)
    return nil
  }

  private func isInjection(_ moment: MomentID) -> Bool {
    switch timeline.action(of: moment) {
    case .injection: true
    case .step, nil: false
    }
  }

  mutating func goTo(_ number: Int) -> Message? {
    guard let moment = timeline.moment(numbered: number) else {
      return .problem(Timeline.unknownNumberWords(number, last: timeline.lastNumber))
    }
    if isOnScript, let position = scriptPath?.position(of: moment) {
      goToPoint(position)
    } else {
      playhead.jump(to: moment)
    }
    return nil
  }

  // MARK: Choices

  private mutating func takeMove(_ number: Int) -> Message? {
    guard let move = moves.first(where: { $0.number == number }), let step = move.step else {
      return refusal(ofMove: number)
    }
    playhead.perform(.step(step))
    return nil
  }

  private mutating func changeFocus(by places: Int) {
    let tasks = snapshot.machine.tasks.filter { snapshot.readiness(of: $0) != .finished }
    guard !tasks.isEmpty else { return }
    let position = tasks.firstIndex(of: focus) ?? (places > 0 ? -1 : 0)
    focus = tasks[(position + places + tasks.count) % tasks.count]
  }

  private mutating func moveSelection(by pages: Int) -> Message? {
    let last = snapshot.scenario.filePages - 1
    let magnitude = UInt64(pages.magnitude)
    let current = selected.rawValue
    let target =
      pages < 0 ? current - min(current, magnitude) : min(last, current &+ magnitude)
    guard target != current else {
      return .note(pages < 0 ? "This is the first slot." : "This is the last slot.")
    }
    selected = PageIndex(target)
    hasSelected = true
    return nil
  }

  private mutating func select(_ index: PageIndex) -> Message? {
    guard index.rawValue < snapshot.scenario.filePages else {
      return .problem("The file has pages 0 to \(snapshot.scenario.filePages - 1).")
    }
    selected = index
    hasSelected = true
    return nil
  }
}
