// Knows how to carry a state over from one kind of memory into another.

extension Machine {
  /// Makes the same state in this kind of memory.
  ///
  /// - Parameters:
  ///   - machine: a state of the scenario, in any memory.
  ///   - scenario: the model, with the tasks that have joined since the start.
  /// - Precondition: this kind of memory can hold the scenario.
  /// - Complexity: linear in the number of slots, frames and swap slots in use, at the start or now.
  package init<Other>(copying machine: Machine<Other>, in scenario: Scenario) {
    storage = Storage(for: scenario)
    file = machine.file
    for index in storage.occupiedSlots { storage[index] = nil }
    for index in machine.storage.occupiedSlots {
      let range = machine.storage.entryRange(at: index)
      if range.base == index { storage.store(machine.storage[index], in: range) }
    }
    for page in storage.pagesInUse + machine.storage.pagesInUse {
      storage[page] = machine.storage[page]
    }
    for swap in storage.swapsInUse + machine.storage.swapsInUse {
      storage[swap] = machine.storage[swap]
    }
    for task in machine.tasks {
      storage.addTask(at: TaskPlace(copying: machine.storage[task]))
    }
  }
}

extension MachineStorage {
  fileprivate var occupiedSlots: [PageIndex] {
    numbers { occupiedSlot(from: PageIndex($0))?.index.rawValue }.map { PageIndex($0) }
  }

  fileprivate var pagesInUse: [PageNumber] {
    numbers { pageInUse(from: PageNumber(UInt32($0))).map { UInt64($0.rawValue) } }
      .map { PageNumber(UInt32($0)) }
  }

  fileprivate var swapsInUse: [SwapEntry] {
    numbers { swapInUse(from: SwapEntry(UInt32($0))).map { UInt64($0.offset) } }
      .map { SwapEntry(UInt32($0)) }
  }

  /// Returns all numbers that a search for the next number finds, from 0 on.
  private func numbers(_ next: (UInt64) -> UInt64?) -> [UInt64] {
    var numbers: [UInt64] = []
    while let number = next(numbers.last.map { $0 + 1 } ?? 0) { numbers.append(number) }
    return numbers
  }
}
