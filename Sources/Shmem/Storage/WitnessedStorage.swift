// Knows how to tell whether a step depends on what other tasks are doing.

import Synchronization

/// Who notes down that somebody has looked at the place of another task.
final class Witness: Sendable {
  private let sawOther = Atomic(false)

  /// Notes it down.
  func noteOther() { sawOther.store(true, ordering: .relaxed) }

  /// Whether it has happened since this was asked for last.
  func takeNote() -> Bool { sawOther.exchange(false, ordering: .relaxed) }
}

/// A flat memory that is watched: what a task does to the others is said to a witness.
///
/// Almost every row depends on the memory and on the place of the task that takes it, and on nothing
/// else. Which rows do not, nobody has to write down: the memory notices.
struct WitnessedStorage: MachineStorage {
  typealias Batch = FlatStorage.Batch

  /// What is watched.
  var storage: FlatStorage
  /// The task that may look at itself.
  var actor: TaskID
  private let witness: Witness

  /// Watches a task in a memory.
  init(_ storage: FlatStorage, actor: TaskID, witness: Witness) {
    self.storage = storage
    self.actor = actor
    self.witness = witness
  }

  /// Makes a memory as a scenario finds it, in which nobody is watched by anybody.
  init(for scenario: Scenario) {
    self.init(FlatStorage(for: scenario), actor: .puncher, witness: Witness())
  }

  subscript(index: PageIndex) -> Entry? {
    get { storage[index] }
    set { storage[index] = newValue }
  }

  func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    storage.occupiedSlot(from: index)
  }

  func mappedPage(from index: PageIndex) -> PageIndex? { storage.mappedPage(from: index) }

  subscript(page: PageNumber) -> Page {
    get { storage[page] }
    set { storage[page] = newValue }
  }

  func pageInUse(from page: PageNumber) -> PageNumber? { storage.pageInUse(from: page) }

  subscript(swap: SwapEntry) -> SwapSlot {
    get { storage[swap] }
    set { storage[swap] = newValue }
  }

  func swapInUse(from swap: SwapEntry) -> SwapEntry? { storage.swapInUse(from: swap) }

  subscript(task: TaskID) -> TaskPlace<Batch> {
    get {
      if task != actor { witness.noteOther() }
      return storage[task]
    }
    set { storage[task] = newValue }
  }

  var taskCount: Int { storage.taskCount }

  mutating func addTask(at place: TaskPlace<Batch>) { storage.addTask(at: place) }

  static func == (left: WitnessedStorage, right: WitnessedStorage) -> Bool {
    left.storage == right.storage
  }

  func hash(into hasher: inout Hasher) { hasher.combine(storage) }
}
