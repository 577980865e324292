// Knows that it makes no difference which numbers frames and swap slots have, and which ones are found.

import RaceSupport
import Testing

@testable import Shmem

@Suite("Equal frames")
struct EqualFrameTests {
  /// Has something done in every state of a random schedule of races drawn at random.
  private func forSomeStates(
    seed: UInt64,
    _ mapping: Mapping,
    _ body: (Machine<FlatStorage>, Scenario, inout Lots) -> Void
  ) throws {
    var lots = Lots(seed: seed)
    var races = 0
    while races < 6 {
      let scenario = try Scenario(in: mapping, drawnFrom: &lots)
      guard scenario.hasEqualFrames else { continue }
      races += 1
      let picks = (0..<scenario.filePages).map { PageIndex($0) }
      var state = Machine<FlatStorage>(scenario)
      for _ in 0..<250 {
        body(state, scenario, &lots)
        let steps = state.enabledSteps(picking: picks, in: scenario)
        guard !steps.isEmpty else { break }
        state.apply(lots.one(of: steps), in: scenario)
      }
    }
  }

  @Test("it applies to most races, and not where a number matters")
  func applies() throws {
    let scenarios = try SmallRace.all.map { try $0.scenario() }
    #expect(scenarios.count { $0.hasEqualFrames } > 200)
    for (rules, mapping, tasks, isExpected) in [
      ("3.16", Mapping.tmpfs, "reclaim@0", true), ("3.16 page-lock=off", .tmpfs, "read@0", false),
      ("3.16", .tmpfs, "swapoff", false),
      ("3.16", .file, "read@0", true), ("3.16", .file, "read@0 reclaim@0", false),
    ] {
      let scenario = try Scenario(rules: rules, in: mapping, "page", tasks: tasks)
      #expect(scenario.hasEqualFrames == isExpected, "\(rules) with \(tasks)")
    }
  }

  @Test(
    "a step leads to the same whichever numbers there are",
    arguments: 0..<trials(12, thorough: 24),
    Mapping.allCases
  )
  func law(seed: UInt64, mapping: Mapping) throws {
    try forSomeStates(seed: seed, mapping) { state, scenario, lots in
      let picks = (0..<scenario.filePages).map { PageIndex($0) }
      let other = state.renamed(Exchange(drawnFrom: &lots))
      for step in state.enabledSteps(picking: picks, in: scenario) {
        guard other.allows(step, in: scenario) else {
          Issue.record("\(step) cannot be taken with other numbers")
          continue
        }
        var left = state
        left.apply(step, in: scenario)
        var right = other
        right.apply(step, in: scenario)
        let isSame = left.inOrderOfAppearance == right.inOrderOfAppearance
        #expect(isSame, "\(step)")
      }
    }
  }

  @Test("no task knows the number of a free frame but at C15", arguments: 0..<12, Mapping.allCases)
  func knownNumbers(seed: UInt64, mapping: Mapping) throws {
    try forSomeStates(seed: seed, mapping) { state, _, _ in
      for task in state.tasks {
        if case .reclaimer(.writing(.laterPass, _)) = state[task] { continue }
        let known = Appearances()
        _ = TaskPlace<FlatStorage.Batch>(copying: state[task], known)
        let free = known.pages.filter { state[$0].isFree }
        #expect(free.isEmpty, "\(state[task])")
      }
    }
  }

  @Test(
    "the numbers that are found change nothing else, and are found again; owners do not count",
    arguments: 0..<12,
    Mapping.allCases
  )
  func found(seed: UInt64, mapping: Mapping) throws {
    try forSomeStates(seed: seed, mapping) { state, scenario, _ in
      let race = RaceSystem<UInt64>(scenario, from: state, judging: [])
      let reduced = ReducedRace(race, by: .equalFrames)
      let canonical = reduced.canonicalFrames(in: state)
      let isSame = canonical.inOrderOfAppearance == state.inOrderOfAppearance
      #expect(isSame)
      let isStable = reduced.canonicalFrames(in: canonical) == canonical
      #expect(isStable)
      var others = state
      others.renameOwners { TaskID(7 - $0.rawValue) }
      var canonicalOthers = reduced.canonicalFrames(in: others)
      canonicalOthers.renameOwners { TaskID(7 - $0.rawValue) }
      let ignoresOwners = canonicalOthers == canonical
      #expect(ignoresOwners)
    }
  }

  @Test("a frame that was given in place of the one of its slot comes to be that one")
  func merged() throws {
    let scenario = try Scenario(rules: "3.16", in: .tmpfs, "page", tasks: "read@0 write@0")
    let start = Machine<FlatStorage>(scenario)
    let race = RaceSystem<UInt64>(scenario, from: start, judging: [])
    let reduced = ReducedRace(race, by: .equalFrames)
    let other = start.renamed(Exchange())
    #expect(other[PageIndex(0)] == .page(1))
    let isStart = reduced.canonicalFrames(in: other) == start
    #expect(isStart)
    let names = FlatRenaming(of: start.storage, filePages: 1)
    #expect(names.known(before: start.storage) == nil)
  }
}

/// Other numbers at random for all frames and swap slots but the last, which is never in use.
private struct Exchange: Renaming {
  private var pages: [UInt32]
  private var swaps: [UInt32]

  init(drawnFrom lots: inout Lots) {
    pages = Self.shuffled(&lots)
    swaps = Self.shuffled(&lots)
  }

  /// The first two numbers in each other's place.
  init() {
    pages = [1, 0] + (2..<32)
    swaps = pages
  }

  private static func shuffled(_ lots: inout Lots) -> [UInt32] {
    var numbers = Array(UInt32(0)..<31)
    for position in numbers.indices.reversed() {
      numbers.swapAt(position, lots.number(below: position + 1))
    }
    return numbers + [31]
  }

  subscript(page: PageNumber) -> PageNumber { PageNumber(pages[Int(page.rawValue)]) }
  subscript(swap: SwapEntry) -> SwapEntry { SwapEntry(swaps[Int(swap.offset)]) }
}

/// Numbers in the order in which they are asked for.
private final class Appearances: Renaming {
  private(set) var pages: [PageNumber] = []
  private(set) var swaps: [SwapEntry] = []
  /// The memory, if what is free there is to have the last number.
  private let memory: FlatStorage?

  init(in memory: FlatStorage? = nil) { self.memory = memory }

  subscript(page: PageNumber) -> PageNumber {
    if memory?[page].isFree == true { return 31 }
    if !pages.contains(page) { pages.append(page) }
    return PageNumber(UInt32(pages.firstIndex(of: page) ?? 31))
  }

  subscript(swap: SwapEntry) -> SwapEntry {
    if memory?[swap].isFree == true { return 31 }
    if !swaps.contains(swap) { swaps.append(swap) }
    return SwapEntry(UInt32(swaps.firstIndex(of: swap) ?? 31))
  }

  subscript(past swap: SwapEntry) -> SwapEntry { 31 }

  subscript(page: PageNumber, of swap: SwapEntry) -> PageNumber {
    memory?[swap].isFree == true ? 31 : self[page]
  }
}

extension Machine<FlatStorage> {
  /// The same state with other numbers.
  fileprivate func renamed(_ names: some Renaming) -> Self {
    var renamed = self
    for task in tasks {
      renamed.storage[task] = TaskPlace(copying: storage[task], names)
    }
    renamed.storage.renameMemory(names)
    return renamed
  }

  /// The same state, frames and swap slots numbered as one comes by them: slot by slot of the tree,
  /// then task by task, then from page to swap slot and back.
  fileprivate var inOrderOfAppearance: Self {
    let names = Appearances(in: storage)
    for position in 0..<UInt64(FlatStorage.slotLimit) {
      _ = storage[PageIndex(position)].map { names[$0] }
    }
    for task in tasks { _ = TaskPlace<FlatStorage.Batch>(copying: storage[task], names) }
    for _ in 0..<2 {
      for page in names.pages { _ = storage[page].swap.map { names[$0] } }
      for swap in names.swaps { _ = storage[swap].cachedPage.map { names[$0] } }
    }
    return renamed(names)
  }
}
