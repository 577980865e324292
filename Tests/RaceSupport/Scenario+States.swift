// Knows how to look at every state of a small race, and at nothing else.

package import Shmem

extension Scenario {
  /// Calls a function with every state that can be reached, the nearest to the start first.
  ///
  /// No promise is judged on the way: a `Walk` does that, and takes longer.
  ///
  /// - Parameter visit: a function that returns false when it has seen enough.
  package func forEachState(_ visit: (Machine<FlatStorage>) -> Bool) {
    let picks = (0..<filePages).map { PageIndex($0) }
    let start = Machine<FlatStorage>(self)
    var seen: Set = [start]
    var queue = [start]
    var visited = 0
    while visited < queue.count, visit(queue[visited]) {
      let state = queue[visited]
      for step in state.enabledSteps(picking: picks, in: self) {
        var next = state
        next.apply(step, in: self)
        if seen.insert(next).inserted { queue.append(next) }
      }
      visited += 1
    }
  }
}
