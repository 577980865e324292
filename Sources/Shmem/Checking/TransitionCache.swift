// Knows the transitions that a thread has worked out so far.

/// The moves of a task at a place in a memory.
struct CachedTransitions {
  /// The first of its moves in the list of all moves.
  var first: Int
  /// The number of its moves.
  var count: Int
  /// True if the task breaks a promise by being there, wherever the other tasks are.
  var isBreach: Bool
  /// True if its moves depend on where other tasks are, so that they hold for one state only.
  var dependsOnOthers: Bool
  /// The number of the footprint of its moves; 0 if the task is never taken alone for them.
  var footprint: UInt16
}

/// A step of a task, or several, as it changes the numbers of the parts.
struct Move {
  /// The number of the memory that it leads to.
  var memory: UInt32
  /// The number of the place that it leads to.
  var place: UInt32
  /// The number of the new names of the frames and swap slots that other tasks know; 0 if they keep theirs.
  var renaming: UInt32
  /// True if it breaks a promise, wherever the other tasks are.
  var isBreach: Bool
}

/// The memory that a change of cells leads to from another memory.
struct MemoryArrival {
  /// The number of the memory.
  var memory: UInt32
  /// The number of the renaming that gives frames and swap slots the numbers that they have there.
  var naming: UInt32
  /// The number of the new names of those that other tasks know; 0 if they keep theirs.
  var renaming: UInt32
}

/// The facts about a memory that searches ask for again and again.
struct MemoryFacts {
  /// True if the facts have been worked out.
  var isKnown = false
  /// True if a promise is broken in it, wherever the tasks are.
  var isBroken = false
  /// True if a page lies beyond the end of the file; a task may be about to remove it.
  var hasLeftovers = false
  /// The tasks that own a lock or a mutex, a bit each.
  var owners: UInt8 = 0
  /// The pages that have something in swap or on its way there.
  var pagesInSwap: ResourceSet.Pages = []
  /// The pages with an empty slot.
  var emptyPages: ResourceSet.Pages = []
}

/// A cache of the transitions of a race, one for each thread.
///
/// The moves of a task depend on its place and on the memory, so that the same few thousand moves are
/// made in millions of states. Each of them is worked out once, by `Machine.apply`, and looked up
/// from then on.
struct TransitionCache: Sendable {
  private var entries = NumberTable()
  private(set) var moves: [Move] = []
  private var facts: [MemoryFacts] = []
  private var permutations = NumberTable()
  private var footprints: [Footprint] = []
  private var footprintNumbers: [Footprint: UInt16] = [:]
  /// The resources that a task can still touch from a place on.
  var mayAccess = PlaceFacts<MayAccess>()
  /// The swap entries that a task remembers at a place, a bit each.
  var entriesRemembered = PlaceFacts<UInt32>()
  private var renamings = NumberTable()
  /// The moves in memories that are alike where the task looks.
  var movesByCells = MovesByCells()
  private var arrivalNumbers = NumberTable()
  private var arrivals: [MemoryArrival] = []
  private var namings = NumberTable()
  /// A state with the memory that was looked at last; its tasks are where they start.
  var stateInHand: Machine<FlatStorage>
  /// The number of that memory; nil if it is the one that the race starts with.
  var memoryInHand: UInt32?

  /// Makes an empty cache for a race that begins with a state.
  init(start: Machine<FlatStorage>) { stateInHand = start }

  /// Returns the moves of a task at a place in a memory, or nil if they are unknown.
  @inline(__always)
  func transitions(_ task: Int, at place: UInt32, in memory: UInt32) -> CachedTransitions? {
    entries[Self.key(task, place, memory)].map { value in
      CachedTransitions(
        first: Int(value >> 32),
        count: Int(value >> 2 & 0x3fff),
        isBreach: value & 1 != 0,
        dependsOnOthers: value & 2 != 0,
        footprint: UInt16(truncatingIfNeeded: value >> 16)
      )
    }
  }

  /// Adds the transitions of a task at a place; their moves follow all others in the list.
  mutating func note(
    _ moves: [Move],
    isBreach: Bool,
    dependsOnOthers: Bool,
    footprint: Footprint?,
    _ task: Int,
    at place: UInt32,
    in memory: UInt32
  ) -> CachedTransitions {
    let cached = CachedTransitions(
      first: self.moves.count,
      count: moves.count,
      isBreach: isBreach,
      dependsOnOthers: dependsOnOthers,
      footprint: footprint.map { number(of: $0) } ?? 0
    )
    self.moves += moves
    let value =
      UInt64(cached.first) << 32 | UInt64(cached.footprint) << 16 | UInt64(cached.count) << 2
    entries[Self.key(task, place, memory)] =
      value | (dependsOnOthers ? 2 : 0) | (isBreach ? 1 : 0)
    return cached
  }

  /// Drops the moves of the transitions that was added last, as it holds for one state only.
  mutating func forgetMoves(of cached: CachedTransitions) {
    moves.removeSubrange(cached.first...)
  }

  /// Returns what the moves of cached transitions touch, or nil if the task is never taken alone for them.
  @inline(__always)
  func footprint(of cached: CachedTransitions) -> Footprint? {
    cached.footprint == 0 ? nil : footprints[Int(cached.footprint) - 1]
  }

  private mutating func number(of footprint: Footprint) -> UInt16 {
    if let known = footprintNumbers[footprint] { return known }
    guard footprints.count < UInt16.max else { return 0 }
    footprints.append(footprint)
    let number = UInt16(footprints.count)
    footprintNumbers[footprint] = number
    return number
  }

  /// Returns the key of what depends on the place of a task and on the memory.
  static func key(_ task: Int, _ place: UInt32, _ memory: UInt32) -> UInt64 {
    1 &<< 63 | UInt64(task) &<< 56 | UInt64(place) &<< 32 | UInt64(memory)
  }

  /// The facts about a memory.
  subscript(factsOf memory: UInt32) -> MemoryFacts {
    get { Int(memory) < facts.count ? facts[Int(memory)] : MemoryFacts() }
    set {
      if Int(memory) >= facts.count {
        facts += repeatElement(MemoryFacts(), count: Int(memory) + 1 - facts.count)
      }
      facts[Int(memory)] = newValue
    }
  }

  /// The number of a memory with its tasks permuted, or nil if it is unknown.
  ///
  /// A permutation is the list of the new numbers of all tasks, three bits each.
  subscript(permuting permutation: UInt64, memory: UInt32) -> UInt32? {
    get {
      permutations[1 &<< 63 | permutation &<< 32 | UInt64(memory)].map { UInt32($0) }
    }
    set {
      guard let newValue else { return }
      permutations[1 &<< 63 | permutation &<< 32 | UInt64(memory)] = UInt64(newValue)
    }
  }
}

extension TransitionCache {
  /// The memory that changes, by their number, lead to from a memory, or nil if it is unknown.
  subscript(arrivalBy change: UInt32, from memory: UInt32) -> MemoryArrival? {
    @inline(__always) get {
      arrivalNumbers[1 &<< 63 | UInt64(change) &<< 32 | UInt64(memory)].map { arrivals[Int($0)] }
    }
    set {
      guard let newValue else { return }
      arrivalNumbers[1 &<< 63 | UInt64(change) &<< 32 | UInt64(memory)] = UInt64(arrivals.count)
      arrivals.append(newValue)
    }
  }

  /// The number of a place that a move of a task leads to, the place being named by its number in `movesByCells`, with
  /// the names of the memory there; or nil if it is unknown.
  subscript(naming place: UInt32, of task: Int, naming: UInt32) -> UInt32? {
    @inline(__always) get {
      namings[Self.key(task, place, naming)].map { UInt32($0) }
    }
    set {
      guard let newValue else { return }
      namings[Self.key(task, place, naming)] = UInt64(newValue)
    }
  }

  /// The number of a place of a task after frames and swap slots are renamed, or nil if it is unknown.
  subscript(renaming place: UInt32, of task: Int, renaming: UInt32) -> UInt32? {
    @inline(__always) get {
      renamings[Self.key(task, place, renaming)].map { UInt32($0) }
    }
    set {
      guard let newValue else { return }
      renamings[Self.key(task, place, renaming)] = UInt64(newValue)
    }
  }
}
