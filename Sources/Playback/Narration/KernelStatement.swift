// Knows a step as a statement of the kernel with the operands of the moment.

package import Shmem

/// A statement of the kernel with the operands of the moment.
package enum KernelStatement: Hashable, Sendable {
  /// A call: `lock_page(P3)`.
  case call(KernelFunction, [Operand])
  /// An assignment: `i_size = 4`, `info->swapped -= 1`.
  case assignment(Variable, AssignmentOperator, Operand)
  /// A test in words: `inside i_size?`.
  case test(String)
  /// A test whether the file owns a page: `P3->mapping ours?`.
  case mappingTest(of: Entry)
  /// A change of what a slot holds: `slot: s0 -> P1`. The page of the file is nil where only one is meant.
  case slot(PageIndex?, SlotChange)
  /// A change of a pte: `pte -> P3`.
  case pte(PageNumber)
  /// A lock that is taken: `lock i_mutex`.
  case lock(LockClass)
  /// A lock that is given up: `unlock i_mutex`.
  case unlock(LockClass)
  /// Two or more statements, one after the other: `pte -> P3, unlock`.
  case sequence([KernelStatement])
  /// Anything else, in words: `look up slot 3`.
  case words(String)
  /// A statement that takes much room, and the words for it where there is less.
  indirect case long(KernelStatement, short: String)

  /// An operator that changes a variable.
  package enum AssignmentOperator: String, Hashable, Sendable {
    /// The variable gets a value.
    case set = "="
    /// A value is added to the variable.
    case add = "+="
    /// A value is subtracted from the variable.
    case subtract = "-="
  }

  /// A change of what a slot holds.
  package enum SlotChange: Hashable, Sendable {
    /// An entry takes the place of another one, or fills an empty slot.
    case exchange(Entry?, for: Entry)
    /// An entry leaves the slot.
    case delete(Entry)
    /// An entry fills the slot, which has been emptied.
    case insert(Entry)
  }

  /// True if the statement is a call, an assignment or a test as C has them; a sequence is what its first statement
  /// is.
  package var isInC: Bool {
    switch self {
    case .call, .assignment, .mappingTest: true
    case .test, .slot, .pte, .lock, .unlock, .words: false
    case .sequence(let statements): statements.first?.isInC ?? false
    case .long(let statement, _): statement.isInC
    }
  }
}

extension KernelStatement {
  /// A variable of the kernel that a statement changes.
  package enum Variable: String, Hashable, Sendable {
    /// The page of the file that a loop works on.
    case index = "index"
    case inodeSize = "i_size"
    case inodePrivate = "i_private"
    /// The number of swap entries that the file counts.
    case swapped = "info->swapped"
  }

  /// A value in a statement.
  package enum Operand: Hashable, Sendable {
    case page(PageNumber)
    case swap(SwapEntry)
    case entry(Entry)
    case index(PageIndex)
    case number(Int)
    /// The end of a file, in pages; true if the last one is cut.
    case end(PageIndex, cutsInside: Bool)
    case lock(LockClass)
    /// No address.
    case null
    /// The hole that a punch publishes.
    case hole
    /// The progress that a preallocation publishes.
    case falloc
  }
}

/// A function of the kernel that a statement calls.
package enum KernelFunction: String, CaseIterable, Hashable, Sendable {
  case upRead = "up_read"
  case downRead = "down_read"
  case lockPage = "lock_page"
  case trylock = "trylock"
  case unlockPage = "unlock_page"
  case waitOnWriteback = "wait_on_writeback"
  case setPageDirty = "set_page_dirty"
  case lruCacheAdd = "lru_cache_add"
  case readpage = "readpage"
  case writepage = "writepage"
  /// The function of an ordinary file system.
  case writeFilePage = "write_file_page"
  case lookupSwapCache = "lookup_swap_cache"
  case getSwapPage = "get_swap_page"
  case swapFree = "swap_free"
  case freeSwapAndCache = "free_swap_and_cache"
  case freeSwap = "free_swap"
  case clear = "clear"
  case schedule = "schedule"
  case finishWait = "finish_wait"
}

// MARK: Words

extension KernelStatement {
  /// Returns the statement as text, with the names that a kernel uses.
  package func text(in kernel: Kernel) -> String { kernel.naming(text) }

  /// Returns the statement as text that fits into a number of columns, or else in as few words as name it.
  package func text(in kernel: Kernel, widthInColumns width: Int) -> String {
    let text = text(in: kernel)
    return text.count <= width ? text : shortText(in: kernel)
  }

  /// Returns the statement in as few words as name it: of a change of a slot, `3: P3 -> s3`.
  package func shortText(in kernel: Kernel) -> String { kernel.naming(shortText) }

  private var shortText: String {
    switch self {
    case .slot(let index, let change): (index.map { "\($0): " } ?? "") + change.text
    case .call(.downRead, [.lock(.invalidateLock)]): "take cache lock"
    case .call(.upRead, [.lock(.invalidateLock)]): "drop cache lock"
    case .call(let function, let operands): function.words(about: operands.last?.text)
    case .assignment(.swapped, let sign, let value): "swapped \(sign.rawValue) \(value.text)"
    case .assignment(.inodePrivate, .set, _): "set i_private"
    case .lock(.swaplistMutex): "lock swaplist"
    case .unlock(.swaplistMutex): "unlock swaplist"
    case .lock(.invalidateLock): "take cache lock"
    case .unlock(.invalidateLock): "drop cache lock"
    case .long(_, let short): short
    case .assignment, .test, .mappingTest, .pte, .lock, .unlock, .sequence, .words: text
    }
  }

  /// The statement as text, with the names of 2014.
  private var text: String {
    switch self {
    case .call(let function, let operands):
      "\(function.rawValue)(\(operands.map(\.text).joined(separator: ", ")))"
    case .assignment(let variable, let sign, let value):
      "\(variable.rawValue) \(sign.rawValue) \(value.text)"
    case .test(let words): "\(words)?"
    case .mappingTest(let page): "\(page)->mapping ours?"
    case .slot(let index, let change): "slot\(index.map { " \($0)" } ?? ""): \(change.text)"
    case .pte(let page): "pte -> \(page)"
    case .lock(let lock): "lock \(lock.words)"
    case .unlock(let lock): "unlock \(lock.words)"
    case .sequence(let statements): statements.map(\.text).joined(separator: ", ")
    case .words(let words): words
    case .long(let statement, _): statement.text
    }
  }
}

extension KernelFunction {
  /// Returns a call of the function in a few words, for a place that has no room for its name.
  fileprivate func words(about operand: String?) -> String {
    let object = operand.map { " \($0)" } ?? ""
    return switch self {
    case .upRead: "drop\(object)"
    case .downRead: "take\(object)"
    case .lockPage: "lock\(object)"
    case .trylock: "trylock\(object)"
    case .unlockPage: "unlock\(object)"
    case .waitOnWriteback: "wait for write"
    case .setPageDirty: "dirty\(object)"
    case .lruCacheAdd: "to LRU list:\(object)"
    case .readpage: "read\(object)"
    case .writepage, .writeFilePage: "write out\(object)"
    case .lookupSwapCache: "cached?\(object)"
    case .getSwapPage: "get a swap slot"
    case .swapFree, .freeSwapAndCache: "free\(object)"
    case .freeSwap: "remove\(object)"
    case .clear: "clear\(object)"
    case .schedule: "sleep"
    case .finishWait: "leave the queue"
    }
  }
}

extension KernelStatement.SlotChange {
  fileprivate var text: String {
    switch self {
    case .exchange(let old, let new): "\(old?.description ?? "empty") -> \(new)"
    case .delete(let entry): "delete \(entry)"
    case .insert(let entry): "insert \(entry)"
    }
  }
}

extension KernelStatement.Operand {
  fileprivate var text: String {
    switch self {
    case .page(let page): page.description
    case .swap(let swap): swap.description
    case .entry(let entry): entry.description
    case .index(let index): index.description
    case .number(let number): String(number)
    case .end(let index, let cutsInside): "\(index)\(cutsInside ? " and a part" : "")"
    case .lock(let lock): lock.words
    case .null: "NULL"
    case .hole: "hole"
    case .falloc: "falloc"
    }
  }
}

extension Snapshot {
  /// Returns the statement that a task runs when it takes a step now: `lock_page(P3)`.
  package func statement(of stepID: StepID, for task: TaskID) -> KernelStatement {
    guard let words = effect(of: stepID, of: task)?.words else { return .words("done") }
    return words.statement(in: StepContext(snapshot: self, task: task))
  }

  /// Returns what a step that a task can take next does; if the task picks a page, what it does on the first one.
  func effect(of stepID: StepID, of task: TaskID) -> TaskEffect<SharedStorage.Batch>? {
    let start = scenario[task].index ?? PageIndex(0)
    let step = Step(task: task, id: stepID, pick: start)
    return machine.transition(for: step, in: scenario)?.effect
      ?? machine.next(of: task, startingAt: start, in: scenario).transition?.effect
  }
}
