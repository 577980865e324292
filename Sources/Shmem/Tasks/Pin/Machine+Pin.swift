// Knows how the steps of a task that pins a page change a race.

extension Machine {
  /// Performs a step of a pin.
  ///
  /// - Returns: the place after it.
  mutating func perform(_ effect: PinEffect) -> Pinner {
    switch effect {
    case .takes(let page, let index):
      guard let page else { preconditionFailure("a page is pinned while it is there") }
      get(page)
      return .holding(page, at: index)
    case .drops(let page, _):
      put(page)
      return .finished
    }
  }
}
