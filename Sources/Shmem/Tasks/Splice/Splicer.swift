// Knows a splice from one page of the file into a pipe.

/// Where a splice read is.
///
/// ```
/// L1   take a page that is there, without its lock
///      none there: get it, or make one (F5 ... F11)
/// L2   unlock it
/// L3   still in the file, and written? otherwise get it after all
/// L4   the pipe has been read: drop the reference
/// ```
///
/// In 6.1 it is a read into a pipe, by the steps R1, S1 to S10 and R2, and L4 drops what the pipe has.
///
/// Kernel: shmem_file_splice_read() with shmem_getpage(SGP_CACHE), mm/shmem.c, 3.16. It takes no
/// i_mutex and never looks at i_private, and it puts pages into holes.
package enum Splicer: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It gets the page, or makes one; it may hold another that turned out to be of no use.
  case getPage(PageIndex, GetPage, useless: PageNumber?)
  /// It has got the page, locked; it may still hold the one of no use.
  case unlock(PageIndex, PageNumber, useless: PageNumber?)
  /// It is a read, and has not got its page yet: never one that is to copy or is finished.
  case read(Reader)
  /// It has a page, which was not looked at while locked.
  case check(PageIndex, PageNumber)
  /// The page is in the pipe, which keeps the reference.
  case drain(PageIndex, PageNumber)
  /// It is done.
  case finished

  /// A splice that is a read which has come so far: what is read has gone into the pipe.
  init(_ reader: Reader) {
    switch reader {
    case .idle: self = .idle
    case .lookUp, .lock, .swapIn, .fromDisk, .unlock: self = .read(reader)
    case .copy(let index, let page): self = .drain(index, page)
    case .finished: self = .finished
    }
  }

  /// The pages that the task holds a reference to; the same one twice if it holds two.
  var heldPages: [PageNumber] {
    switch self {
    case .idle, .finished: []
    case .getPage(_, let getPage, let useless): [getPage.heldPage, useless].compactMap(\.self)
    case .unlock(_, let page, let useless): [page] + [useless].compactMap(\.self)
    case .read(let reader): [reader.heldPage].compactMap(\.self)
    case .check(_, let page), .drain(_, let page): [page]
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .check, .drain, .finished: nil
    case .getPage(_, let getPage, _): getPage.lockedPage
    case .unlock(_, let page, _): page
    case .read(let reader): reader.lockedPage
    }
  }

  /// The page of the file that is spliced, once it has started.
  var index: PageIndex? {
    switch self {
    case .idle, .finished: nil
    case .read(let reader): reader.index
    case .getPage(let index, _, _), .unlock(let index, _, _), .check(let index, _),
      .drain(let index, _):
      index
    }
  }

  /// The swap entry among the task's local variables.
  var swap: SwapEntry? {
    switch self {
    case .getPage(_, let getPage, _): getPage.swap
    case .read(let reader): reader.swap
    case .idle, .unlock, .check, .drain, .finished: nil
    }
  }

  /// The swap-in that the task is in the middle of.
  var swapIn: SwapIn? {
    switch self {
    case .getPage(_, let getPage, _): getPage.swapIn
    case .read(.swapIn(_, let swapIn)): swapIn
    case .idle, .unlock, .read, .check, .drain, .finished: nil
    }
  }
}

extension Machine {
  /// What a splicer can do next; `index` is the page it would start on.
  func readiness(of splicer: Splicer, at index: PageIndex?, in scenario: Scenario) -> Readiness {
    switch splicer {
    case .idle:
      scenario.rules.later.spliceReads
        ? readiness(of: Reader.idle, at: index) : index.map(spliceReadiness) ?? .picks
    case .getPage(let index, let getPage, _): readiness(of: getPage, at: index)
    case .unlock: .ready(.l2)
    case .read(let reader): readiness(of: reader, at: index)
    case .check: .ready(.l3)
    case .drain: .ready(.l4)
    case .finished: .finished
    }
  }

  /// A miss is not a step of its own: the lookup of F5 would find a page that turns up between.
  private func spliceReadiness(at index: PageIndex) -> Readiness {
    storage[index]?.page == nil ? readiness(of: GetPage.lookUp, at: index) : .ready(.l1)
  }

  /// Takes a splicer's next step.
  mutating func advance(
    _ splicer: Splicer,
    _ task: TaskID,
    at start: PageIndex?,
    in scenario: Scenario
  ) -> Splicer {
    switch splicer {
    case .idle where scenario.rules.later.spliceReads:
      return Splicer(advance(Reader.idle, task, at: start, in: scenario))
    case .idle:
      guard let start else { preconditionFailure("a splice starts on a page of the file") }
      guard let page = storage[start]?.page else {
        return advance(.lookUp, task, spliceAt: start, useless: nil, in: scenario)
      }
      guard isInsideFile(start) else { return .finished }
      get(page)
      return .check(start, page)
    case .getPage(let index, let getPage, let useless):
      return advance(getPage, task, spliceAt: index, useless: useless, in: scenario)
    case .unlock(let index, let page, let useless):
      unlock(page, task)
      guard let useless else { return .check(index, page) }
      put(useless)
      return .drain(index, page)
    case .read(let reader): return Splicer(advance(reader, task, at: start, in: scenario))
    case .check(let index, let page):
      guard storage[page].mapping == index, storage[page].content != nil else {
        return .getPage(index, .lookUp, useless: page)
      }
      guard isInsideFile(index) else {
        put(page)
        return .finished
      }
      return .drain(index, page)
    case .drain(_, let page):
      put(page)
      return .finished
    case .finished: preconditionFailure("a finished splice takes no step")
    }
  }

  private mutating func advance(
    _ getPage: GetPage,
    _ task: TaskID,
    spliceAt index: PageIndex,
    useless: PageNumber?,
    in scenario: Scenario
  ) -> Splicer {
    switch advance(getPage, for: .cache, task, at: index, in: scenario) {
    case .goesOn(let next): return .getPage(index, next, useless: useless)
    case .done(let page): return .unlock(index, page, useless: useless)
    case .behindEnd:
      if let useless { put(useless) }
      return .finished
    }
  }
}
