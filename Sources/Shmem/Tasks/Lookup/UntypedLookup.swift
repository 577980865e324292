// Knows how kinds of tasks whose effects are not typed yet get a page of the file.

extension Machine {
  /// Returns the readiness of a task in the middle of a swap-in.
  func readiness(of swapIn: SwapIn) -> Readiness {
    switch swapIn {
    case .lookUpCache(let swap): .ready(storage[swap].cachedPage == nil ? .s3 : .s2)
    case .cached(.lock, let cached):
      lockWait(for: cached.page).map { .waits(.s4, $0) } ?? .ready(.s4)
    case .cached(.confirm, _): .ready(.s5)
    case .cached(.waitForWriteback, let cached):
      writebackWait(for: cached.page).map { .waits(.s6, $0) } ?? .ready(.s6)
    case .cached(.add, _): .ready(.s7)
    case .cached(.takeOut, _): .ready(.s7a)
    case .cached(.putIn, _): .ready(.s7b)
    case .cached(.account, _): .ready(.s8)
    case .cached(.leaveSwapCache, _): .ready(.s9)
    }
  }

  /// Takes the next step of a swap-in, without the test of i_size after S9.
  mutating func advance(
    _ swapIn: SwapIn,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> SwapInResult {
    let next = next(of: swapIn, at: index, testsSize: false, in: scenario)
    guard let effect = next.transition?.effect else { return .lookAgain }
    return perform(effect, task, at: index, in: scenario)
  }

  /// Returns the readiness of a task in the middle of reading a page from the disk.
  func readiness(of read: DiskRead) -> Readiness {
    switch read {
    case .allocate: .ready(.m1)
    case .add: .ready(.m2)
    case .read: .ready(.m3)
    case .unlock: .ready(.m4)
    }
  }

  /// Takes the next step of reading a page from the disk.
  mutating func advance(
    _ read: DiskRead,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> DiskReadResult {
    guard let effect = next(of: read, at: index, in: scenario).transition?.effect else {
      return .lookAgain
    }
    return perform(effect, task, at: index)
  }

  /// Returns the readiness of a task in the middle of getting page `index`.
  func readiness(of getPage: GetPage, at index: PageIndex) -> Readiness {
    switch getPage {
    case .lookUp: .ready(storage[index]?.swap == nil ? .f5 : .s1)
    case .lock(let page): lockWait(for: page).map { .waits(.f5, $0) } ?? .ready(.f5)
    case .testSize: .ready(.f6)
    case .swapIn(let swapIn): readiness(of: swapIn)
    case .fromDisk(let read): readiness(of: read)
    case .allocate: .ready(.f8)
    case .add: .ready(.f9)
    case .addToLRU: .ready(.f10)
    case .clear: .ready(.f11)
    }
  }

  /// Takes the next step of getting a page.
  mutating func advance(
    _ getPage: GetPage,
    for purpose: GetPage.Purpose,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> GetPageResult {
    let next = next(of: getPage, for: purpose, at: index, in: scenario)
    guard let effect = next.transition?.effect else { return .goesOn(getPage) }
    return perform(effect, task, at: index, in: scenario)
  }
}
