// Knows a race as a search sees it: states that fit into a word, and steps between them.

import Explorer

/// A race in flat memory, with every way to go on.
///
/// A state is stored as two numbers of 32 bits: that of where all tasks are, and that of what is in
/// memory. Either is a list of numbers of parts in turn. Every part is kept whole in a registry, so
/// that equal keys mean equal states and nothing else does.
struct RaceSystem: TransitionSystem {
  typealias State = Machine<FlatStorage>

  let scenario: Scenario
  let start: State
  private let promises: [Promise]
  private let picks: [PageIndex]
  private let registries = Registries()

  private final class Registries: Sendable {
    let places = Registry<TaskPlace<FlatStorage.Batch>>()
    let pages = Registry<Page>()
    let swapSlots = Registry<SwapSlot>()
    let files = Registry<FileState>()
    let casts = Registry<PartList<8>>()
    let memories = Registry<PartList<73>>()

    var byteCount: Int {
      places.byteCount + pages.byteCount + swapSlots.byteCount + files.byteCount
        + casts.byteCount + memories.byteCount
    }
  }

  /// Makes a system of a scenario from one of its states on.
  ///
  /// - Precondition: `FlatStorage.canHold(scenario)`.
  init(_ scenario: Scenario, from start: State, judging promises: [Promise]) {
    self.scenario = scenario
    self.start = start
    self.promises = promises
    picks = (0..<scenario.filePages).map { PageIndex($0) }
  }

  var byteCount: Int { registries.byteCount }

  func key(of state: State) -> UInt64 {
    var cast = PartList<8>()
    for (position, task) in state.tasks.enumerated() {
      cast[position] = registries.places.number(of: state.storage[task])
    }
    var memory = PartList<73>()
    memory[0] = registries.files.number(of: state.file)
    for position in 0..<FlatStorage.slotLimit {
      memory[1 + position] = Self.number(of: state.storage[PageIndex(UInt64(position))])
    }
    for number in 0..<FlatStorage.frameLimit {
      let page = state.storage[PageNumber(UInt32(number))]
      memory[9 + number] = page.isFree ? 0 : 1 + registries.pages.number(of: page)
    }
    for number in 0..<FlatStorage.frameLimit {
      let slot = state.storage[SwapEntry(UInt32(number))]
      memory[41 + number] = slot.isFree ? 0 : 1 + registries.swapSlots.number(of: slot)
    }
    let upper = UInt64(1 + registries.casts.number(of: cast)) << 32
    return upper | UInt64(registries.memories.number(of: memory))
  }

  func state(of key: UInt64) -> State {
    var state = start
    let cast = registries.casts[UInt32(truncatingIfNeeded: key >> 32) - 1]
    for (position, task) in start.tasks.enumerated() {
      state.storage[task] = registries.places[cast[position]]
    }
    let memory = registries.memories[UInt32(truncatingIfNeeded: key)]
    state.file = registries.files[memory[0]]
    for position in 0..<FlatStorage.slotLimit {
      state.storage[PageIndex(UInt64(position))] = Self.entry(of: memory[1 + position])
    }
    for number in 0..<FlatStorage.frameLimit {
      let part = memory[9 + number]
      state.storage[PageNumber(UInt32(number))] = part == 0 ? Page() : registries.pages[part - 1]
    }
    for number in 0..<FlatStorage.frameLimit {
      let part = memory[41 + number]
      let slot = part == 0 ? SwapSlot() : registries.swapSlots[part - 1]
      state.storage[SwapEntry(UInt32(number))] = slot
    }
    return state
  }

  private static func number(of entry: Entry?) -> UInt32 {
    switch entry {
    case nil: 0
    case .page(let page): 1 + 2 * page.rawValue
    case .swap(let swap): 2 + 2 * swap.offset
    }
  }

  private static func entry(of number: UInt32) -> Entry? {
    guard number > 0 else { return nil }
    let half = (number - 1) / 2
    return number % 2 == 1 ? .page(PageNumber(half)) : .swap(SwapEntry(half))
  }

  func forEachStep(from state: State, _ body: (Step, State) -> Void) {
    for step in state.enabledSteps(picking: picks, in: scenario) {
      var next = state
      next.apply(step, in: scenario)
      body(step, next)
    }
  }

  func breach(in state: State) -> BrokenPromise? {
    for promise in promises {
      if case .broken(let breach) = state.standing(of: promise, in: scenario) {
        return BrokenPromise(promise: promise, breach: breach)
      }
    }
    return nil
  }

  func mark(of action: Step) -> TaskID { action.task }

  /// A change of tasks costs most, then a swizzle: that is what one has to follow with the eyes.
  func price(of action: Step, after mark: TaskID?) -> Price {
    Price(
      first: mark == nil || mark == action.task ? 0 : 1,
      second: action.row.isSwizzle ? 1 : 0
    )
  }
}

/// A promise that was broken, and what broke it.
public struct BrokenPromise: Hashable, Sendable {
  /// The promise.
  public let promise: Promise
  /// What broke it.
  public let breach: Breach
}

/// A list of numbers of parts.
struct PartList<let count: Int>: Hashable, Sendable {
  private var numbers = InlineArray<count, UInt32>(repeating: 0)

  /// A number by its position, counted from 0.
  subscript(position: Int) -> UInt32 {
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
    for position in 0..<count { hasher.combine(numbers[position]) }
  }
}

extension Row {
  /// Whether the step exchanges page and swap entry.
  fileprivate var isSwizzle: Bool {
    let swizzles: [Row] = [.c11, .c11b, .s7, .s7b, .o5]
    return swizzles.contains(self)
  }
}
