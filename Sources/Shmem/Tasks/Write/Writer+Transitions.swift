// Knows the steps of write(2), W1 to W6.

extension Machine {
  /// Returns what comes next for a writer; `index` is the page it would start on.
  func next(
    of writer: Writer,
    _ task: TaskID,
    at index: PageIndex?,
    in scenario: Scenario
  ) -> NextStep<WriteEffect> {
    switch writer {
    case .idle:
      index.map { .step(.w1, unless: inodeMutexWait, .takesMutex(at: $0)) } ?? .picks
    case .touchBuffer(let index):
      hasBuffer(task, in: scenario)
        ? .ready(.w2, .touchesBuffer(at: index))
        : next(of: Faulter.idle, task, at: scenario[task].buffer, in: scenario).map {
          .startsFault($0, at: index)
        }
    case .faultBuffer(let index, let faulter):
      next(of: faulter, task, at: scenario[task].buffer, in: scenario).map {
        .fault($0, at: index)
      }
    case .getPage(let index, let getPage):
      next(of: getPage, for: .write, at: index, in: scenario).map {
        .getPage($0, at: index)
      }
    case .copy(let index, let page):
      .ready(
        .w3,
        .page(hasBuffer(task, in: scenario) ? .copies : .findsBufferGone, page, at: index)
      )
    case .commit(let index, let page, let copied):
      .ready(
        .w4,
        .page(.commits(copied: copied, isFirst: storage[page].content == nil), page, at: index)
      )
    case .unlock(let index, let page, let copied):
      .ready(.w5, .page(.unlocks(copied: copied), page, at: index))
    case .releaseMutex: .ready(.w6, .releasesMutex)
    case .finished: .finished
    }
  }

  /// Returns true if a write can read its buffer without a fault.
  private func hasBuffer(_ task: TaskID, in scenario: Scenario) -> Bool {
    scenario[task].buffer.map { mappedPage(at: $0, in: scenario) != nil } ?? true
  }
}
