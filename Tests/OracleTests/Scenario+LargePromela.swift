// Knows how to write a scenario as definitions for the model with entries of an order.

import RaceSupport
import Shmem

extension Scenario {
  /// The definitions that make that model this scenario.
  ///
  /// As with the other model, the words are turned back into a scenario, and where that is not the one to be written,
  /// something in it has no words.
  ///
  /// - Throws: a `NotationError` if the model has no words for it.
  func largePromela() throws -> [String] {
    guard (4...8).contains(filePages), tasks.count <= 4, !cutsFileBesideFault else {
      throw NotationError.unreadable("\(self)")
    }
    let known = try? Scenario(
      kernel: kernel,
      rules: rules.knownToLargeModel,
      slots: slots.filter { $0.start.isKnownToLargeModel && $0.order <= 2 },
      hole: Hole(first: hole.first, end: hole.end, cutsPageBefore: false, cutsPageAfter: false),
      tasks: tasks.dropFirst().compactMap(\.knownToLargeModel),
      batchLimit: kernel.batchLimit,
      mapShift: mapShift,
      call: call == .none ? .none : .fallocate
    )
    guard known == self else { throw NotationError.unreadable("\(self)") }
    var definitions = ["SLOTS=\(filePages)", "PUNCH=\(call == .none ? 0 : 1)"]
    if call != .none { definitions += ["HOLE_START=\(hole.first)", "HOLE_END=\(hole.end)"] }
    definitions += slotDefinitions
    for (number, task) in tasks.enumerated().dropFirst() {
      guard let index = task.index else { throw NotationError.unreadable("\(task)") }
      definitions += [
        "TASK_\(number)=\(task.largeWord)", "AT_\(number)=\(index)",
        "MAKES_\(number)=\(task.order)",
      ]
    }
    return definitions + rules.largePromela
      + [
        "PIECE=\(rules.readBeforeSplit && rules.rangeInsert ? 1 : 0)",
        "SMALL_NODES=\(mapShift == 2 ? 1 : 0)",
      ]
  }

  /// The start of every slot, and the order of its entry, which only a kernel that writes such entries can have in swap.
  private var slotDefinitions: [String] {
    let starts = slots.flatMap { Array(repeating: ($0.start, $0.order), count: Int($0.count)) }
    return starts.enumerated().flatMap { number, slot in
      let (start, order) = slot
      let isInSwap = start == .swap || start == .cached
      return [
        "START_\(number)=\(start.rawValue.uppercased())",
        "ORDER_\(number)=\(isInSwap && !rules.largeSwap ? 0 : order)",
      ]
    }
  }

  /// True if the file is cut twice, or while a fault may be past its look at i_size.
  private var cutsFileBesideFault: Bool {
    let kinds = tasks.map(\.kind)
    let cuts = kinds.count { $0 == .truncate }
    return cuts > 1 || cuts == 1 && kinds.contains { $0 == .faultRead || $0 == .faultWrite }
  }
}

extension SlotStart {
  fileprivate var isKnownToLargeModel: Bool {
    switch self {
    case .page, .clean, .swap, .cached, .hole: true
    case .fallocated, .shadow: false
    }
  }
}

extension TaskSpec {
  /// The task as far as the model knows it: its kind, its page, the order of its page, and whether it takes a fault.
  fileprivate var knownToLargeModel: TaskSpec? {
    guard index != nil, order <= 2 else { return nil }
    var known = TaskSpec(kind: kind, index: index, loops: false)
    switch kind {
    case .read, .reclaim, .truncate, .pin, .readahead: return known
    case .faultRead, .faultWrite:
      known.order = order
      known.usesPte = usesPte && kind == .faultWrite
      return known
    case .punch, .splice, .write, .preallocate, .evict, .swapoff, .invalidate, .collapse:
      return nil
    }
  }

  fileprivate var largeWord: String {
    usesPte ? "STORE" : kind.rawValue.uppercased().replacing("-", with: "_")
  }
}

extension Rules {
  /// The rules as far as the model knows them: those of 6.6, and what differs in kernels with entries of an order.
  fileprivate var knownToLargeModel: Rules {
    var known = Kernel.v6_6.rules
    known.bigSplit = bigSplit
    known.splitShape = splitShape
    known.largeSwap = largeSwap
    known.freeAtomic = freeAtomic
    known.retryWhere = retryWhere
    known.borderDirect = borderDirect
    known.borderAdvance = borderAdvance
    known.splitAware = splitAware
    known.cleanKeep = cleanKeep
    known.unsplitAdvance = unsplitAdvance
    known.cacheOrder = cacheOrder
    known.rangeInsert = rangeInsert
    known.borderSwapIn = borderSwapIn
    // What is read from a synchronous device it does not know; from another one these rules change nothing.
    known.readLarge = readLarge
    known.busySmall = busySmall
    known.throughCache = throughCache
    known.readBeforeSplit = readBeforeSplit
    known.swapWriteout = swapWriteout
    known.storeBack = storeBack
    known.largeSwapIn = largeSwapIn
    return known
  }

  fileprivate var largePromela: [String] {
    let switches = [
      ("BIG_SPLIT", bigSplit), ("SPLIT_AROUND", splitShape == .around), ("LARGE_SWAP", largeSwap),
      ("FREE_ATOMIC", freeAtomic),
      ("BORDER_DIRECT", borderDirect), ("BORDER_ADVANCE", borderAdvance),
      ("SPLIT_AWARE", splitAware), ("CLEAN_KEEP", cleanKeep),
      ("UNSPLIT_ADVANCE", unsplitAdvance), ("CACHE_ORDER", cacheOrder),
      ("RANGE_INSERT", rangeInsert), ("REFUSED", swapWriteout == .refused),
      ("STORE_BACK", storeBack), ("BORDER_MEMORY", borderSwapIn == .succeeds),
    ]
    let retry =
      switch retryWhere {
      case .same: "SAME"
      case .endSkip: "END_SKIP"
      case .base: "BASE"
      }
    return switches.map { name, isOn in "\(name)=\(isOn ? 1 : 0)" } + ["RETRY_WHERE=\(retry)"]
  }
}
