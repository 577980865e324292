// Knows a few hundred small races, to try on all of them what must hold for every race.

package import Shmem

/// A small race, by name.
package struct SmallRace: Sendable, CustomStringConvertible {
  /// The kernel, and the rules that were switched.
  package let rules: String
  /// The kind of file.
  package let mapping: Mapping
  /// The file and the hole.
  package let file: String
  /// The tasks beside the puncher.
  package let tasks: String

  /// The name of the race in the output of tests.
  package var description: String { "\(rules): \(file) with \(tasks)" }

  /// Returns the scenario of the race.
  package func scenario() throws -> Scenario {
    try Scenario(rules: rules, in: mapping, file, tasks: tasks)
  }

  /// All small races: every kernel with every start of a page against every small cast, every guard
  /// switched off, two pages, tasks on pages of their own, and ordinary files.
  package static let all: [SmallRace] =
    kernels + others + guards + truncates + pairs + crowds + apart + files

  private static let kernels = product(
    ["3.15", "take-2", "3.16", "6.1"],
    ["page", "swap", "cached", "fallocated"],
    [
      "read@0 reclaim@0", "fault-read@0 reclaim@0", "reclaim@0 reclaim@0", "read@0 read@0",
      "splice@0 reclaim@0", "write@0 reclaim@0", "swapoff reclaim@0", "read@0 truncate@0",
    ]
  )

  private static let others = product(
    ["f00cdc6df7d7", "rfc-24jun", "8e205f779d14"],
    ["page", "swap", "cached", "fallocated"],
    ["read@0", "reclaim@0", "fault-write@0", "reclaim@0 reclaim@0"]
  )

  private static let guards = product(
    [
      "3.16 page-lock=off", "3.16 freeable-check=off", "3.16 compare-in-free-swap=off",
      "3.16 atomic-swizzle=off", "3.16 own-swap-first=off", "3.16 swap-retry=off",
      "3.16 page-retry=off", "3.16 swap-retry=first", "3.16 first-pass=off swap-retry=off",
    ],
    ["page", "swap"],
    ["read@0 reclaim@0", "reclaim@0 reclaim@0", "fault-write@0"]
  )

  private static let truncates = product(
    ["3.15 truncate-rescan=off", "take-2 truncate-rescan=off", "3.16 atomic-swizzle=off"],
    ["hole,page 0-0"],
    ["truncate@1 reclaim@1"]
  )

  private static let pairs = product(
    ["3.15", "take-2", "3.16", "6.1"],
    ["page,swap", "page,swap ~1-1", "page,page 0-0"],
    ["read", "reclaim", "fault-write@1", "truncate@1", "preallocate@1"]
  )

  private static let crowds = product(
    ["take-2", "3.16", "6.1"],
    ["page,page"],
    [
      "reclaim@0 reclaim@1", "fault-write@0 truncate@0", "write@0 truncate@0",
      "read@0 reclaim@1",
    ]
  )

  private static let apart = product(
    ["take-2", "3.16", "6.1"],
    ["page,swap"],
    [
      "read@0 reclaim@1", "read reclaim@0", "fault-write@1 reclaim@0",
      "reclaim:loop@0 read@1", "splice@1 read:loop@0",
    ]
  )

  private static let files = product(
    ["3.16"],
    ["page", "clean", "shadow"],
    ["read@0 reclaim@0", "fault-read@0 reclaim@0", "read@0 read@0"],
    in: .file
  )

  private static func product(
    _ rules: [String],
    _ files: [String],
    _ tasks: [String],
    in mapping: Mapping = .tmpfs
  ) -> [SmallRace] {
    rules.flatMap { rules in
      files.flatMap { file in
        tasks.map { SmallRace(rules: rules, mapping: mapping, file: file, tasks: $0) }
      }
    }
  }
}
