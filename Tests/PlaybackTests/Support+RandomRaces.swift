// Knows races with a task of every kind, on any kernel, with guards missing here and there.

import Playback
import RaceSupport
import Shmem

/// A race drawn from a seed, and steps through it drawn from the same seed.
struct RandomRace {
  let scenario: Scenario
  private var generator: SplitMix64

  init(seed: UInt64, mapping: Mapping) throws {
    var generator = SplitMix64(seed: seed)
    let kernels = Kernel.allCases
    let kernel = kernels[Int(generator.next() % UInt64(kernels.count))]
    let guardsOff = Rule.all.filter { $0.isGuard && generator.next() % 4 == 0 }
      .map { "\($0.name)=off " }.joined()
    let states = WaitState.allCases
    let state = states[Int(generator.next() % UInt64(states.count))]
    let patches = seed % 3 == 0 ? "slow-gather=on lock-cached-page=on retry-limit=1 " : ""
    let (slots, tasks) =
      switch mapping {
      case .tmpfs:
        (
          "page,swap,cached,hole,clean,fallocated",
          seed % 4 == 0
            ? "evict reclaim@2 reclaim@0 swapoff"
            : [
              "read@1 fault-write@3 reclaim@2",
              seed % 4 == 1 ? "truncate@2" : "fault-read:around@0",
              seed % 4 == 2 ? "preallocate@4" : "write:buffer=3@1", "splice@3 swapoff",
            ].joined(separator: " ")
        )
      case .file:
        (
          "page,shadow,page,hole,clean,clean",
          [
            "read@1", seed % 3 == 0 ? "fault-write@3" : "fault-read@3",
            "reclaim:loop@2 reclaim@0 read:loop@2", seed % 5 == 0 ? "write@1" : "fault-read@1",
            ["truncate@4", "invalidate@2", "readahead@3", "fault-write@2"][Int(seed % 4)],
          ].joined(separator: " ")
        )
      }
    let locks = LockedFills.allCases
    let lock = locks[Int(seed / 2) % locks.count]
    let blocks =
      mapping == .file && seed % 2 == 0
      ? "frees-blocks=after invalidate-lock=\(lock.rawValue) " : ""
    self.scenario = try Scenario(
      kernel,
      in: mapping,
      "\(slots) ~1-4~",
      tasks: tasks,
      set: "\(guardsOff)\(patches)\(blocks)wait-state=\(state.rawValue)"
    )
    self.generator = generator
  }

  /// One of the steps that can be taken; none where nobody can go on.
  mutating func nextStep(in snapshot: Snapshot) -> Step? {
    let steps = snapshot.machine.enabledSteps(picking: [], in: snapshot.scenario)
    guard !steps.isEmpty else { return nil }
    return steps[Int(generator.next() % UInt64(steps.count))]
  }
}
