// Knows how to draw scenarios and schedules at random, the same ones for the same seed.

@testable import Shmem

/// Draws at random; the same seed gives the same draws for ever.
struct Lots {
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// A number below `bound`.
  mutating func number(below bound: Int) -> Int {
    Int(generator.next() % UInt64(bound))
  }

  /// One of the elements.
  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// Yes or no.
  mutating func coin() -> Bool { number(below: 2) == 0 }
}

extension Scenario {
  /// A file of up to 8 pages, any hole in it, up to 5 tasks, any rules; any guards if they may be off.
  init(
    in mapping: Mapping = .tmpfs,
    drawnFrom lots: inout Lots,
    guardsMayBeOff: Bool = false
  ) throws {
    let pages = 1 + lots.number(below: 8)
    let slots = (0..<pages).map { _ in SlotRun(count: 1, start: lots.one(of: mapping.starts)) }
    let first = lots.number(below: pages)
    let end = first + lots.number(below: pages - first + 1)
    let isEmpty = end == first
    let kernel = lots.one(of: Kernel.allCases)
    let rules = Rules(of: kernel, in: mapping, drawnFrom: &lots, guardsMayBeOff: guardsMayBeOff)
    let tasks = Self.tasks(on: pages, in: mapping, drawnFrom: &lots)
    try self.init(
      kernel: kernel,
      rules: rules,
      mapping: mapping,
      slots: slots,
      hole: Hole(
        first: PageIndex(UInt64(first)),
        end: PageIndex(UInt64(end)),
        cutsPageBefore: first > 0 && (isEmpty || lots.coin()),
        cutsPageAfter: end < pages && (isEmpty || lots.coin())
      ),
      tasks: tasks,
      batchLimit: lots.one(of: [1, 2, 3, 14, 15]),
      mapShift: lots.one(of: [2, 3, 6])
    )
  }

  /// Up to 5 tasks, and an eviction in one race out of 8.
  private static func tasks(
    on pages: Int,
    in mapping: Mapping,
    drawnFrom lots: inout Lots
  ) -> [TaskSpec] {
    let kinds: [TaskKind] =
      [
        .read, .splice, .write, .faultRead, .faultWrite, .reclaim, .reclaim, .truncate,
        .preallocate,
        .swapoff,
      ].filter(mapping.canRun) + (mapping == .file ? [.readahead, .invalidate] : [])
    let isEvicted = mapping.canRun(.evict) && lots.number(below: 8) == 0
    let evictions = isEvicted ? [TaskSpec(kind: .evict, index: nil, loops: false)] : []
    let possibleKinds = isEvicted ? kinds.filter { !$0.needsOpenFile } : kinds
    let others = (0..<1 + lots.number(below: 5)).map { _ in
      let kind = lots.one(of: possibleKinds)
      let index = lots.coin() ? nil : PageIndex(UInt64(lots.number(below: pages)))
      let loops = lots.coin()
      var task = TaskSpec(kind: kind, index: kind.worksOnPage ? index : nil, loops: loops)
      let options = TaskOption.allCases.filter { $0.suits(kind) && $0.number != .order }
      for option in options where lots.number(below: 4) == 0 {
        let page = UInt64(lots.number(below: pages))
        task.add(option, number: option.number == nil ? nil : page)
      }
      return task
    }
    return others + evictions
  }

  /// True if no schedule can save old data from these rules.
  ///
  /// In an ordinary file no retry can stand in for the scans: see `ShadowTests`. Where its blocks are freed after the
  /// walk, nothing can stand in for the lock: see `BlockTests`.
  var isSound: Bool {
    guard !hasBlockSteps || rules.lockedFills == .all else { return false }
    return rules.rescan || (mapping == .tmpfs && rules.swapRetry == .second && rules.pageRetry)
  }
}

extension Mapping {
  /// The starts of a page of such a file.
  var starts: [SlotStart] { SlotStart.allCases.filter(canStart) }
}

extension Rules {
  /// The rules of a kernel with any of them switched; any guards off if they may be.
  fileprivate init(
    of kernel: Kernel,
    in mapping: Mapping,
    drawnFrom lots: inout Lots,
    guardsMayBeOff: Bool
  ) {
    var rules = kernel.rules(in: mapping)
    if mapping == .file, lots.coin() { rules.rescan.toggle() }
    if lots.coin() { rules.firstPass.toggle() }
    if lots.coin() { rules.swapRetry = lots.one(of: SwapRetry.allCases) }
    if lots.coin() { rules.pageRetry.toggle() }
    if lots.number(below: 4) == 0 { rules.waitState = .killable }
    if lots.coin() { rules.unfallocEnd = lots.one(of: [.past, .checked]) }
    if lots.coin() { rules.later.lockingGather.toggle() }
    if lots.coin() { rules.later.wholeEdges.toggle() }
    if lots.coin() { rules.later.boundedGather.toggle() }
    if lots.coin() { rules.later.swappedFirst.toggle() }
    if lots.coin() { rules.later.spliceReads.toggle() }
    if lots.coin() { rules.pastEnd = lots.one(of: PastEnd.allCases) }
    if guardsMayBeOff {
      for rule in Rule.all where rule.isGuard && lots.coin() {
        rules[rule].alternatives.forEach { rules.apply($0) }
      }
    }
    if lots.number(below: 4) == 0 { rules.slowGather = true }
    if lots.number(below: 4) == 0 { rules.lockCachedPage = true }
    if lots.number(below: 4) == 0 { rules.retryLimit = lots.one(of: RetryLimit.allCases) }
    if mapping == .tmpfs, lots.coin() {
      rules.swapDevice = .synchronous
      rules.throughCache = lots.coin()
    }
    if mapping == .file, lots.coin() {
      rules.freesBlocks = .after
      rules.lockedFills = lots.one(of: LockedFills.allCases)
    }
    self = rules
  }
}

extension Kernel {
  /// The kernels in whose races every swap entry takes one slot: later ones have the steps of 6.1 there, and more.
  static let upTo6_1 = allCases.filter { $0.year <= 2022 }
}
