// Knows which states a search may leave out, and why nothing is missed by it.

/// Ways to visit fewer states and come to the same verdict.
package struct Reductions: OptionSet, Hashable, Sendable {
  /// A bit for each.
  package let rawValue: UInt8

  /// Makes a set from its bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Of states that differ only in which of two equal tasks does what, one is visited.
  package static let equalTasks = Reductions(rawValue: 1)
  /// A step that commutes with everything others may do is taken together with the one before it.
  package static let mergedSteps = Reductions(rawValue: 2)
  /// Of states that differ only in the numbers of page frames and swap slots, one is visited.
  package static let equalFrames = Reductions(rawValue: 4)
  /// A task takes its step alone if no other task can notice it, as the others work on other pages.
  package static let independentPages = Reductions(rawValue: 8)

  /// All reductions.
  package static let all: Reductions = [.equalTasks, .mergedSteps, .equalFrames, .independentPages]
}

extension Reductions {
  /// The reductions with their names, in a fixed order.
  private static let named: [(name: String, reduction: Reductions)] = [
    ("equal-tasks", .equalTasks),
    ("merged-steps", .mergedSteps),
    ("equal-frames", .equalFrames),
    ("independent-pages", .independentPages),
  ]

  /// The names of those in the set, in a fixed order.
  package var names: [String] { Self.named.filter { contains($0.reduction) }.map(\.name) }

  /// Finds a reduction by its name.
  package init?(name: String) {
    guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
    self = found.reduction
  }
}

extension Scenario {
  /// True if it makes no difference which numbers frames and swap slots have.
  ///
  /// The allocator asks for a number only to find one that is free. Three things could depend on a number:
  ///
  /// * Swapoff goes from swap slot to swap slot by number (O1).
  /// * C15 knows a frame that it holds no reference to. In tmpfs C15 looks for it in the swap cache, by an entry that
  ///   is given to no other page meanwhile. If a swap-in gives up between P6 and P7 and another one reads the entry
  ///   into the same frame, C15 may drop that page. P7 does so as well, and a task that comes between the two reads it
  ///   once more. So tmpfs is no exception. In an ordinary file C15 takes a new page for the old one if it was given
  ///   the same frame, and evicts it.
  /// * Where the kernel can stop, a guard may be off that keeps a frame until no task knows its number.
  var hasEqualFrames: Bool {
    guard !mayStopKernel, !tasks.contains(where: { $0.kind == .swapoff }) else {
      return false
    }
    return mapping == .tmpfs || !tasks.contains { $0.kind == .reclaim }
  }

  /// Returns the steps that commute with every step that another task can take.
  ///
  /// Such a step may as well be taken at once: whatever the others do before it they could as well do after it. It may
  /// free others that wait; it never stops one, and never changes what one finds.
  ///
  /// Where the kernel can stop, nothing commutes: no task takes a step after an oops. Where fuel is limited, nothing
  /// commutes either: fuel that one task spends is missing for another.
  func commutingStepIDs() -> Set<StepID> {
    guard !mayStopKernel, fuel == nil else { return [] }
    let others = Set(tasks.dropFirst().map(\.kind))
    var stepIDs = Self.alwaysCommuting
    /// Adds steps, unless there are tasks of some kinds.
    func add(_ more: Set<StepID>, unless kinds: Set<TaskKind>, _ condition: Bool = true) {
      if condition, others.isDisjoint(with: kinds) { stepIDs.formUnion(more) }
    }
    // i_mutex, which no other task wants.
    add(
      [.p1],
      unless: [.write, .truncate, .preallocate, .evict, .faultRead, .faultWrite],
    )
    // The hole is published for faults, and no ptes are there without them.
    add([.p3, .p22], unless: [.faultRead, .faultWrite, .write])
    // P2 separates new bytes from old ones; C6 makes zeros of a page never written.
    add(
      [.p2, .c6],
      unless: [.faultRead, .faultWrite, .write, .splice, .preallocate],
      !slots.contains { $0.start == .fallocated }
    )
    // The size, which a truncate changes.
    add([.f6], unless: [.truncate, .evict])
    // The mapping, under the page's lock; an ordinary file looks at writeback as well.
    add([.p9], unless: [], mapping == .tmpfs)
    // shmem_swaplist_mutex, which no other task wants.
    let wanting = tasks.count { [.reclaim, .swapoff, .evict].contains($0.kind) }
    add([.c8], unless: [.swapoff, .evict], wanting == 1)
    return stepIDs
  }

  /// The steps that commute whatever other tasks there are.
  ///
  /// * They look at nothing but the task's own variables: P4, F10, F13, W6.
  /// * They change what is only counted and never looked at: P21, S8, C9a.
  /// * They release a lock that no task only tries, for the tasks that wait for it: C12, F3i, P23, T5, W4.
  /// * They work under a lock on what no task looks at without it: C9, C10, S6, P18, P17w, T4, W3.
  /// * They wake up or leave a queue that no task looks at: F2, F3, F4.
  private static let alwaysCommuting: Set<StepID> = [
    .p4, .f10, .f13, .w6,
    .p21, .s8, .c9a,
    .c12, .f3i, .p23, .t5, .w4,
    .c9, .c10, .s6, .p18, .p17w, .t4, .w3,
    .f2, .f3, .f4,
  ]
}
