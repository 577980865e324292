// Knows that docs/kernel-map.md speaks of the steps and kernels that the code has.

import Foundation
import RaceSupport
import Testing

@testable import Shmem

@Suite("docs/kernel-map.md")
struct KernelMapTests {
  /// The cells of every table row whose first column is headed by `title`.
  private func rows(under title: String) throws -> [[String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/kernel-map.md"), encoding: .utf8)
    var rows: [[String]] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("|"), let first = cells.first else {
        isInside = false
        continue
      }
      if first == title {
        isInside = true
      } else if isInside, !first.hasPrefix("---") {
        rows.append(cells)
      }
    }
    return rows
  }

  @Test("the table has every step, in order, and every cell filled")
  func steps() throws {
    let rows = try rows(under: "step")
    #expect(rows.map(\.first) == StepID.allCases.map(\.rawValue))
    for row in rows {
      #expect(row.count == 7, "\(row)")
    }
  }

  @Test("the steps that are made under tree_lock are those whose locks say so")
  func treeLock() throws {
    var (taking, notTaking) = (Set<StepID>(), Set<StepID>())
    for seed in 0..<400 {
      var lots = Lots(seed: UInt64(seed))
      let mapping = Mapping.allCases[seed % Mapping.allCases.count]
      let guardsMayBeOff = seed % 4 > 1
      let scenario = try Scenario(in: mapping, drawnFrom: &lots, guardsMayBeOff: guardsMayBeOff)
      let picks = (0..<scenario.filePages).map { PageIndex($0) }
      var machine = Machine<FlatStorage>(scenario)
      for _ in 0..<250 {
        let steps = machine.enabledSteps(picking: picks, in: scenario)
        guard !steps.isEmpty else { break }
        let step = lots.one(of: steps)
        let effect = try #require(machine.transition(for: step, in: scenario)).effect
        if effect.takesTreeLock {
          taking.insert(step.id)
        } else if !guardsMayBeOff {
          notTaking.insert(step.id)
        }
        machine.apply(step, in: scenario)
      }
    }
    if try takesPageBackUnderLock() { taking.insert(.f11) }
    taking.formUnion(try stepsOnLargeEntries())
    for row in try rows(under: "step") {
      let id = try #require(StepID(rawValue: row[0]))
      // The trees of the swap areas have locks of their own.
      let locks = row[4].replacing("tree_lock of the swap area", with: "")
      #expect(taking.contains(id) == locks.contains("tree_lock"), "\(id.rawValue): \(row[4])")
      let isAlways = locks.split { ",;".contains($0) }
        .contains { $0.trimmingCharacters(in: .whitespaces) == "tree_lock" }
      #expect(!(isAlways && notTaking.contains(id)), "\(id.rawValue) is not always made under it")
    }
  }

  /// Returns true if F11 is made under tree_lock where it takes back a page that lies after the end of the file by now.
  private func takesPageBackUnderLock() throws -> Bool {
    let scenario = try Scenario(.v3_16, "hole,hole 0-0", tasks: "fault-read@1 truncate@1")
    let (fault, truncate) = (TaskID(1), TaskID(2))
    var machine = Machine<FlatStorage>(scenario)
    for (task, end) in [(fault, StepID.f11), (truncate, .t2)] {
      while let id = machine.readiness(of: task, in: scenario).id, id != end {
        machine.apply(Step(task: task, id: id, pick: nil), in: scenario)
      }
    }
    let step = Step(task: fault, id: .f11, pick: nil)
    return try #require(machine.transition(for: step, in: scenario)).effect.takesTreeLock
  }

  /// Returns the steps that are made under the lock in races with entries of several slots, or with writes that are
  /// refused, of which random races have none.
  private func stepsOnLargeEntries() throws -> Set<StepID> {
    let races = [
      try Scenario(.v6_12_70, "swap:1", tasks: "read@1"),
      try Scenario(.v7_3_4, "page:2 1-2"),
      try Scenario(.v7_3_4, "hole,hole,hole,hole 1-2", tasks: "fault-read:order=2@0"),
      try Scenario(.v7_3_4, "swap:1", tasks: "readahead@1 read@1", call: .none),
      try Scenario(.v6_6, "page:1", tasks: "reclaim@0"),
      try Scenario(.v6_6, "page,hole 1-1", tasks: "collapse:order=1@0"),
      try Scenario(.v7_3_4, "page", tasks: "reclaim@0", set: "swap-writeout=refused"),
    ]
    var taking: Set<StepID> = []
    for scenario in races {
      scenario.forEachState { state in
        for step in state.enabledSteps(picking: [], in: scenario) {
          let effect = state.transition(for: step, in: scenario)?.effect
          if effect?.takesTreeLock == true { taking.insert(step.id) }
        }
        return true
      }
    }
    return taking
  }

  @Test("the table of kernels shows their rules")
  func kernels() throws {
    let rows = try rows(under: "kernel")
    #expect(rows.map(\.first) == Kernel.allCases.map(\.rawValue))
    let rules = Rule.all.filter { !$0.isGuard }
    for (row, kernel) in zip(rows, Kernel.allCases) {
      let found = row[1...].prefix(rules.count)
      #expect(found == rules.map { kernel.rules[$0].word }[...], "\(kernel)")
    }
  }

  @Test("the table of kernels shows the rules of their mm/truncate.c")
  func kernelsOfFiles() throws {
    let rows = try rows(under: "kernel, mm/truncate.c")
    #expect(rows.map(\.first) == Kernel.allCases.map(\.rawValue))
    let rules = Rule.all.filter { !$0.isGuard }
    for (row, kernel) in zip(rows, Kernel.allCases) {
      let found = row[1...].prefix(rules.count)
      #expect(found == rules.map { kernel.rules(in: .file)[$0].word }[...], "\(kernel)")
    }
  }

  @Test("the table of guards names them all, and every kernel has every guard")
  func guards() throws {
    let guards = Rule.all.filter(\.isGuard)
    #expect(try rows(under: "guard").map(\.first) == guards.map(\.name))
    for kernel in Kernel.allCases {
      #expect(guards.allSatisfy { kernel.rules[$0].word == "on" })
    }
  }

  @Test("the table of calls names every promise of a schedule")
  func calls() throws {
    let names = try rows(under: "promise of every schedule").flatMap {
      $0[0].split(separator: ", ")
    }
    #expect(names.map(String.init) == SchedulePromise.allCases.map(\.rawValue))
  }

  @Test("the tests that it names are there, and every promise has one of either kind")
  func namedTests() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shown = try rows(under: "shown")
    let promises = try rows(under: "promise")
    #expect(shown.count > 20)
    #expect(promises.map(\.first) == Promise.allCases.map(\.rawValue))
    for row in shown + promises {
      let text = try String(contentsOf: tests.appending(path: row[1]), encoding: .utf8)
      for name in row.dropFirst(2) {
        #expect(text.contains("\"\(name)\""), "\(row[1]): \(name)")
      }
    }
  }
}
