// Knows the steps of a pin, G1 and G2.

extension Machine {
  /// Returns what comes next for a pin; `index` is the page it would start on.
  func next(of pinner: Pinner, at index: PageIndex?) -> NextStep<PinEffect> {
    switch pinner {
    case .idle:
      index.map { index in
        let page = storage[index]?.page
        return .step(.g1, unless: page == nil ? .noPage(index) : nil, .takes(page, at: index))
      } ?? .picks
    case .holding(let page, let index): .ready(.g2, .drops(page, at: index))
    case .finished: .finished
    }
  }
}
