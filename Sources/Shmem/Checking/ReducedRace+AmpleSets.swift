// Knows when one task may go on alone, because no other task can notice its steps.

extension ReducedRace {
  /// Returns true if tasks may be taken alone in this race.
  ///
  /// They may not where steps depend on each other everywhere: no task takes a step after an oops, all
  /// tasks spend the same fuel, and a shadow of an ordinary file gets a number that no task remembers.
  static func allowsAmpleSets(in scenario: Scenario) -> Bool {
    !scenario.mayStopKernel && scenario.fuel == nil && scenario.mapping == .tmpfs
      && !scenario.hasLargeEntries
  }

  /// Returns a task that may be taken alone in a state, with its moves; nil if there is none.
  ///
  /// It is one whose next steps touch nothing that another task can still touch, and lead it further in
  /// its code. Of several it is in the last symmetry class; among equal tasks the one that has come furthest,
  /// as their numbers mean nothing.
  @inline(__always)
  func ampleTask(in numbers: PartNumbers, _ cache: inout TransitionCache) -> (
    task: Int, CachedTransitions
  )? {
    guard usesAmpleSets else { return nil }
    let count = scenario.tasks.count
    let facts = cache[factsOf: numbers.memory]
    var ahead = InlineArray<8, MayAccess>(repeating: MayAccess())
    var reachability = PageReachability(inSwap: facts.pagesInSwap, empty: facts.emptyPages)
    for task in 0..<count {
      ahead[task] = mayAccess(of: task, at: numbers.places[task], &cache)
      reachability.add(ahead[task])
    }
    var accessible = InlineArray<8, Footprint>(repeating: Footprint())
    for task in 0..<count { accessible[task] = ahead[task].footprint(reachability) }
    for task in (0..<count).reversed() where parts.equalTasks[task].first == task {
      var best: (task: Int, transitions: CachedTransitions, rank: Int)?
      var isTied = false
      for member in parts.equalTasks[task] where !isSymmetricDuplicate(member, in: numbers) {
        let transitions =
          cache.transitions(member, at: numbers.places[member], in: numbers.memory)
          ?? computeLastingTransitions(member, in: numbers, &cache)
        guard !transitions.dependsOnOthers, let footprint = cache.footprint(of: transitions),
          isUnnoticed(footprint, by: count, but: member, accessible)
        else { continue }
        let rank = parts.place(numbers.places[member], TaskID(UInt8(member))).rank
        if let found = best, found.rank >= rank {
          if found.rank == rank { isTied = true }
        } else {
          best = (member, transitions, rank)
          isTied = false
        }
      }
      if let best, !isTied { return (best.task, best.transitions) }
    }
    return nil
  }

  private func computeLastingTransitions(
    _ task: Int,
    in numbers: PartNumbers,
    _ cache: inout TransitionCache
  ) -> CachedTransitions {
    let transitions = computeTransitions(task, in: numbers, &cache)
    if transitions.dependsOnOthers { cache.forgetMoves(of: transitions) }
    return transitions
  }

  private func isUnnoticed(
    _ footprint: Footprint,
    by count: Int,
    but task: Int,
    _ accessible: InlineArray<8, Footprint>
  ) -> Bool {
    for other in 0..<count where other != task {
      if footprint.conflicts(with: accessible[other]) { return false }
    }
    return true
  }

  @inline(__always)
  private func mayAccess(
    of task: Int,
    at place: UInt32,
    _ cache: inout TransitionCache
  ) -> MayAccess {
    let symmetryClass = parts.equalTasks[task][0]
    if let known = cache.mayAccess[place, symmetryClass] { return known }
    let id = TaskID(UInt8(task))
    let mayAccess = scenario.mayAccess(from: parts.place(place, id), of: id)
    cache.mayAccess[place, symmetryClass] = mayAccess
    return mayAccess
  }
}

extension Footprint {
  /// Returns the same without the slots and the data of pages that stay empty.
  func ignoringSlots(of pages: ResourceSet.Pages) -> Footprint {
    var rest = self
    rest.reads.subtract([.slots(pages), .data(pages)])
    return rest
  }
}

extension FlatStorage {
  /// The pages with an empty slot, those beyond the end of the file among them.
  var emptyPages: ResourceSet.Pages {
    var pages = ResourceSet.Pages.all
    var from = PageIndex(0)
    while let slot = occupiedSlot(from: from) {
      pages.remove(ResourceSet.Pages(slot.index))
      from = slot.index.next
    }
    return pages
  }

  /// Returns the pages that have something in swap, or a swap slot; every page if that is unknown.
  func pagesInSwap(filePages: UInt64) -> ResourceSet.Pages {
    var pages: ResourceSet.Pages = []
    var from = SwapEntry(0)
    while let swap = swapInUse(from: from) {
      from = SwapEntry(swap.offset + 1)
      let own = PageIndex(UInt64(swap.offset))
      let slot = self[swap]
      let content = slot.content ?? slot.cachedPage.flatMap { self[$0].content }
      let index = own.rawValue < filePages ? own : content?.index
      pages.insert(index.map { ResourceSet.Pages($0) } ?? .all)
    }
    return pages
  }
}
