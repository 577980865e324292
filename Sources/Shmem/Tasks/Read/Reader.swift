// Knows read(2) of one page.

/// Where a read(2) is.
///
/// Kernel: shmem_file_read_iter() with shmem_getpage(SGP_READ), mm/shmem.c, 3.16; for an ordinary
/// file do_generic_file_read(), mm/filemap.c, which locks no page that is up to date, and tests i_size
/// only before it copies: behind the end it reads a page of zeros into the page cache. It takes no
/// i_mutex and never looks at i_private: nothing keeps it out of a hole that is being punched.
package enum Reader: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It is about to look page `index` up again.
  case lookUp(PageIndex)
  /// It holds a reference to a page it found in the tree.
  case lock(PageIndex, PageNumber)
  /// It found a swap entry.
  case swapIn(PageIndex, SwapIn)
  /// It found no page and reads one from the disk.
  case fromDisk(PageIndex, DiskRead)
  /// It has the page, locked.
  case unlock(PageIndex, PageNumber)
  /// It copies the bytes to the user.
  case copy(PageIndex, PageNumber)
  /// It is done.
  case finished

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .lookUp, .finished: nil
    case .lock(_, let page), .unlock(_, let page), .copy(_, let page): page
    case .swapIn(_, let swapIn): swapIn.heldPage
    case .fromDisk(_, let read): read.page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .lookUp, .lock, .copy, .finished: nil
    case .unlock(_, let page): page
    case .swapIn(_, let swapIn): swapIn.lockedPage
    case .fromDisk(_, let read): read.page
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .idle, .lookUp, .lock, .fromDisk, .unlock, .copy, .finished: nil
    case .swapIn(_, let swapIn): swapIn.swap
    }
  }

  /// The page of the file it reads, once it has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .lookUp(let index), .lock(let index, _), .swapIn(let index, _), .fromDisk(let index, _),
      .unlock(let index, _), .copy(let index, _):
      index
    }
  }
}

extension Machine {
  /// What a reader can do next; `index` is the page it would start on.
  func readiness(of reader: Reader, at index: PageIndex?) -> Readiness {
    switch reader {
    case .idle: index.map(lookUpReadiness) ?? .picks
    case .lookUp(let index): lookUpReadiness(at: index)
    case .lock(_, let page): lockWait(for: page).map { .waits(.r2, $0) } ?? .ready(.r2)
    case .swapIn(_, let swapIn): readiness(of: swapIn)
    case .fromDisk(_, let read): readiness(of: read)
    case .unlock: .ready(.s10)
    case .copy: .ready(.r3)
    case .finished: .finished
    }
  }

  private func lookUpReadiness(at index: PageIndex) -> Readiness {
    .ready(storage[index]?.swap == nil || !isInsideFile(index) ? .r1 : .s1)
  }

  /// Takes a reader's next step.
  mutating func advance(
    _ reader: Reader,
    _ task: TaskID,
    at start: PageIndex?,
    in scenario: Scenario
  ) -> Reader {
    switch reader {
    case .idle:
      guard let start else { preconditionFailure("a reader starts on a page of the file") }
      return lookUp(start, in: scenario)
    case .lookUp(let index): return lookUp(index, in: scenario)
    case .lock(let index, let page):
      guard storage[page].mapping == index else {
        put(page)
        return .lookUp(index)
      }
      guard scenario.mapping == .tmpfs else { return .copy(index, page) }
      guard storage[page].content != nil, isInsideFile(index) else {
        // Preallocated and never written: it reads as zeros. Behind the end: nothing is read.
        put(page)
        return .finished
      }
      lock(page, task)
      return .unlock(index, page)
    case .swapIn(let index, let swapIn):
      switch advance(swapIn, task, at: index, in: scenario) {
      case .goesOn(let next): return .swapIn(index, next)
      case .lookAgain: return .lookUp(index)
      case .done(let page):
        guard isInsideFile(index) else {
          unlockAndPut(page, task)
          return .finished
        }
        return .unlock(index, page)
      case .behindEnd: return .finished
      }
    case .fromDisk(let index, let read):
      switch advance(read, task, at: index, in: scenario) {
      case .goesOn(let next): return .fromDisk(index, next)
      case .lookAgain: return .lookUp(index)
      case .done(let page): return .copy(index, page)
      }
    case .unlock(let index, let page):
      unlock(page, task)
      return .copy(index, page)
    case .copy(_, let page):
      put(page)
      return .finished
    case .finished: preconditionFailure("a finished reader takes no step")
    }
  }

  private mutating func lookUp(_ index: PageIndex, in scenario: Scenario) -> Reader {
    guard scenario.mapping == .file || isInsideFile(index) else { return .finished }
    switch storage[index] {
    case nil, .shadow: return scenario.mapping == .tmpfs ? .finished : .fromDisk(index, .allocate)
    case .swap(let swap): return .swapIn(index, .lookUpCache(swap))
    case .page(let page):
      get(page)
      let isReadable = scenario.mapping == .file && storage[page].content != nil
      return isReadable ? .copy(index, page) : .lock(index, page)
    }
  }
}
