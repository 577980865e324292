// Knows the steps of a splice read, L1 to L4.

extension Machine {
  /// Returns what comes next for a splicer; `index` is the page it would start on.
  func next(
    of splicer: Splicer,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<SpliceEffect> {
    switch splicer {
    case .idle:
      Splicer.makesPages(under: scenario.rules)
        ? index.map { lookUp($0, in: scenario) } ?? .picks
        : next(of: Reader.idle, at: index, in: scenario).map { .read($0) }
    case .getPage(let index, let getPage, let useless):
      next(of: getPage, for: .cache, at: index, in: scenario).map {
        .getPage($0, at: index, useless: useless)
      }
    case .unlock(let index, let page, let useless):
      .ready(.l2, .unlocks(page, at: index, useless: useless))
    case .read(let reader): next(of: reader, at: index, in: scenario).map { .read($0) }
    case .check(let index, let page): .ready(.l3, .checks(check(page, at: index), page, at: index))
    case .drain(let index, let page): .ready(.l4, .drains(page, at: index))
    case .finished: .finished
    }
  }

  /// Returns L1, or after a miss the first step of getting the page.
  ///
  /// A miss is not a step of its own, as the lookup of F5 would find a page that turns up between.
  private func lookUp(_ index: PageIndex, in scenario: Scenario) -> NextStep<SpliceEffect> {
    guard let page = storage[index]?.page else {
      return next(of: GetPage.lookUp, for: .cache, at: index, in: scenario).map {
        .getPage($0, at: index, useless: nil)
      }
    }
    return .ready(
      .l1,
      isInsideFile(index) ? .findsPage(page, at: index) : .findsBehindEnd(at: index)
    )
  }

  private func check(_ page: PageNumber, at index: PageIndex) -> SpliceEffect.Check {
    guard belongs(page, at: index) else { return .findsGone }
    guard storage[page].content != nil else { return .findsUnwritten }
    return isInsideFile(index) ? .isFine : .findsBehindEnd
  }
}

extension Splicer {
  /// Returns true if a splice puts a new page into an empty slot, and does not read like read(2).
  static func makesPages(under rules: Rules) -> Bool { !rules.later.spliceReads }
}
