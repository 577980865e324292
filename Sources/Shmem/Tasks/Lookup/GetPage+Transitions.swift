// Knows the steps by which a task gets a page of the file, F5 to F11.

extension Machine {
  /// Returns what comes next for a task that gets page `index` of the file.
  ///
  /// - Parameters:
  ///   - getPage: the place.
  ///   - purpose: the purpose of the page.
  ///   - index: the page of the file.
  ///   - order: the order of a new page, if there is room for it.
  ///   - isFault: true if the caller is a page fault.
  ///   - scenario: the model.
  /// - Returns: the next step.
  func next(
    of getPage: GetPage,
    for purpose: GetPage.Purpose,
    at index: PageIndex,
    order: Int = 0,
    isFault: Bool = false,
    in scenario: Scenario
  ) -> NextStep<GetPageEffect> {
    switch getPage {
    case .lookUp: lookUp(index, for: purpose, in: scenario)
    case .lock(let page):
      .step(.f5, unless: lockWait(for: page), lock(page, for: purpose, at: index, in: scenario))
    case .testSize(let found):
      .ready(.f6, testSize(found, for: purpose, at: index, in: scenario))
    case .swapIn(let swapIn):
      next(of: swapIn, at: index, testsSize: purpose == .cache, isFault: isFault, in: scenario)
        .map { .swapIn($0) }
    case .fromDisk(let read): next(of: read, at: index, in: scenario).map { .fromDisk($0) }
    case .allocate: .ready(.f8, allocation(at: index, order: order, in: scenario))
    case .add(let page):
      .ready(
        .f9,
        isEmpty(EntryRange(order: storage[page].order, covering: index))
          ? .adds(page) : .findsSlotTaken(page)
      )
    case .addToLRU(let page):
      .ready(
        .f10,
        .addsToLRU(
          page,
          order: storage[page].order,
          then: use(.page(page), isNew: true, for: purpose, in: scenario)
        )
      )
    case .clear(let page, let isNew):
      .ready(.f11, .clears(page, clearing(isNew: isNew, for: purpose, at: index)))
    }
  }

  /// Returns the effect of F8: a page of the order that is asked for, or of the highest order below it whose slots are all
  /// empty.
  ///
  /// Kernel: shmem_suitable_orders(), mm/shmem.c, 6.12.
  private func allocation(
    at index: PageIndex,
    order: Int,
    in scenario: Scenario
  ) -> GetPageEffect {
    var range = EntryRange(order: order, covering: index)
    while range.isLarge, range.end.rawValue > scenario.filePages || !isEmpty(range) {
      range = EntryRange(order: range.order - 1, covering: index)
    }
    let page = freeFrame(for: range.base, order: range.order, in: scenario)
    return .allocates(page, order: range.order)
  }

  private func isEmpty(_ range: EntryRange) -> Bool {
    range.slots.allSatisfy { storage[PageIndex($0)] == nil }
  }

  private func lookUp(
    _ index: PageIndex,
    for purpose: GetPage.Purpose,
    in scenario: Scenario
  ) -> NextStep<GetPageEffect> {
    let entry = storage[index]
    return switch entry {
    case nil, .shadow:
      .ready(.f5, .findsNothing(entry, then: goOn(with: .nothing, for: purpose, in: scenario)))
    case .swap(let swap):
      .ready(.s1, .findsSwap(swap, then: goOn(with: .swap(swap), for: purpose, in: scenario)))
    case .page(let page): .ready(.f5, .findsPage(page))
    }
  }

  private func lock(
    _ page: PageNumber,
    for purpose: GetPage.Purpose,
    at index: PageIndex,
    in scenario: Scenario
  ) -> GetPageEffect {
    belongs(page, at: index)
      ? .locks(page, then: goOn(with: .page(page), for: purpose, in: scenario)) : .findsGone(page)
  }

  private func testSize(
    _ found: GetPage.Found,
    for purpose: GetPage.Purpose,
    at index: PageIndex,
    in scenario: Scenario
  ) -> GetPageEffect {
    guard isInsideFile(index) else { return .findsBehindEnd(found) }
    return .passesSizeTest(found, then: use(found, isNew: false, for: purpose, in: scenario))
  }

  /// Returns what follows F5: a write needs no F6, as it may go beyond the end of the file.
  private func goOn(
    with found: GetPage.Found,
    for purpose: GetPage.Purpose,
    in scenario: Scenario
  ) -> GetPageResult {
    switch purpose {
    case .cache, .collapse: .goesOn(.testSize(found))
    case .write, .fallocate: use(found, isNew: false, for: purpose, in: scenario)
    }
  }

  /// Returns the purely local choice F7.
  private func use(
    _ found: GetPage.Found,
    isNew: Bool,
    for purpose: GetPage.Purpose,
    in scenario: Scenario
  ) -> GetPageResult {
    switch found {
    case .nothing where purpose == .collapse: return .failed
    case .nothing:
      switch scenario.mapping {
      case .tmpfs: return .goesOn(.allocate)
      case .file: return .goesOn(.fromDisk(scenario.startOfDiskRead(for: purpose.ofDiskRead)))
      }
    case .swap(let swap): return .goesOn(.swapIn(.lookUpCache(swap)))
    case .page(let page):
      let clears =
        switch purpose {
        case .cache, .collapse: true
        case .write: false
        case .fallocate: !isNew
        }
      return clears && storage[page].content == nil
        ? .goesOn(.clear(page, isNew: isNew)) : .done(page)
    }
  }

  /// Returns the fate of a page after F11, whose step includes the second test of i_size for a page that was not found.
  ///
  /// A page that has just been made is taken back; one that was swapped in (S9) stays in the tree, for the task
  /// that cut the file to remove.
  private func clearing(
    isNew: Bool,
    for purpose: GetPage.Purpose,
    at index: PageIndex
  ) -> GetPageEffect.Clearing {
    guard purpose == .cache, !isInsideFile(index) else { return .isKept }
    return isNew ? .isTakenBack : .isLeft
  }
}
