// Knows how a session shows how every move would end, takes one, or loads its whole future.

import Shmem

/// A move that can be taken now, and its future if all tasks take turns after it.
package struct WhatIf: Hashable, Sendable {
  /// The move.
  package let move: Move
  /// Its future.
  package let ghost: Ghost
  /// The number that the step of the first broken promise would have; nil if none is broken.
  package let breach: Int?
  /// The number that the last step would have.
  package let last: Int
}

/// The moves that can be taken now and their futures, with the selected one.
package struct WhatIfList: Hashable, Sendable {
  /// The moves and their futures, in the order of their numbers.
  package let items: [WhatIf]
  /// The place of the selected one, counted from 0.
  package private(set) var selected: Int

  /// Works out the futures of a race; nil if no task can take a step.
  ///
  /// The move that the space bar takes is selected.
  init?(of play: Play) {
    items = play.moves.compactMap { play.whatIf($0) }
    guard !items.isEmpty else { return nil }
    let next = play.nextAction
    selected = items.firstIndex { $0.move.step.map { .step($0) } == next } ?? 0
  }

  /// The selected move and its future.
  package var item: WhatIf { items[selected] }

  /// Selects a move, kept inside the list.
  mutating func select(_ place: Int) { selected = min(max(place, 0), items.count - 1) }
}

extension Play {
  /// Returns a move with its future; nil if it cannot be taken.
  fileprivate func whatIf(_ move: Move) -> WhatIf? {
    guard let step = move.step, let ghost = Ghost(step, from: snapshot, picking: selected) else {
      return nil
    }
    let numbers = numbers(of: ghost.steps)
    return WhatIf(
      move: move,
      ghost: ghost,
      breach: ghost.stepsToBreach.map { numbers[$0 - 1] },
      last: numbers[numbers.count - 1]
    )
  }

  /// Returns the numbers that steps would have if they were taken from now on.
  ///
  /// A step that was taken there before has its number already.
  private func numbers(of steps: [Step]) -> [Int] {
    var here: MomentID? = timeline.current
    var next = timeline.lastNumber
    return steps.map { step in
      let known = here.flatMap { moment in
        timeline[moment].children.first { timeline.action(of: $0) == .step(step) }
      }
      here = known
      guard let known else {
        next += 1
        return next
      }
      return timeline.number(of: known)
    }
  }
}

extension Session {
  /// Opens the list of the moves and their futures.
  mutating func openWhatIf() -> [Request] {
    guard let play else { return missRace() }
    guard !play.predicts else {
      message = .problem("Prediction hides how moves end; P turns it off.")
      return []
    }
    guard let list = WhatIfList(of: play) else {
      message = .note(play.endWords)
      return []
    }
    self.play?.round?.isHelped = true
    overlay = .whatIf(list)
    return []
  }

  /// Takes the selected move, or the one with a number, counted from 1; its future stays open.
  mutating func takeMove(_ number: Int? = nil, of list: WhatIfList) -> [Request] {
    let number = number ?? list.item.move.number ?? 0
    guard list.items.contains(where: { $0.move.number == number }) else {
      message = .problem("There is no move \(number) now.")
      return []
    }
    return handle(.takeMove(number))
  }

  /// Makes the whole future of the selected move the path forward.
  mutating func loadGhost() {
    guard case .whatIf(let list) = overlay, let play else { return }
    overlay = nil
    let branches = play.timeline.branches.count
    self.play?.playhead.leaveScript(
      for: list.item.ghost.steps,
      from: play.timeline.current,
      roundLength: nil
    )
    let steps = Narrator.count(list.item.ghost.steps.count, "step", "steps")
    let isBranch = self.play?.timeline.branches.count != branches
    message = .note(
      "Space takes these \(steps)" + (isBranch ? ", a branch of its own." : ".")
    )
  }
}
