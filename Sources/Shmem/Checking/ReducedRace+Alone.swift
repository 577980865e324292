// Knows when one task may go on alone, because no other task can notice.

extension ReducedRace {
  /// Returns true if tasks are taken alone at all.
  ///
  /// They are not where steps depend on each other everywhere: no task takes a step after an oops, all
  /// tasks spend the same fuel, and a shadow of an ordinary file gets a number that no task remembers.
  static func mayGoAlone(in scenario: Scenario) -> Bool {
    !scenario.mayStopKernel && scenario.fuel == nil && scenario.mapping == .tmpfs
  }

  /// Returns a task that may be taken alone in a state, with its moves; nil if there is none.
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
        let progress = parts.place(numbers.places[peer], TaskID(UInt8(peer))).progress
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
}

extension Footprint {
  /// Returns the same without the slots and the data of pages that stay empty.
  func ignoringSlots(of pages: Things.Pages) -> Footprint {
    var rest = self
    rest.reads.subtract([.slots(pages), .data(pages)])
    return rest
  }
}

extension FlatStorage {
  /// The pages with an empty slot, those beyond the end of the file among them.
  var emptyPages: Things.Pages {
    var pages = Things.Pages.all
    var from = PageIndex(0)
    while let slot = occupiedSlot(from: from) {
      pages.remove(Things.Pages(slot.index))
      from = slot.index.next
    }
    return pages
  }

  /// Returns the pages that have something in swap, or a swap slot; every page if that is unknown.
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
