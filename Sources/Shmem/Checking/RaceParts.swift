// Knows how a state of a race is made of parts that it shares with other states.

/// All parts of the states of a race that have been met, each of them once.
///
/// ```text
/// memory   file   list of slots   list of frames   list of swap slots    four numbers
/// task     place                                                         one number
/// ```
///
/// A memory is everything but the places of the tasks. Places are numbered by the symmetry class of the task,
/// so that those of equal tasks can be compared.
final class RaceParts: Sendable {
  /// The numbers of the parts of a memory.
  private struct Memory: Hashable, Sendable {
    var file: UInt32
    var slots: UInt32
    var pages: UInt32
    var swaps: UInt32
  }

  private let files = InternTable<FileState>()
  private let slotLists = InternTable<PartList<8, UInt16>>()
  private let pageLists = InternTable<PartList<32, UInt32>>()
  private let swapLists = InternTable<PartList<32, UInt16>>()
  private let memories = InternTable<Memory>()
  /// The renamings of frames and swap slots; the one that changes nothing comes first.
  private let renamings = InternTable<FlatRenaming>()
  /// The places of every symmetry class.
  private let places: [InternTable<TaskPlace<FlatStorage.Batch>>]
  /// The symmetry class of every task: the number of the first task that has the same one.
  private let symmetryClasses: [Int]
  /// The tasks of the symmetry class of every task, ascending.
  let equalTasks: [[Int]]
  /// The task before each task in its symmetry class.
  let equalTaskBefore: [Int?]

  /// Prepares for the tasks of a scenario.
  init(of scenario: Scenario) {
    let symmetryClasses = scenario.tasks.map { task in scenario.tasks.firstIndex(of: task) ?? 0 }
    self.symmetryClasses = symmetryClasses
    places = symmetryClasses.map { _ in InternTable() }
    equalTasks = symmetryClasses.map { symmetryClass in
      symmetryClasses.indices.filter { symmetryClasses[$0] == symmetryClass }
    }
    equalTaskBefore = symmetryClasses.enumerated().map { task, symmetryClass in
      symmetryClasses[..<task].lastIndex(of: symmetryClass)
    }
    let same = renamings.number(of: .same)
    assert(same == 0, "the numbers they have are the first of all")
  }

  /// The memory that all parts take, in bytes.
  var byteCount: Int {
    files.byteCount + slotLists.byteCount + pageLists.byteCount + swapLists.byteCount
      + memories.byteCount + renamings.byteCount
      + places.reduce(0) { $0 + $1.byteCount }
  }

  // MARK: Taking apart

  /// Returns the number of the place of a task.
  func number(of place: TaskPlace<FlatStorage.Batch>, _ task: TaskID) -> UInt32 {
    places[symmetryClasses[Int(task.rawValue)]].number(of: place)
  }

  /// Returns the number of everything but the places.
  func number(ofMemoryIn state: Machine<FlatStorage>) -> UInt32 {
    memories.number(
      of: Memory(
        file: files.number(of: state.file),
        slots: slotLists.number(of: PartList(state.storage.slots)),
        pages: pageLists.number(of: PartList(state.storage.pages)),
        swaps: swapLists.number(of: PartList(state.storage.swapSlots))
      )
    )
  }

  /// Returns the number of a renaming of frames and swap slots; 0 if every one keeps its number.
  func number(of renaming: FlatRenaming) -> UInt32 { renamings.number(of: renaming) }

  /// Returns the number of everything but the places, which is looked up only as far as it has changed.
  ///
  /// - Parameters:
  ///   - state: a state.
  ///   - other: a state that has much in common with it.
  ///   - memory: the number of its memory.
  /// - Returns: the number.
  func number(
    ofMemoryIn state: Machine<FlatStorage>,
    near other: Machine<FlatStorage>,
    _ memory: UInt32
  ) -> UInt32 {
    let old = memories[memory]
    var new = old
    if state.file != other.file { new.file = files.number(of: state.file) }
    let slots = PartList(state.storage.slots)
    if slots != PartList(other.storage.slots) { new.slots = slotLists.number(of: slots) }
    let pages = PartList(state.storage.pages)
    if pages != PartList(other.storage.pages) { new.pages = pageLists.number(of: pages) }
    let swaps = PartList(state.storage.swapSlots)
    if swaps != PartList(other.storage.swapSlots) { new.swaps = swapLists.number(of: swaps) }
    return new == old ? memory : memories.number(of: new)
  }

  /// Returns the number of the state of the file.
  func number(of file: FileState) -> UInt32 { files.number(of: file) }

  /// Returns the number of the state of the file in a memory.
  func number(ofFileIn memory: UInt32) -> UInt32 { memories[memory].file }

  // MARK: Putting together

  /// Returns the state of the file that has a number.
  func file(_ number: UInt32) -> FileState { files[number] }

  /// Returns the place of a task.
  func place(_ number: UInt32, _ task: TaskID) -> TaskPlace<FlatStorage.Batch> {
    places[symmetryClasses[Int(task.rawValue)]][number]
  }

  /// Puts a memory into a state.
  func putMemory(_ number: UInt32, into state: inout Machine<FlatStorage>) {
    let memory = memories[number]
    state.file = files[memory.file]
    state.storage.slots = slotLists[memory.slots].numbers
    state.storage.pages = pageLists[memory.pages].numbers
    state.storage.swapSlots = swapLists[memory.swaps].numbers
  }

  /// Returns the number of a place where frames and swap slots have other numbers.
  ///
  /// - Parameters:
  ///   - place: the number of the place.
  ///   - task: the task at that place.
  ///   - renaming: the number of the other numbers.
  /// - Returns: the number of the place with these.
  func number(of place: UInt32, _ task: TaskID, renamed renaming: UInt32) -> UInt32 {
    number(of: self.place(place, task), task, renamed: renaming)
  }

  /// Returns the number of a place where frames and swap slots have other numbers.
  func number(
    of place: TaskPlace<FlatStorage.Batch>,
    _ task: TaskID,
    renamed renaming: UInt32
  ) -> UInt32 {
    number(of: TaskPlace(copying: place, renamings[renaming]), task)
  }

  /// Returns the number of a memory whose tasks have new numbers.
  ///
  /// - Parameters:
  ///   - memory: the number of the memory.
  ///   - start: any state of the race.
  ///   - names: the new number of every task.
  /// - Returns: the number of the memory with its owners renamed.
  func number(of memory: UInt32, in start: Machine<FlatStorage>, renamed names: [TaskID]) -> UInt32
  {
    var state = start
    putMemory(memory, into: &state)
    state.renameOwners { names[Int($0.rawValue)] }
    return number(ofMemoryIn: state)
  }
}
