// Knows write(2) to one page.

/// Where a write(2) is.
///
/// ```
/// W1   lock i_mutex
///      get the page, or make one (F5 ... F10)
/// W3   copy the user's bytes
/// W4   raise i_size, mark the page up to date and dirty
/// W5   unlock the page
/// W6   unlock i_mutex
/// ```
///
/// Kernel: generic_file_write_iter() and generic_perform_write(), mm/filemap.c; shmem_write_begin()
/// and shmem_write_end(), mm/shmem.c, 3.16. W2, the fault of the user's buffer, is left out so far.
public enum Writer: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It gets the page, or makes one.
  case getPage(PageIndex, GetPage)
  /// It has the page, locked.
  case copy(PageIndex, PageNumber)
  /// It has copied; the page is locked.
  case commit(PageIndex, PageNumber)
  /// The page is dirty and still locked.
  case unlock(PageIndex, PageNumber)
  /// It holds nothing but i_mutex.
  case releaseMutex
  /// It is done.
  case finished

  /// The page that the task holds a reference to.
  var heldPage: PageNumber? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .getPage(_, let getPage): getPage.heldPage
    case .copy(_, let page), .commit(_, let page), .unlock(_, let page): page
    }
  }

  /// The page that the task has locked.
  var lockedPage: PageNumber? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .getPage(_, let getPage): getPage.lockedPage
    case .copy(_, let page), .commit(_, let page), .unlock(_, let page): page
    }
  }

  /// The page of the file that is written, while it is.
  var index: PageIndex? {
    switch self {
    case .idle, .releaseMutex, .finished: nil
    case .getPage(let index, _), .copy(let index, _), .commit(let index, _), .unlock(let index, _):
      index
    }
  }

  /// What it does to get the page, while it does.
  var getPage: GetPage? {
    guard case .getPage(_, let getPage) = self else { return nil }
    return getPage
  }
}

extension Machine {
  /// What a writer can do next; `index` is the page it would start on.
  func outlook(of writer: Writer, at index: PageIndex?) -> Outlook {
    switch writer {
    case .idle: index == nil ? .picks : inodeMutexOutlook(for: .w1)
    case .getPage(let index, let getPage): outlook(of: getPage, at: index)
    case .copy: .ready(.w3)
    case .commit: .ready(.w4)
    case .unlock: .ready(.w5)
    case .releaseMutex: .ready(.w6)
    case .finished: .finished
    }
  }

  /// Takes a writer's next step.
  mutating func advance(
    _ writer: Writer,
    _ task: TaskID,
    at start: PageIndex?,
    in scenario: Scenario
  ) -> Writer {
    switch writer {
    case .idle:
      guard let start else { preconditionFailure("a write starts on a page of the file") }
      file.inodeMutexOwner = task
      return .getPage(start, .lookUp)
    case .getPage(let index, let getPage):
      switch advance(getPage, for: .write, task, at: index, in: scenario) {
      case .goesOn(let next): return .getPage(index, next)
      case .done(let page): return .copy(index, page)
      case .behindEnd: preconditionFailure("a write does not ask for the end of the file")
      }
    case .copy(let index, let page):
      // A part of the page, so that what else is in it stays as old as it is.
      storage[page].content?.isZeros = false
      return .commit(index, page)
    case .commit(let index, let page):
      if storage[page].content == nil {
        storage[page].content = Content(index: index, birth: birthNow, isZeros: false)
      }
      storage[page].isDirty = true
      file.size = max(file.size, index.next.rawValue)
      return .unlock(index, page)
    case .unlock(_, let page):
      unlockAndPut(page, task)
      return .releaseMutex
    case .releaseMutex:
      file.inodeMutexOwner = nil
      return .finished
    case .finished: preconditionFailure("a finished write takes no step")
    }
  }
}
