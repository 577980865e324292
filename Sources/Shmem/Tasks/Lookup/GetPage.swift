// Knows how a task gets a page of the file, and makes one where there is none.

/// Where a task is between wanting a page of the file and having it, locked and in the tree.
///
/// ```
/// F5            look the slot up; a page: lock it
/// F6            inside i_size? (not for a write)
///   S2 ... S9     a swap entry: swap it in
///   F8 ... F10    nothing: a new page; in an ordinary file M1 ... M4, from the disk, and again F5
/// F11           zeros for a page that was never written (not for a write)
/// ```
///
/// What S9 or F11 leave is looked at once more: the file may have been cut meanwhile.
///
/// Kernel: shmem_getpage_gfp() with SGP_CACHE, SGP_WRITE or SGP_FALLOC, mm/shmem.c, 3.16; for an
/// ordinary file filemap_fault(), mm/filemap.c, which tests i_size in the same places.
package enum GetPage: Hashable, Sendable {
  /// It is about to look the page up.
  case lookUp
  /// It holds a reference to a page it found in the tree.
  case lock(PageNumber)
  /// It knows what the slot held: a page, locked now; a swap entry; or nothing.
  case testSize(Found)
  /// It found a swap entry.
  case swapIn(SwapIn)
  /// It found no page and reads one from the disk.
  case fromDisk(DiskRead)
  /// It found nothing and needs a page.
  case allocate
  /// It has a new page, locked.
  case add(PageNumber)
  /// The new page is in the tree.
  case addToLRU(PageNumber)
  /// The page, locked, has no bytes yet; it is new, or it was found like that.
  case clear(PageNumber, isNew: Bool)

  /// What the page is wanted for.
  enum Purpose {
    /// To be seen: it must lie inside the file and be up to date. Kernel: SGP_CACHE.
    case cache
    /// To be written: the caller raises i_size and fills the page. Kernel: SGP_WRITE.
    case write
    /// To be there: the caller leaves a new page as it is; one preallocated earlier is filled with
    /// zeros, so that it is not taken back. Kernel: SGP_FALLOC.
    case fallocate
  }

  /// What a lookup found.
  package enum Found: Hashable, Sendable {
    /// Nothing, or a shadow, which is as good as nothing.
    case nothing
    /// A page, locked since.
    case page(PageNumber)
    /// A swap entry.
    case swap(SwapEntry)
  }

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .lookUp, .testSize(.nothing), .testSize(.swap), .allocate: nil
    case .lock(let page), .testSize(.page(let page)), .add(let page), .addToLRU(let page),
      .clear(let page, _):
      page
    case .swapIn(let swapIn): swapIn.heldPage
    case .fromDisk(let read): read.page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .lookUp, .lock, .testSize(.nothing), .testSize(.swap), .allocate: nil
    case .testSize(.page(let page)), .add(let page), .addToLRU(let page), .clear(let page, _):
      page
    case .swapIn(let swapIn): swapIn.lockedPage
    case .fromDisk(let read): read.page
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .testSize(.swap(let swap)): swap
    case .swapIn(let swapIn): swapIn.swap
    case .lookUp, .lock, .testSize(.nothing), .testSize(.page), .fromDisk, .allocate, .add,
      .addToLRU, .clear:
      nil
    }
  }

  /// The swap-in that the task is in the middle of.
  var swapIn: SwapIn? {
    guard case .swapIn(let swapIn) = self else { return nil }
    return swapIn
  }
}

/// How getting a page goes on after a step.
enum GetPageResult {
  /// There is more to do.
  case goesOn(GetPage)
  /// The page is in the tree; the task holds a reference and the lock.
  case done(PageNumber)
  /// The page lies behind the end of the file, -EINVAL; the task holds nothing.
  case behindEnd
}

extension Machine {
  /// What a task in the middle of getting page `index` can do next.
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
    switch getPage {
    case .lookUp: return lookUp(index, for: purpose, in: scenario)
    case .lock(let page):
      guard storage[page].mapping == index else {
        put(page)
        return .goesOn(.lookUp)
      }
      lock(page, task)
      return goOn(with: .page(page), for: purpose, in: scenario)
    case .testSize(let found):
      guard isInsideFile(index) else {
        if case .page(let page) = found { unlockAndPut(page, task) }
        return .behindEnd
      }
      return use(found, isNew: false, for: purpose, in: scenario)
    case .swapIn(let swapIn):
      switch advance(swapIn, task, at: index, in: scenario) {
      case .goesOn(let next): return .goesOn(.swapIn(next))
      case .lookAgain: return .goesOn(.lookUp)
      case .done(let page): return testSizeAgain(page, isNew: false, for: purpose, task, at: index)
      }
    case .fromDisk(let read):
      switch advance(read, task, at: index, in: scenario) {
      case .goesOn(let next): return .goesOn(.fromDisk(next))
      case .lookAgain: return .goesOn(.lookUp)
      case .done(let page):
        put(page)
        return .goesOn(.lookUp)
      }
    case .allocate:
      return .goesOn(.add(allocatePage(for: index, task, in: scenario)))
    case .add(let page):
      guard addToPageCache(page, at: index, expecting: nil) else {
        unlockAndPut(page, task)
        return .goesOn(.lookUp)
      }
      return .goesOn(.addToLRU(page))
    case .addToLRU(let page):
      storage[page].isOnLRU = true
      return use(.page(page), isNew: true, for: purpose, in: scenario)
    case .clear(let page, let isNew):
      storage[page].content = Content(index: index, birth: birthNow, isZeros: true)
      return testSizeAgain(page, isNew: isNew, for: purpose, task, at: index)
    }
  }

  private mutating func lookUp(
    _ index: PageIndex,
    for purpose: GetPage.Purpose,
    in scenario: Scenario
  ) -> GetPageResult {
    switch storage[index] {
    case nil, .shadow: return goOn(with: .nothing, for: purpose, in: scenario)
    case .swap(let swap): return goOn(with: .swap(swap), for: purpose, in: scenario)
    case .page(let page):
      get(page)
      return .goesOn(.lock(page))
    }
  }

  /// What follows F5: a write needs no F6, as it may go behind the end of the file.
  private func goOn(
    with found: GetPage.Found,
    for purpose: GetPage.Purpose,
    in scenario: Scenario
  ) -> GetPageResult {
    switch purpose {
    case .cache: .goesOn(.testSize(found))
    case .write, .fallocate: use(found, isNew: false, for: purpose, in: scenario)
    }
  }

  /// The purely local choice F7.
  private func use(
    _ found: GetPage.Found,
    isNew: Bool,
    for purpose: GetPage.Purpose,
    in scenario: Scenario
  ) -> GetPageResult {
    switch found {
    case .nothing:
      return .goesOn(scenario.mapping == .tmpfs ? .allocate : .fromDisk(.allocate))
    case .swap(let swap): return .goesOn(.swapIn(.lookUpCache(swap)))
    case .page(let page):
      let clears =
        switch purpose {
        case .cache: true
        case .write: false
        case .fallocate: !isNew
        }
      return clears && storage[page].content == nil
        ? .goesOn(.clear(page, isNew: isNew)) : .done(page)
    }
  }

  /// The second test of i_size, for a page that was not there to be found.
  ///
  /// It belongs to the step before it. A page that has just been made is taken back; one that was
  /// swapped in stays in the tree, for whoever cut the file to remove.
  private mutating func testSizeAgain(
    _ page: PageNumber,
    isNew: Bool,
    for purpose: GetPage.Purpose,
    _ task: TaskID,
    at index: PageIndex
  ) -> GetPageResult {
    guard purpose == .cache, !isInsideFile(index) else { return .done(page) }
    if isNew { truncate(page) }
    unlockAndPut(page, task)
    return .behindEnd
  }
}
