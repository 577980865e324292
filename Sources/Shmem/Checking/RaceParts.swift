// Knows how a state of a race is made of parts that come again and again.

/// All parts of the states of a race that have been met, each of them once.
///
/// ```text
/// memory   file   list of slots   list of frames   list of swap slots      four numbers
///                                   frame, frame ...                       a number each
/// task     its place                                                       one number
/// ```
///
/// A memory is everything but the places of the tasks. Places are numbered by the errand of the task,
/// so that those of equal tasks can be compared.
final class RaceParts: Sendable {
  /// The numbers of the parts of a memory.
  private struct Memory: Hashable, Sendable {
    var file: UInt32
    var slots: UInt32
    var pages: UInt32
    var swaps: UInt32
  }

  private let files = Registry<FileState>()
  private let pages = Registry<Page>()
  private let swapSlots = Registry<SwapSlot>()
  private let slotLists = Registry<PartList<8>>()
  private let pageLists = Registry<PartList<32>>()
  private let swapLists = Registry<PartList<32>>()
  private let memories = Registry<Memory>()
  /// The places of every errand.
  private let places: [Registry<TaskPlace<FlatStorage.Batch>>]
  /// The errand of every task: the number of the first task that has the same one.
  private let errands: [Int]
  /// For every task those with the same errand, ascending.
  let peers: [[Int]]
  /// For every task the one before it with the same errand.
  let elders: [Int?]

  /// Prepares for the tasks of a scenario.
  init(of scenario: Scenario) {
    let errands = scenario.tasks.map { task in scenario.tasks.firstIndex(of: task) ?? 0 }
    self.errands = errands
    places = errands.map { _ in Registry() }
    peers = errands.map { errand in errands.indices.filter { errands[$0] == errand } }
    elders = errands.enumerated().map { task, errand in errands[..<task].lastIndex(of: errand) }
  }

  /// The memory that all of it takes, in bytes.
  var byteCount: Int {
    files.byteCount + pages.byteCount + swapSlots.byteCount + slotLists.byteCount
      + pageLists.byteCount + swapLists.byteCount + memories.byteCount
      + places.reduce(0) { $0 + $1.byteCount }
  }

  // MARK: Taking apart

  /// The number of where a task is.
  func number(of place: TaskPlace<FlatStorage.Batch>, _ task: TaskID) -> UInt32 {
    places[errands[Int(task.rawValue)]].number(of: place)
  }

  /// The number of everything but the places.
  func number(ofMemoryIn state: Machine<FlatStorage>) -> UInt32 {
    var slots = PartList<8>()
    for position in 0..<FlatStorage.slotLimit {
      slots[position] = Self.number(of: state.storage[PageIndex(UInt64(position))])
    }
    var frames = PartList<32>()
    var swaps = PartList<32>()
    for number in 0..<FlatStorage.frameLimit {
      let page = state.storage[PageNumber(UInt32(number))]
      if !page.isFree { frames[number] = UInt16(1 + pages.number(of: page)) }
      let slot = state.storage[SwapEntry(UInt32(number))]
      if !slot.isFree { swaps[number] = UInt16(1 + swapSlots.number(of: slot)) }
    }
    return memories.number(
      of: Memory(
        file: files.number(of: state.file),
        slots: slotLists.number(of: slots),
        pages: pageLists.number(of: frames),
        swaps: swapLists.number(of: swaps)
      )
    )
  }

  private static func number(of entry: Entry?) -> UInt16 {
    switch entry {
    case nil: 0
    case .page(let page): UInt16(1 + 3 * page.rawValue)
    case .swap(let swap): UInt16(2 + 3 * swap.offset)
    case .shadow(let shadow): UInt16(3 + 3 * shadow.stamp)
    }
  }

  // MARK: Putting together

  /// Where a task is.
  func place(_ number: UInt32, _ task: TaskID) -> TaskPlace<FlatStorage.Batch> {
    places[errands[Int(task.rawValue)]][number]
  }

  /// Puts a memory into a state.
  func putMemory(_ number: UInt32, into state: inout Machine<FlatStorage>) {
    let memory = memories[number]
    state.file = files[memory.file]
    let slots = slotLists[memory.slots]
    for position in 0..<FlatStorage.slotLimit {
      state.storage[PageIndex(UInt64(position))] = Self.entry(of: slots[position])
    }
    let frames = pageLists[memory.pages]
    let swaps = swapLists[memory.swaps]
    for number in 0..<FlatStorage.frameLimit {
      let frame = frames[number]
      let page = frame == 0 ? Page() : pages[UInt32(frame) - 1]
      state.storage[PageNumber(UInt32(number))] = page
      let swap = swaps[number]
      let slot = swap == 0 ? SwapSlot() : swapSlots[UInt32(swap) - 1]
      state.storage[SwapEntry(UInt32(number))] = slot
    }
  }

  /// The number of a memory whose tasks have new numbers.
  ///
  /// - Parameter names: the new number of every task.
  func number(of memory: UInt32, in start: Machine<FlatStorage>, renamed names: [TaskID]) -> UInt32 {
    var state = start
    putMemory(memory, into: &state)
    state.renameOwners { names[Int($0.rawValue)] }
    return number(ofMemoryIn: state)
  }

  private static func entry(of number: UInt16) -> Entry? {
    guard number > 0 else { return nil }
    let (name, kind) = (UInt32(number) - 1).quotientAndRemainder(dividingBy: 3)
    return switch kind {
    case 0: .page(PageNumber(name))
    case 1: .swap(SwapEntry(name))
    default: .shadow(Shadow(name))
    }
  }
}

/// A list of numbers of parts.
struct PartList<let count: Int>: Hashable, Sendable {
  private var numbers = InlineArray<count, UInt16>(repeating: 0)

  /// A number by its position, counted from 0.
  subscript(position: Int) -> UInt16 {
    get { numbers[position] }
    set { numbers[position] = newValue }
  }

  static func == (left: PartList, right: PartList) -> Bool {
    for position in 0..<count where left.numbers[position] != right.numbers[position] {
      return false
    }
    return true
  }

  func hash(into hasher: inout Hasher) {
    var mixed: UInt64 = 0
    for position in 0..<count {
      mixed = (mixed ^ UInt64(numbers[position])) &* 0x9e37_79b9_7f4a_7c15
      mixed ^= mixed &>> 29
    }
    hasher.combine(mixed)
  }
}
