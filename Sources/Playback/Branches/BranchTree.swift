// Knows how the branches of a time line hang together, as the lines of a tree.

/// A line of the tree of branches.
package struct BranchLine: Hashable, Sendable {
  /// The branch.
  package let branch: Branch
  /// The place of the line in the tree: for each branch from the second level down to this one, true if
  /// another branch that parts from the same one follows below.
  package let rails: [Bool]
}

extension Timeline {
  /// All branches, in the order of their numbers.
  ///
  /// - Complexity: linear in the number of moments.
  package var allBranches: [Branch] {
    let count = branches.count
    var firsts: [MomentID?] = Array(repeating: nil, count: count)
    var ends = Array(repeating: MomentID.start, count: count)
    var steps = Array(repeating: 0, count: count)
    var breaches: [MomentID?] = []
    breaches.reserveCapacity(self.count)
    for moment in all {
      let place = branchNumber(of: moment) - 1
      firsts[place] = firsts[place] ?? moment
      ends[place] = moment
      if moment != .start { steps[place] += 1 }
      // A promise that a branch breaks on the way to a moment stays broken at all later moments.
      let earlier = parent(of: moment).flatMap { breaches[$0.rawValue] }
      let isBroken = earlier == nil && isTurningPoint(moment) && self[moment].snapshot.isBroken
      breaches.append(isBroken ? moment : earlier)
    }
    return (0..<count).map { place in
      let first = firsts[place] ?? .start
      let breach = breaches[ends[place].rawValue].map { ($0, self[$0].snapshot) }
      return Branch(
        number: place + 1,
        first: first,
        end: ends[place],
        fork: fork(before: first),
        stepCount: steps[place],
        verdict: BranchVerdict(at: self[ends[place]].snapshot, breach: breach)
      )
    }
  }

  /// Returns the fork at which the branch begins whose first moment is given; nil for the start.
  private func fork(before first: MomentID) -> Branch.Fork? {
    guard let parent = parent(of: first), let other = self[parent].children.first else {
      return nil
    }
    return Branch.Fork(moment: parent, parent: branchNumber(of: parent), other: other)
  }

  /// All branches as the lines of a tree: after each branch those that part from it, in the order of
  /// their forks.
  package var branchLines: [BranchLine] {
    let branches = allBranches
    var children: [[Branch]] = Array(repeating: [], count: branches.count)
    for branch in branches {
      if let fork = branch.fork { children[fork.parent - 1].append(branch) }
    }
    var lines: [BranchLine] = []
    var waiting = branches.first.map { [BranchLine(branch: $0, rails: [])] } ?? []
    while let line = waiting.popLast() {
      lines.append(line)
      let below = children[line.branch.number - 1].sorted { left, right in
        let depths = [left, right].map { $0.fork.map { depth(of: $0.moment) } ?? 0 }
        return (depths[0], left.number) < (depths[1], right.number)
      }
      let own = below.indices.map { place in
        BranchLine(branch: below[place], rails: line.rails + [place < below.count - 1])
      }
      waiting += own.reversed()
    }
    return lines
  }

  /// Returns the last moment that the ways to two moments have in common.
  func lastCommonMoment(of left: MomentID, _ right: MomentID) -> MomentID {
    var (left, right) = (left, right)
    while left != right {
      // The later one was reached after the other, so it is on no way to it.
      if left < right {
        right = parent(of: right) ?? .start
      } else {
        left = parent(of: left) ?? .start
      }
    }
    return left
  }
}
