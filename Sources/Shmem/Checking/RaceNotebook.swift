// Knows the transitions that a thread has worked out so far.

/// The moves of a task at a place in a memory.
struct Lesson {
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
  var names: UInt32
  /// True if it breaks a promise, wherever the other tasks are.
  var isBreach: Bool
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
  var pagesInSwap: Things.Pages = []
  /// The pages with an empty slot.
  var emptyPages: Things.Pages = []
}

/// A cache of the transitions of a race, one for each thread.
///
/// What a task does depends on its place and on the memory, so that the same few thousand moves are
/// made in millions of states. Each of them is worked out once, by `Machine.apply`, and looked up
/// from then on.
struct RaceNotebook: Sendable {
  private var lessons = NumberTable()
  private(set) var moves: [Move] = []
  private var facts: [MemoryFacts] = []
  private var permutations = NumberTable()
  private var footprints: [Footprint] = []
  private var footprintNumbers: [Footprint: UInt16] = [:]
  /// By the first task with an errand, and by the number of the place.
  private var futures = [[Future?]](repeating: [], count: 8)
  private var renamings = NumberTable()

  /// Returns the moves of a task at a place in a memory, or nil if they are unknown.
  @inline(__always)
  func lesson(_ task: Int, at place: UInt32, in memory: UInt32) -> Lesson? {
    lessons[Self.key(task, place, memory)].map { value in
      Lesson(
        first: Int(value >> 32),
        count: Int(value >> 2 & 0x3fff),
        isBreach: value & 1 != 0,
        dependsOnOthers: value & 2 != 0,
        footprint: UInt16(truncatingIfNeeded: value >> 16)
      )
    }
  }

  /// Adds a lesson; its moves follow all others in the list.
  mutating func note(
    _ moves: [Move],
    isBreach: Bool,
    dependsOnOthers: Bool,
    footprint: Footprint?,
    _ task: Int,
    at place: UInt32,
    in memory: UInt32
  ) -> Lesson {
    let lesson = Lesson(
      first: self.moves.count,
      count: moves.count,
      isBreach: isBreach,
      dependsOnOthers: dependsOnOthers,
      footprint: footprint.map { number(of: $0) } ?? 0
    )
    self.moves += moves
    let value =
      UInt64(lesson.first) << 32 | UInt64(lesson.footprint) << 16 | UInt64(lesson.count) << 2
    lessons[Self.key(task, place, memory)] =
      value | (dependsOnOthers ? 2 : 0) | (isBreach ? 1 : 0)
    return lesson
  }

  /// Drops the moves of the lesson that was added last, as it holds for one state only.
  mutating func forgetMoves(of lesson: Lesson) {
    moves.removeSubrange(lesson.first...)
  }

  /// Returns what the moves of a lesson touch, or nil if the task is never taken alone for them.
  @inline(__always)
  func footprint(of lesson: Lesson) -> Footprint? {
    lesson.footprint == 0 ? nil : footprints[Int(lesson.footprint) - 1]
  }

  private mutating func number(of footprint: Footprint) -> UInt16 {
    if let known = footprintNumbers[footprint] { return known }
    guard footprints.count < UInt16.max else { return 0 }
    footprints.append(footprint)
    let number = UInt16(footprints.count)
    footprintNumbers[footprint] = number
    return number
  }

  /// What a task can still touch from a place on, or nil if that is unknown.
  subscript(futureFrom place: UInt32, errand: Int) -> Future? {
    @inline(__always) get {
      Int(place) < futures[errand].count ? futures[errand][Int(place)] : nil
    }
    set {
      let missing = Int(place) + 1 - futures[errand].count
      if missing > 0 { futures[errand] += repeatElement(nil, count: missing) }
      futures[errand][Int(place)] = newValue
    }
  }

  private static func key(_ task: Int, _ place: UInt32, _ memory: UInt32) -> UInt64 {
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

extension RaceNotebook {
  /// The number of a place of a task after frames and swap slots are renamed, or nil if it is unknown.
  subscript(renaming place: UInt32, of task: Int, names: UInt32) -> UInt32? {
    @inline(__always) get {
      renamings[Self.key(task, place, names)].map { UInt32($0) }
    }
    set {
      guard let newValue else { return }
      renamings[Self.key(task, place, names)] = UInt64(newValue)
    }
  }
}
