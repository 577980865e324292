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

  /// Those that keep every loop in which no task is left out.
  static let keepingLoops: Reductions = [.mergedSteps, .equalFrames]
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
  /// The allocator asks for a number only to find one that is free. Four things could depend on a number:
  ///
  /// * Swapoff goes from swap slot to swap slot by number (O1).
  /// * C15 knows a frame that it holds no reference to. In tmpfs C15 looks for it in the swap cache, by an entry that
  ///   is given to no other page meanwhile. If a swap-in gives up between P6 and P7 and another one reads the entry
  ///   into the same frame, C15 may drop that page. P7 does so as well, and a task that comes between the two reads it
  ///   once more, so the number makes no difference. In an ordinary file C15 takes a new page for the old one if it was
  ///   given the same frame, and evicts it.
  /// * Where the kernel can stop, a guard may be off that keeps a frame until no task knows its number.
  /// * The swap entries of an entry of an order follow from the first one by arithmetic.
  var hasEqualFrames: Bool {
    guard !mayStopKernel, !hasLargeEntries else { return false }
    let numbers: TaskTraits =
      switch mapping {
      case .tmpfs: .dependsOnSwapNumbers
      case .file: [.dependsOnSwapNumbers, .dependsOnFrameNumbers]
      }
    return traits.isDisjoint(with: numbers)
  }

  /// Returns the steps that commute with every step that another task can take, by `StepID.commutation`.
  ///
  /// If the kernel can stop, no step commutes: no task takes a step after an oops. If fuel is limited, none
  /// does either: the fuel that one task spends is lost for the others. With entries of an order, a task can give back
  /// swap slots that another one is reading.
  func commutingStepIDs() -> Set<StepID> {
    guard !mayStopKernel, fuel == nil, !hasLargeEntries else { return [] }
    let swaplistUsers = tasks.filter { $0.kind.has(.locksSwaplist) }
    let startsWithUnwritten = slots.contains { $0.start == .fallocated }
    return Set(
      StepID.allCases.filter { id in
        switch id.commutation {
        case .never: false
        case .always: true
        case .unless(let disturbing): traits.isDisjoint(with: disturbing)
        case .unlessNeverWritten: !startsWithUnwritten && traits.isDisjoint(with: .getsPages)
        case .inTmpfs: mapping == .tmpfs
        case .ifAloneOnSwaplist:
          swaplistUsers.count == 1 && id.takers.contains(swaplistUsers[0].kind)
        }
      }
    )
  }
}
