// Knows the ways through the tree of moments.

extension Timeline {
  /// Returns the last moments of the way from the start to now, now included.
  ///
  /// - Parameter count: the most moments to return.
  /// - Returns: the moments, now last.
  package func past(last count: Int) -> [MomentID] {
    Array(sequence(first: current, next: parent).prefix(count).reversed())
  }

  /// Returns the first moments that follow now on the way taken last.
  ///
  /// - Parameter count: the most moments to return.
  /// - Returns: the moments, the nearest first.
  package func future(first count: Int) -> [MomentID] {
    Array(sequence(first: current) { following($0) }.dropFirst().prefix(count))
  }

  /// The moments from now back to the start.
  var wayBack: some Sequence<MomentID> { sequence(first: current, next: parent) }

  /// The moments that follow now on the way taken last.
  var wayAhead: some Sequence<MomentID> {
    sequence(first: current) { following($0) }.dropFirst()
  }

  /// The number of moments after now on the way taken last.
  package var stepsAhead: Int { depth(of: wayEnd) - depth(of: current) }
}

extension Timeline {
  /// Returns the moments after one on the way to another; nil if it does not lie on that way.
  func way(from moment: MomentID, to end: MomentID) -> [MomentID] {
    guard isOnWay(moment, to: end) else { return [] }
    return sequence(first: end, next: parent).prefix { $0 != moment }.reversed()
  }

  /// Returns true if a moment lies on the way from the start to another, both included.
  func isOnWay(_ moment: MomentID, to end: MomentID) -> Bool {
    let depth = depth(of: moment)
    var ancestor: MomentID? = end
    while let step = ancestor, self.depth(of: step) >= depth {
      if step == moment { return true }
      ancestor = parent(of: step)
    }
    return false
  }
}

extension Timeline {
  /// The way from the start to now and nothing else: no other way, nothing ahead, no words of a demo.
  package var wayHere: Timeline {
    past.dropFirst().compactMap { self[$0].action }.reduce(
      into: Timeline(self[.start].snapshot.scenario)
    ) {
      $0.perform($1)
    }
  }
}
