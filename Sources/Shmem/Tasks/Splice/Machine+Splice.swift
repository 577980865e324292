// Knows how the steps of a splice read change a race.

extension Machine {
  /// Performs a step of a splice read.
  ///
  /// - Returns: the place after it.
  mutating func perform(
    _ effect: SpliceEffect,
    _ task: TaskID,
    in scenario: Scenario
  ) -> Splicer {
    switch effect {
    case .findsPage(let page, let index):
      get(page)
      return .check(index, page)
    case .findsBehindEnd: return .finished
    case .getPage(let effect, let index, let useless):
      switch perform(effect, task, for: .cache, at: index, in: scenario) {
      case .goesOn(let getPage): return .getPage(index, getPage, useless: useless)
      case .done(let page): return .unlock(index, page, useless: useless)
      case .behindEnd, .failed:
        if let useless { put(useless) }
        return .finished
      }
    case .unlocks(let page, let index, let useless):
      unlock(page, task)
      guard let useless else { return .check(index, page) }
      put(useless)
      return .drain(index, page)
    case .checks(.isFine, let page, let index): return .drain(index, page)
    case .checks(.findsGone, let page, let index), .checks(.findsUnwritten, let page, let index):
      return .getPage(index, .lookUp, useless: page)
    case .checks(.findsBehindEnd, let page, _), .drains(let page, _):
      put(page)
      return .finished
    case .read(let effect): return Splicer(perform(effect, task, in: scenario))
    }
  }
}
