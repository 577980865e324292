// Knows that a move that is found by the cells it depends on is the one that would be worked out.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

@Suite("Moves by cells")
struct MovesByCellsTests {
  /// Races with tasks on pages of their own, free to choose, and going round; some in which the kernel may stop.
  private static let races: [(rules: String, mapping: Mapping, file: String, tasks: String)] = [
    ("3.16", .tmpfs, "page,page", "read reclaim"),
    ("3.16", .tmpfs, "swap,page,hole", "fault-write reclaim@1"),
    ("3.15", .tmpfs, "page,swap", "read@0 reclaim"),
    ("take-2", .tmpfs, "swap,page", "reclaim:loop@1 read"),
    ("6.1", .tmpfs, "page,cached,page ~1-2", "read@1 reclaim@0"),
    ("3.16 wake-function=synchronous", .tmpfs, "fallocated,page", "fault-write:loop reclaim:loop"),
    ("8e205f779d14", .tmpfs, "page,page", "read:loop@0 reclaim@1"),
    ("3.16", .tmpfs, "page,hole", "write:buffer=0@1 read@0"),
    ("3.16", .tmpfs, "page,page 0-0", "truncate@1 read"),
    ("6.1", .tmpfs, "page,page", "preallocate@1 read@0"),
    ("3.16", .tmpfs, "cached,page", "swapoff read@1"),
    ("3.15", .tmpfs, "page,swap,page", "splice@0 reclaim"),
    ("6.1", .tmpfs, "page,page", "evict reclaim"),
    ("3.16 first-pass=off", .tmpfs, "page,page", "fault-write:loop reclaim:loop"),
    ("3.16 page-lock=off", .tmpfs, "page,page", "read@0 reclaim@1"),
    ("3.16", .file, "page,page", "read reclaim"),
    ("6.1", .file, "page,clean", "fault-write:loop reclaim:loop"),
    ("3.16 atomic-swizzle=off", .tmpfs, "swap,page", "read@0 reclaim@1"),
    ("f00cdc6df7d7", .tmpfs, "page,page", "fault-write@0 write@1"),
    ("3.16 wake-function=synchronous", .tmpfs, "swap,page,page", "reclaim:loop read reclaim"),
  ]

  @Test("are those that are worked out, with all that is judged by them", arguments: races.indices)
  func same(race number: Int) throws {
    let race = Self.races[number]
    try compare(
      try Scenario(rules: race.rules, in: race.mapping, race.file, tasks: race.tasks),
      "\(race)"
    )
  }

  @Test("are those that are worked out where swizzles are counted")
  func fuel() throws {
    try compare(Scenario(.v3_16, "page,page", tasks: "read reclaim:loop", fuel: 2), "fuel")
  }

  /// Every so many of the small races.
  private static let small = SmallRace.all.enumerated()
    .filter { $0.offset.isMultiple(of: trials(8, thorough: 1)) }.map(\.element)

  @Test("lead to the same states and steps in the small races", arguments: 0..<8)
  func sweeps(part: Int) throws {
    for race in stride(from: part, to: Self.small.count, by: 8).map({ Self.small[$0] }) {
      let scenario = try race.scenario()
      let system = RaceSystem<Words<3>>(
        scenario,
        from: Machine<FlatStorage>(scenario),
        judging: Promise.allCases
      )
      for (reductions, keepingWaits) in [
        (Reductions.all, false), (.keepingLoops, true), ([], false),
      ] {
        let sweeps = [false, true].map { usingCells in
          let reduced = ReducedRace(
            system,
            by: reductions,
            keepingWaits: keepingWaits,
            usingCells: usingCells
          )
          return Search(reduced, bounds: .none, threads: 1).sweep { _ in true }
        }
        #expect(sweeps[0].sweep == sweeps[1].sweep, "\(race)")
        var (computed, found) = (sweeps[0].progress, sweeps[1].progress)
        (computed.bytes, found.bytes) = (0, 0)
        #expect(computed == found, "\(race)")
      }
    }
  }

  @Test("are not looked for with entries of several slots")
  func off() throws {
    let scenario = try Scenario(.v7_3_4, "swap:1", tasks: "read@0")
    let start = Machine<FlatStorage>(scenario)
    let system = RaceSystem<Words<3>>(scenario, from: start, judging: Promise.allCases)
    #expect(!ReducedRace(system, by: .all).usesCells)
  }

  private func compare(_ scenario: Scenario, _ race: String) throws {
    let system = RaceSystem<Words<3>>(
      scenario,
      from: Machine<FlatStorage>(scenario),
      judging: Promise.allCases
    )
    for (reductions, keepingWaits) in [(Reductions.all, false), (.keepingLoops, true)] {
      let (found, difference) = system.lookUps(
        by: reductions,
        keepingWaits: keepingWaits,
        states: trials(2_000, thorough: 20_000)
      )
      #expect(difference == nil, "\(race)")
      #expect(found > 0, "\(race)")
    }
  }
}

extension RaceSystem {
  /// Looks up the moves of all tasks in the states of the race, and works them out beside.
  ///
  /// - Parameters:
  ///   - reductions: the reductions.
  ///   - keepingWaits: true to merge no step that lets another task go on.
  ///   - limit: the most states that are looked at.
  /// - Returns: the number of tasks whose moves were found, and the first with other ones; nil if there is none.
  fileprivate func lookUps(
    by reductions: Reductions,
    keepingWaits: Bool,
    states limit: Int
  ) -> (found: Int, difference: String?) {
    let found = ReducedRace(self, by: reductions, keepingWaits: keepingWaits)
    let computed = ReducedRace(self, by: reductions, keepingWaits: keepingWaits, usingCells: false)
    var (foundCache, computedCache) = (found.makeCache(), computed.makeCache())
    var (visited, count) = (0, 0)
    var difference: String?
    scenario.forEachState { state in
      visited += 1
      let numbers = numbers(of: state)
      // Where the counts do not balance a promise is broken already.
      guard state.firstImbalance(in: scenario) == nil else { return visited < limit }
      _ = found.isBroken(numbers, &foundCache)
      for task in 0..<scenario.tasks.count where difference == nil {
        guard let known = found.transitionsByCells(task, in: numbers, &foundCache) else {
          _ = found.computeTransitions(task, in: numbers, &foundCache)
          if !found.dependsOnClosedCells(task, in: numbers, state, &foundCache) {
            difference =
              "cells that lead to others: \(state.readiness(of: TaskID(UInt8(task)), in: scenario))"
          }
          continue
        }
        count += 1
        let anew = computed.computeTransitions(task, in: numbers, &computedCache)
        let moves = foundCache.moves[known.first..<known.first + known.count]
        let others = computedCache.moves[anew.first..<anew.first + anew.count]
        let isSame =
          moves.elementsEqual(others) { $0.isSame(as: $1) } && known.isBreach == anew.isBreach
          && known.dependsOnOthers == anew.dependsOnOthers
          && foundCache.footprint(of: known) == computedCache.footprint(of: anew)
        if !isSame { difference = "\(state.readiness(of: TaskID(UInt8(task)), in: scenario))" }
      }
      return difference == nil && visited < limit
    }
    return (count, difference)
  }
}

extension ReducedRace {
  /// Returns true if the cells that the moves of a task depend on lead to no others, before the moves and after them.
  fileprivate func dependsOnClosedCells(
    _ number: Int,
    in numbers: PartNumbers,
    _ state: State,
    _ cache: inout TransitionCache
  ) -> Bool {
    let (watched, recorder) = watch(TaskID(UInt8(number)), in: state)
    let origin = Origin(
      task: TaskID(UInt8(number)),
      state: state,
      watched: watched,
      recorder: recorder
    )
    return groups(from: origin, numbers, &cache).allSatisfy { group in
      guard let cells = group.cells else { return true }
      let after = group.localMoves.map { move in
        var storage = state.storage
        move.change.changed.put(move.change.contents, into: &storage)
        return storage
      }
      return ([state.storage] + after).allSatisfy { storage in
        // The links are written out here, beside those by which the cells were closed.
        let next = storage.cells(nextTo: cells)
        var all = cells
        all.formUnion(next)
        return all == cells
      }
    }
  }
}

extension FlatStorage {
  /// Returns the cells that some cells lead to: the page or swap slot in a slot, the slot and the swap slot of a frame, the
  /// frame and the slot of a swap slot.
  fileprivate func cells(nextTo cells: CellSet) -> CellSet {
    var next = CellSet()
    for position in 0..<UInt32(8) where cells.slots >> UInt8(position) & 1 != 0 {
      switch self[PageIndex(UInt64(position))] {
      case .page(let page): next.pages |= 1 << page.rawValue
      case .swap(let swap): next.swaps |= 1 << swap.offset
      case .shadow, nil: break
      }
    }
    for position in 0..<UInt32(32) {
      if cells.pages >> position & 1 != 0 {
        let page = self[PageNumber(position)]
        for index in [page.mapping, page.content?.index].compactMap(\.self) {
          next.slots |= 1 << UInt8(index.rawValue)
        }
        if let swap = page.swap { next.swaps |= 1 << swap.offset }
      }
      if cells.swaps >> position & 1 != 0 {
        let slot = self[SwapEntry(position)]
        if let page = slot.cachedPage { next.pages |= 1 << page.rawValue }
        if let index = slot.content?.index { next.slots |= 1 << UInt8(index.rawValue) }
      }
    }
    return next
  }
}

extension Move {
  fileprivate func isSame(as other: Move) -> Bool {
    memory == other.memory && place == other.place && renaming == other.renaming
      && isBreach == other.isBreach
  }
}
