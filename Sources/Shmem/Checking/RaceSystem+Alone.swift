// Knows when one task may go on alone, because nobody else can notice.

extension RaceSystem {
  /// The rows that ask how far the punch has come: whether a hole is published, how old new bytes are.
  private static var rowsAskingForPhase: Set<Row> { [.f1, .f3, .f3k, .f3w, .f11, .c6, .w4, .m3] }

  /// Whether tasks are taken alone at all.
  ///
  /// Nobody takes a step behind an oops, and what one task spends of the fuel another has not; the
  /// shadows of an ordinary file are numbered by who remembers them.
  static func mayGoAlone(in scenario: Scenario) -> Bool {
    !scenario.mayStopKernel && scenario.fuel == nil && scenario.mapping == .tmpfs
  }

  /// The task whose steps are all that has to be looked at in a state, with what is known of it.
  ///
  /// It is one whose next steps touch nothing that another task can still touch, and lead it further in
  /// its code. Of several it is the last by errand; among equal tasks the one that has come furthest,
  /// as their numbers mean nothing.
  @inline(__always)
  func loner(in numbers: PartNumbers, _ notebook: inout RaceNotebook) -> (task: Int, Lesson)? {
    guard takesLoners else { return nil }
    let count = scenario.tasks.count
    let facts = notebook[factsOf: numbers.memory]
    var ahead = InlineArray<8, Future>(repeating: Future())
    var prospects = PageProspects(inSwap: facts.pagesInSwap, empty: facts.emptyPages)
    for task in 0..<count {
      ahead[task] = future(of: task, at: numbers.places[task], &notebook)
      prospects.add(ahead[task])
    }
    var futures = InlineArray<8, Footprint>(repeating: Footprint())
    for task in 0..<count { futures[task] = ahead[task].footprint(prospects) }
    for task in (0..<count).reversed() where parts.peers[task].first == task {
      var best: (task: Int, lesson: Lesson, progress: Int)?
      var isTied = false
      for peer in parts.peers[task] where !isTwin(peer, in: numbers) {
        let lesson =
          notebook.lesson(peer, at: numbers.places[peer], in: numbers.memory)
          ?? learnt(peer, in: numbers, &notebook)
        guard !lesson.dependsOnOthers, let footprint = notebook.footprint(of: lesson),
          isUnnoticed(footprint, by: count, but: peer, futures)
        else { continue }
        let progress = parts.place(numbers.places[peer], TaskID(UInt8(peer))).state.rank
        if let found = best, found.progress >= progress {
          if found.progress == progress { isTied = true }
        } else {
          best = (peer, lesson, progress)
          isTied = false
        }
      }
      if let best, !isTied { return (best.task, best.lesson) }
    }
    return nil
  }

  private func learnt(
    _ task: Int,
    in numbers: PartNumbers,
    _ notebook: inout RaceNotebook
  ) -> Lesson {
    let lesson = learn(task, in: numbers, &notebook)
    if lesson.dependsOnOthers { notebook.forgetMoves(of: lesson) }
    return lesson
  }

  private func isUnnoticed(
    _ footprint: Footprint,
    by count: Int,
    but task: Int,
    _ futures: InlineArray<8, Footprint>
  ) -> Bool {
    for other in 0..<count where other != task {
      if footprint.conflicts(with: futures[other]) { return false }
    }
    return true
  }

  private func future(
    of task: Int,
    at place: UInt32,
    _ notebook: inout RaceNotebook
  ) -> Future {
    let errand = parts.peers[task][0]
    if let known = notebook[futureFrom: place, errand] { return known }
    let id = TaskID(UInt8(task))
    let future = scenario.future(from: parts.place(place, id), of: id)
    notebook[futureFrom: place, errand] = future
    return future
  }

  // MARK: What a step touches

  /// A state in which it is noticed what a task does.
  func watch(_ task: TaskID, in state: State) -> (Machine<WitnessedStorage>, Witness) {
    let witness = Witness()
    let storage = WitnessedStorage(
      state.storage,
      actor: task,
      filePages: scenario.filePages,
      witness: witness
    )
    return (Machine(storage: storage, file: state.file), witness)
  }

  /// Takes a step in a state that is watched.
  ///
  /// - Returns: what it touched, and what the witness had noticed before.
  func take(
    _ step: Step,
    on watched: inout Machine<WitnessedStorage>,
    from before: State,
    _ witness: Witness
  ) -> Footprint {
    watched.apply(step, in: scenario)
    watched.storage.noteMemory(since: before.storage[step.task])
    var footprint = witness.takeFootprint()
    guard takesLoners else { return footprint }
    footprint.reads.formUnion([.size, .calls])
    if Self.rowsAskingForPhase.contains(step.row) { footprint.reads.insert(.phase) }
    let global = before.file.differences(from: watched.file)
    footprint.writes.formUnion(global)
    let after = Machine(storage: watched.storage.storage, file: watched.file)
    let judgesAnew = !global.isDisjoint(with: [.size, .calls])
    for index in picks
    where judgesAnew
      || before.judgement(of: index, in: scenario) != after.judgement(of: index, in: scenario)
    {
      footprint.writes.formUnion(.data(Things.Pages(index)))
    }
    return footprint
  }
}

extension Footprint {
  /// The same without slots that are always empty, and whose data is not there.
  func ignoringSlots(of pages: Things.Pages) -> Footprint {
    var rest = self
    rest.reads.subtract([.slots(pages), .data(pages)])
    return rest
  }
}

extension FlatStorage {
  /// The pages whose slot is empty; those behind the file among them.
  var emptyPages: Things.Pages {
    var pages = Things.Pages.all
    var from = PageIndex(0)
    while let slot = occupiedSlot(from: from) {
      pages.remove(Things.Pages(slot.index))
      from = slot.index.next
    }
    return pages
  }

  /// The pages of which something is in swap, or has a swap slot; if that cannot be told, every page.
  func pagesInSwap(filePages: UInt64) -> Things.Pages {
    var pages: Things.Pages = []
    var from = SwapEntry(0)
    while let swap = swapInUse(from: from) {
      from = SwapEntry(swap.offset + 1)
      let own = PageIndex(UInt64(swap.offset))
      let slot = self[swap]
      let content = slot.content ?? slot.cachedPage.flatMap { self[$0].content }
      let index = own.rawValue < filePages ? own : content?.index
      pages.insert(index.map { Things.Pages($0) } ?? .all)
    }
    return pages
  }
}

extension FileState {
  /// What has changed, but for sums, which nobody looks at before he is judged.
  fileprivate func differences(from other: FileState) -> Things {
    var things: Things = []
    if phase != other.phase { things.insert(.phase) }
    if inodeMutexOwner != other.inodeMutexOwner { things.insert(.inodeMutex) }
    if swaplistMutexOwner != other.swaplistMutexOwner { things.insert(.swaplistMutex) }
    if end != other.end || leastEnd != other.leastEnd { things.insert(.size) }
    if preallocation != other.preallocation || isEvicted != other.isEvicted
      || isSwapOff != other.isSwapOff
    {
      things.insert(.calls)
    }
    return things
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
