// Knows when one task may go on alone, because nobody else can notice.

extension RaceSystem {
  /// The steps that ask how far the punch has come: whether a hole is published, how old new bytes are.
  private static var stepIDsAskingForPhase: Set<StepID> {
    [.f1, .f3, .f3k, .f3w, .f11, .c6, .w4, .m3]
  }

  /// Whether tasks are taken alone at all.
  ///
  /// Nobody takes a step behind an oops, and what one task spends of the fuel another has not; the
  /// shadows of an ordinary file are numbered by who remembers them.
  static func allowsAmpleSets(in scenario: Scenario) -> Bool {
    !scenario.mayStopKernel && scenario.fuel == nil && scenario.mapping == .tmpfs
  }

  /// The task whose steps are all that has to be looked at in a state, with what is known of it.
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
        let rank = parts.place(numbers.places[member], TaskID(UInt8(member))).state.rank
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

  private func mayAccess(
    of task: Int,
    at place: UInt32,
    _ cache: inout TransitionCache
  ) -> MayAccess {
    let symmetryClass = parts.equalTasks[task][0]
    if let known = cache[mayAccessFrom: place, symmetryClass] { return known }
    let id = TaskID(UInt8(task))
    let mayAccess = scenario.mayAccess(from: parts.place(place, id), of: id)
    cache[mayAccessFrom: place, symmetryClass] = mayAccess
    return mayAccess
  }

  // MARK: What a step touches

  /// A state in which it is noticed what a task does.
  func watch(_ task: TaskID, in state: State) -> (Machine<RecordingStorage>, AccessRecorder) {
    let recorder = AccessRecorder()
    let storage = RecordingStorage(
      state.storage,
      actor: task,
      filePages: scenario.filePages,
      recorder: recorder
    )
    return (Machine(storage: storage, file: state.file), recorder)
  }

  /// Takes a step in a state that is watched.
  ///
  /// - Returns: what it touched, and what the recorder had noticed before.
  func take(
    _ step: Step,
    on watched: inout Machine<RecordingStorage>,
    from before: State,
    _ recorder: AccessRecorder
  ) -> Footprint {
    watched.apply(step, in: scenario)
    watched.storage.noteMemory(since: before.storage[step.task])
    var footprint = recorder.takeFootprint()
    guard usesAmpleSets else { return footprint }
    footprint.reads.formUnion([.size, .calls])
    if Self.stepIDsAskingForPhase.contains(step.id) { footprint.reads.insert(.phase) }
    let global = before.file.differences(from: watched.file)
    footprint.writes.formUnion(global)
    let after = Machine(storage: watched.storage.storage, file: watched.file)
    let judgesAnew = !global.isDisjoint(with: [.size, .calls])
    for index in picks
    where judgesAnew
      || before.judgement(of: index, in: scenario) != after.judgement(of: index, in: scenario)
    {
      footprint.writes.formUnion(.data(ResourceSet.Pages(index)))
    }
    return footprint
  }
}

extension Footprint {
  /// The same without slots that are always empty, and whose data is not there.
  func ignoringSlots(of pages: ResourceSet.Pages) -> Footprint {
    var rest = self
    rest.reads.subtract([.slots(pages), .data(pages)])
    return rest
  }
}

extension FlatStorage {
  /// The pages whose slot is empty; those behind the file among them.
  var emptyPages: ResourceSet.Pages {
    var pages = ResourceSet.Pages.all
    var from = PageIndex(0)
    while let slot = occupiedSlot(from: from) {
      pages.remove(ResourceSet.Pages(slot.index))
      from = slot.index.next
    }
    return pages
  }

  /// The pages of which something is in swap, or has a swap slot; if that cannot be told, every page.
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

extension FileState {
  /// What has changed, but for sums, which nobody looks at before he is judged.
  fileprivate func differences(from other: FileState) -> ResourceSet {
    var resources: ResourceSet = []
    if phase != other.phase { resources.insert(.phase) }
    if inodeMutexOwner != other.inodeMutexOwner { resources.insert(.inodeMutex) }
    if swaplistMutexOwner != other.swaplistMutexOwner { resources.insert(.swaplistMutex) }
    if end != other.end || leastEnd != other.leastEnd { resources.insert(.size) }
    if preallocation != other.preallocation || isEvicted != other.isEvicted
      || isSwapOff != other.isSwapOff
    {
      resources.insert(.calls)
    }
    return resources
  }
}

/// What promises ask of a page of the file.
private struct PageJudgement: Equatable {
  var content: Content?
  var isLeftover: Bool
}

extension Machine<FlatStorage> {
  fileprivate func judgement(of index: PageIndex, in scenario: Scenario) -> PageJudgement {
    PageJudgement(content: content(at: index), isLeftover: isLeftover(index, in: scenario))
  }
}
