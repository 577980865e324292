// Knows what write(2) does next and what its own steps change.

extension Machine {
  /// What a writer can do next; `index` is the page it would start on.
  func readiness(
    of writer: Writer,
    _ task: TaskID,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> Readiness {
    switch writer {
    case .idle: index == nil ? .picks : inodeMutexReadiness(for: .w1)
    case .touchBuffer:
      hasBuffer(task, in: scenario)
        ? .ready(.w2) : readiness(of: Faulter.idle, task, at: scenario[task].buffer, in: scenario)
    case .faultBuffer(_, let faulter):
      readiness(of: faulter, task, at: scenario[task].buffer, in: scenario)
    case .getPage(let index, let getPage): readiness(of: getPage, at: index)
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
      return scenario[task].buffer == nil ? .getPage(start, .lookUp) : .touchBuffer(start)
    case .touchBuffer(let index):
      guard !hasBuffer(task, in: scenario) else { return .getPage(index, .lookUp) }
      return advance(.idle, task, ofBufferFor: index, in: scenario)
    case .faultBuffer(let index, let faulter):
      return advance(faulter, task, ofBufferFor: index, in: scenario)
    case .getPage(let index, let getPage):
      switch advance(getPage, for: .write, task, at: index, in: scenario) {
      case .goesOn(let next): return .getPage(index, next)
      case .done(let page): return .copy(index, page)
      case .behindEnd: preconditionFailure("a write does not ask for the end of the file")
      }
    case .copy(let index, let page):
      let copies = hasBuffer(task, in: scenario)
      // A part of the page, so that what else is in it stays as old as it is.
      if copies { storage[page].content?.isZeros = false }
      return .commit(index, page, copied: copies)
    case .commit(let index, let page, let copied):
      if storage[page].content == nil {
        storage[page].content = Content(index: index, birth: birthNow, isZeros: true)
        storage[page].content?.isZeros = !copied
      }
      storage[page].isDirty = true
      if copied, index >= endOfFile {
        file.end = FileEnd(pages: index.next.rawValue, cutsLastPage: false)
      }
      return .unlock(index, page, copied: copied)
    case .unlock(let index, let page, let copied):
      unlockAndPut(page, task)
      return copied ? .releaseMutex : .touchBuffer(index)
    case .releaseMutex:
      file.inodeMutexOwner = nil
      return .finished
    case .finished: preconditionFailure("a finished write takes no step")
    }
  }

  /// Whether a write can read its buffer without a fault.
  private func hasBuffer(_ task: TaskID, in scenario: Scenario) -> Bool {
    scenario[task].buffer.map { mappedPage(at: $0, in: scenario) != nil } ?? true
  }

  /// Takes a step of the buffer's fault.
  ///
  /// After it the buffer is touched again. Behind the end of the file there is nothing to touch, and
  /// write(2) ends with -EFAULT where a load would get SIGBUS.
  private mutating func advance(
    _ faulter: Faulter,
    _ task: TaskID,
    ofBufferFor index: PageIndex,
    in scenario: Scenario
  ) -> Writer {
    let next = advance(faulter, task, at: scenario[task].buffer, in: scenario)
    guard next == .finished else { return .faultBuffer(index, next) }
    return faulter.getPage == nil ? .touchBuffer(index) : .releaseMutex
  }
}
