// Knows how a session lists the branches of a race, and what it does with the selected one.

import Script

/// The list of the branches, with the selected one.
package struct BranchList: Hashable, Sendable {
  /// The lines of the tree, from the top.
  package let lines: [BranchLine]
  /// The place of the branch that leads through now.
  package let current: Int
  /// The place of the selected branch, counted from 0.
  package private(set) var selected: Int
  /// The place of the branch that is marked for a comparison; nil if none is.
  package private(set) var marked: Int?

  /// Lists the branches of a race; the one that leads through now is selected.
  init(of play: Play) {
    lines = play.timeline.branchLines
    let present = play.timeline.branches.present
    current = lines.firstIndex { $0.branch.number == present } ?? 0
    selected = current
    marked = play.comparing.branch.flatMap { branch in
      lines.firstIndex { $0.branch.number == branch }
    }
  }

  /// The selected branch.
  package var branch: Branch { lines[selected].branch }

  /// Returns the list with another branch selected, kept inside the list.
  func selecting(_ place: Int) -> BranchList {
    var list = self
    list.selected = min(max(place, 0), lines.count - 1)
    return list
  }

  /// Marks the selected branch, or no longer.
  mutating func toggleMark() { marked = marked == selected ? nil : selected }
}

/// A wish about the list of the branches.
package enum BranchEvent: Hashable, Sendable {
  /// Go to the end of the selected branch.
  case goToEnd
  /// Mark the selected branch for a comparison, or no longer.
  case toggleMark
  /// Compare the selected branch with the marked one, or end the comparison.
  case compare
  /// Write a name for the selected branch.
  case openName
}

extension Session {
  /// Opens the list of the branches.
  mutating func openBranches() -> [Request] {
    guard let play else { return missRace() }
    guard !play.predicts else {
      message = .problem("Prediction hides how branches end; P turns it off.")
      return []
    }
    overlay = .branches(BranchList(of: play))
    return []
  }

  /// Carries out a wish about the list of the branches.
  mutating func handle(_ event: BranchEvent) -> [Request] {
    guard case .branches(var list) = overlay else { return [] }
    switch event {
    case .goToEnd:
      overlay = nil
      play?.playhead.jump(to: list.branch.end)
      play?.focusWhoActed()
    case .toggleMark:
      list.toggleMark()
      overlay = .branches(list)
    case .compare: compare(list)
    case .openName:
      var prompt = Prompt(kind: .nameBranch(list))
      prompt.text = play?.name(of: list.branch) ?? ""
      overlay = .prompt(prompt)
    }
    return []
  }

  /// Goes to the first moment of the selected branch; the way forward leads to its end.
  mutating func goToBranch(of list: BranchList) {
    overlay = nil
    play?.playhead.goBack(to: list.branch.first, keepingWayTo: list.branch.end)
    play?.focusWhoActed()
  }

  /// Compares the selected branch with the marked one, or the one here with the selected one.
  private mutating func compare(_ list: BranchList) {
    let present = list.lines[list.current].branch
    let other = list.marked.map { list.lines[$0].branch }
    let (own, compared) = other.map { (list.branch, $0) } ?? (present, list.branch)
    guard own != compared else {
      message = .problem(
        list.marked == nil
          ? "This is the branch through now: select another one, or mark one with m."
          : "A branch is not compared with itself: select another one than the marked one."
      )
      return
    }
    overlay = nil
    play?.comparing.compare(withBranch: compared.number)
    guard let play else { return }
    let timeline = play.timeline
    let fork = timeline.lastCommonMoment(of: own.end, compared.end)
    if !timeline.isOnWay(timeline.current, to: own.end) || timeline.current <= fork {
      // The moment after the fork is the first one at which the two can differ.
      let next = timeline.way(from: fork, to: own.end).first ?? own.end
      self.play?.playhead.goBack(to: next, keepingWayTo: own.end)
      self.play?.focusWhoActed()
    }
    let words = "\(play.title(of: compared)), step for step after step \(timeline.number(of: fork))"
    message = .note("Compared with \(words).")
  }

  /// Gives the branch of a list a name, and shows the list again.
  mutating func name(_ list: BranchList, _ text: String) {
    play?.name(branchFrom: list.branch.first, text)
    overlay = .branches(list)
  }

  /// Gives the branch that leads through now a name, or takes its name away.
  mutating func nameBranchHere(_ text: String) -> [Request] {
    guard let play else { return missRace() }
    let present = play.timeline.branches.present
    guard let branch = play.timeline.allBranches.first(where: { $0.number == present }) else {
      return []
    }
    self.play?.name(branchFrom: branch.first, text)
    let name = self.play?.name(of: branch)
    message = .note(
      name.map { "Branch \(present) is named '\($0.echoed)'." } ?? "Branch \(present) has no name."
    )
    return []
  }
}
