// Knows what a thread has learned of the steps of a race.

import Explorer

/// What is known of a task at a place in a memory.
struct CachedTransitions {
  /// The first of its moves in the list of all moves.
  var first: Int
  /// The number of its moves.
  var count: Int
  /// Whether the task breaks a promise by being there, whatever the others do.
  var isBreach: Bool
  /// Whether its moves depend on where other tasks are, so that they hold for one state only.
  var dependsOnOthers: Bool
  /// The number of what its moves touch; 0 if it is never alone that it makes them.
  var footprint: UInt16
}

/// A step of a task, or several, as it changes the numbers of the parts.
struct Move {
  /// The number of the memory behind it.
  var memory: UInt32
  /// The number of the place behind it.
  var place: UInt32
  /// What becomes of the numbers of frames and swap slots that other tasks know; 0 if nothing.
  var renaming: UInt32
  /// Whether it breaks a promise, whatever the other tasks do.
  var isBreach: Bool
}

/// What is known of a memory.
struct MemoryFacts {
  /// Whether anything is known.
  var isKnown = false
  /// Whether a promise is broken in it, wherever the tasks are.
  var isBroken = false
  /// Whether something lies behind the end of the file; who put it there may be about to remove it.
  var hasLeftovers = false
  /// The tasks that own a lock or a mutex, a bit each.
  var owners: UInt8 = 0
  /// The pages of which something is in swap or on its way there.
  var pagesInSwap: ResourceSet.Pages = []
  /// The pages whose slot is empty.
  var emptyPages: ResourceSet.Pages = []
}

/// The transitions of a race that a thread has computed.
///
/// What a task does depends on its place and on the memory, so that the same few thousand moves are
/// made in millions of states. Each of them is worked out once, by `Machine.apply`, and looked up
/// from then on.
struct TransitionCache: Sendable {
  private var entries = NumberTable()
  private(set) var moves: [Move] = []
  private var facts: [MemoryFacts] = []
  private var permutations = NumberTable()
  private var footprints: [Footprint] = []
  private var footprintNumbers: [Footprint: UInt16] = [:]
  /// By symmetry class, and by the number of the place.
  private var mayAccess = [[MayAccess?]](repeating: [], count: 8)
  private var renamings = NumberTable()

  /// What is known of a task at a place in a memory.
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

  /// Notes down the transitions of a task and their moves, which come behind all others.
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

  /// Forgets the moves of cached transitions that hold for one state only, which come behind all others.
  mutating func forgetMoves(of cached: CachedTransitions) {
    moves.removeSubrange(cached.first...)
  }

  /// What the moves of cached transitions touch; nothing if the task is never alone when it makes them.
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

  /// What a task can still touch from a place on, if it is known.
  subscript(mayAccessFrom place: UInt32, symmetryClass: Int) -> MayAccess? {
    @inline(__always) get {
      Int(place) < mayAccess[symmetryClass].count ? mayAccess[symmetryClass][Int(place)] : nil
    }
    set {
      let missing = Int(place) + 1 - mayAccess[symmetryClass].count
      if missing > 0 { mayAccess[symmetryClass] += repeatElement(nil, count: missing) }
      mayAccess[symmetryClass][Int(place)] = newValue
    }
  }

  private static func key(_ task: Int, _ place: UInt32, _ memory: UInt32) -> UInt64 {
    1 &<< 63 | UInt64(task) &<< 56 | UInt64(place) &<< 32 | UInt64(memory)
  }

  /// What is known of a memory.
  subscript(factsOf memory: UInt32) -> MemoryFacts {
    get { Int(memory) < facts.count ? facts[Int(memory)] : MemoryFacts() }
    set {
      if Int(memory) >= facts.count {
        facts += repeatElement(MemoryFacts(), count: Int(memory) + 1 - facts.count)
      }
      facts[Int(memory)] = newValue
    }
  }

  /// The number of a memory whose tasks have changed places, if it is known.
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
  /// The number of a place of a task where frames and swap slots have other numbers, if it is known.
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

/// A table of numbers by numbers that only grows.
///
/// It uses open addressing and linear probing; 0 is no key.
struct NumberTable: Sendable {
  private var places: [(key: UInt64, value: UInt64)]
  private var count = 0

  /// Makes an empty table.
  init() {
    places = Array(repeating: (0, 0), count: 1024)
  }

  /// The value of a key.
  subscript(key: UInt64) -> UInt64? {
    @inline(__always) get {
      let place = places[place(of: key)]
      return place.key == 0 ? nil : place.value
    }
    set {
      guard let newValue else { return }
      if count * 3 >= places.count * 2 {
        let old = places
        places = Array(repeating: (0, 0), count: old.count * 2)
        for pair in old where pair.key != 0 { places[place(of: pair.key)] = pair }
      }
      let place = place(of: key)
      if places[place].key == 0 { count += 1 }
      places[place] = (key, newValue)
    }
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: key.spread) & mask
    while places[place].key != 0, places[place].key != key { place = (place + 1) & mask }
    return place
  }
}
