// Knows how the steps of write(2) change a race.

extension Machine {
  /// Performs a step of write(2).
  ///
  /// - Returns: the place after it.
  mutating func perform(_ effect: WriteEffect, _ task: TaskID, in scenario: Scenario) -> Writer {
    switch effect {
    case .takesMutex(let index):
      file.inodeMutexOwner = task
      return scenario[task].buffer == nil ? .getPage(index, .lookUp) : .touchBuffer(index)
    case .touchesBuffer(let index): return .getPage(index, .lookUp)
    case .startsFault(let effect, let index), .fault(let effect, let index):
      return perform(effect, task, ofBufferFor: index, in: scenario)
    case .getPage(let effect, let index):
      switch perform(effect, task, for: .write, at: index, in: scenario) {
      case .goesOn(let getPage): return .getPage(index, getPage)
      case .done(let page): return .copy(index, page)
      case .failed: return .releaseMutex
      case .behindEnd: preconditionFailure("a write does not ask for the end of the file")
      }
    case .page(let effect, let page, let index):
      return perform(effect, page, task, at: index, in: scenario)
    case .releasesMutex:
      file.inodeMutexOwner = nil
      return .finished
    }
  }

  /// Performs a step of the buffer's fault.
  ///
  /// After it the buffer is touched again. Beyond the end of the file there is nothing to touch, and
  /// write(2) ends with -EFAULT where a load would get SIGBUS.
  private mutating func perform(
    _ effect: FaultEffect,
    _ task: TaskID,
    ofBufferFor index: PageIndex,
    in scenario: Scenario
  ) -> Writer {
    let faulter = perform(effect, task, in: scenario)
    guard faulter == .finished else { return .faultBuffer(index, faulter) }
    guard case .getPage = effect else { return .touchBuffer(index) }
    return .releaseMutex
  }

  private mutating func perform(
    _ effect: WriteEffect.OnPage,
    _ page: PageNumber,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> Writer {
    switch effect {
    case .copies:
      // A part of the page, so that what else is in it stays as old as it is.
      storage[storage.frame(of: page, at: index)].content?.isZeros = false
      return .commit(index, page, copied: true)
    case .findsBufferGone: return .commit(index, page, copied: false)
    case .commits(let copied, let isFirst):
      if isFirst {
        storage[page].content = Content(index: index, birth: birthNow, isZeros: true)
        storage[page].content?.isZeros = !copied
      }
      if copied { noteStore(at: index, in: scenario) }
      storage[page].isDirty = true
      if copied, index >= endOfFile {
        file.end = FileEnd(pages: index.next.rawValue, cutsLastPage: false)
      }
      return .unlock(index, page, copied: copied)
    case .unlocks(let copied):
      unlockAndPut(page, task)
      return copied ? .releaseMutex : .touchBuffer(index)
    }
  }
}
