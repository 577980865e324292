// Knows random races with pages and swap entries of several slots, on every kernel that has them.

import Playback
import RaceSupport
import Shmem

/// A race with entries of the orders 0 to 2, drawn from a seed, and steps through it drawn from the same seed.
struct RandomLargeRace {
  let scenario: Scenario
  private var generator: SplitMix64

  init(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func number(below bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    func one(of words: [String]) -> String { words[number(below: words.count)] }
    let kernels = Kernel.allCases.filter(\.rules.largeFolio)
    let kernel = kernels[number(below: kernels.count)]
    var slots: [String] = []
    var page = 0
    while page < 8 {
      let orders = (0...2).filter { page.isMultiple(of: 1 << $0) }
      let order = orders[number(below: orders.count)]
      let large = ["page:\(order)", "clean:\(order)", "swap:\(order)", "cached:\(order)"]
      slots.append(one(of: order > 0 ? large : large + ["hole", "hole", "fallocated"]))
      if order == 0 { slots[slots.count - 1] = slots[slots.count - 1].replacing(":0", with: "") }
      page += 1 << order
    }
    let first = number(below: 7)
    let last = first + number(below: 8 - first)
    let isCutBefore = first > 0 && number(below: 3) == 0
    let isCutAfter = last < 7 && number(below: 3) == 0
    let hole = "\(isCutBefore ? "~" : "")\(first)-\(last)\(isCutAfter ? "~" : "")"
    let tasks = (0..<4).map { _ in
      let (index, order) = (number(below: 8), number(below: 3))
      return one(of: [
        "read@\(index)", "splice@\(index)", "write@\(index)", "fault-read:order=\(order)@\(index)",
        "fault-write:order=\(order)@\(index)", "fault-write:mapped@\(index)", "reclaim@\(index)",
        "reclaim@\(index)", "pin@\(index)", "readahead@\(index)",
        "collapse@\(index & 4)", "collapse:order=1@\(index & 6)",
        "truncate@\(index)", "truncate:inside@\(max(1, index))", "preallocate@\(index)",
      ])
    }
    let rules = [
      "free-atomic=off", "split-aware=on", "border-swapin=fails", "clean-keep=on",
      "cache-order=off", "range-insert=off", "big-split=off", "first-pass=off", "retry-where=same",
    ].filter { _ in number(below: 6) == 0 }
    scenario = try Scenario(
      kernel,
      "\(slots.joined(separator: ",")) \(hole)",
      tasks: tasks.joined(separator: " "),
      set: rules.joined(separator: " ")
    )
    self.generator = generator
  }

  /// One of the steps that can be taken; none where no task can go on.
  mutating func nextStep(in snapshot: Snapshot) -> Step? {
    let steps = snapshot.machine.enabledSteps(picking: [], in: snapshot.scenario)
    guard !steps.isEmpty else { return nil }
    return steps[Int(generator.next() % UInt64(steps.count))]
  }
}
