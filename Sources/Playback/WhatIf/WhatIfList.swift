// Knows how a session shows how every move would end, takes one, or loads its whole future.

import Shmem

/// A move, and its future if all tasks take turns after it.
package struct WhatIf: Hashable, Sendable {
  /// The move; without a step if it waits.
  package let move: Move
  /// Its future.
  package let ghost: Ghost
}

/// The moves and their futures, with the selected one.
package struct WhatIfList: Hashable, Sendable {
  /// The moves that can be taken now in the order of their numbers, then those that wait, with their futures.
  package let items: [WhatIf]
  /// The place of the selected one, counted from 0.
  package private(set) var selected: Int

  /// Works out the futures of a race; nil if no task can take a step.
  ///
  /// The move that the space bar takes is selected.
  init?(of play: Play) {
    let moves = play.moves
    let ordered = moves.filter { $0.step != nil } + moves.filter { $0.step == nil }
    items = ordered.compactMap { move in
      Ghost(move, from: play.snapshot, picking: play.selected).map { WhatIf(move: move, ghost: $0) }
    }
    guard items.contains(where: { $0.move.step != nil }) else { return nil }
    let next = play.nextAction
    selected = items.firstIndex { $0.move.step.map { .step($0) } == next } ?? 0
  }

  /// The selected move and its future.
  package var item: WhatIf { items[selected] }

  /// Selects a move, kept inside the list.
  mutating func select(_ place: Int) { selected = min(max(place, 0), items.count - 1) }
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
    if number == nil, let play, let reason = list.item.move.reason {
      let name = play.snapshot.name(of: list.item.move.task)
      message = .note("\(name) \(play.snapshot.describe(reason)); b loads what would follow.")
      return []
    }
    let number = number ?? list.item.move.number
    guard list.items.contains(where: { $0.move.number == number && $0.move.step != nil }) else {
      message = play?.refusal(ofMove: number)
      return []
    }
    return handle(.takeMove(number))
  }

  /// Makes the whole future of the selected move the path forward.
  mutating func loadGhost() {
    guard case .whatIf(let list) = overlay, let play else { return }
    guard !list.item.ghost.steps.isEmpty else {
      message = .note("No other task can take a step: there is nothing to load.")
      return
    }
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
