// Knows how to visit the states of a race for a search for loops, by the transitions in a cache.

import Explorer

/// The states of a race, up to the end of the calls that are judged, that are visited under the reductions that keep
/// loops.
///
/// It tells whether a call could be kept from its end for ever, where no task may be left out, and not by which
/// schedule: a state may stand for others, and a step for several. For a blocked call the task that it waits for is
/// unknown (nil), as merged steps may pass over the state in which that task could take a step.
struct ReducedCalls<Key: RaceKey>: CallSuccessorGenerator {
  let search: CallSearch<Key>
  /// True to judge the promises of the race in every state, also in those after the end of the calls.
  private let judgesStates: Bool
  private let race: ReducedRace<Key>
  /// True if no state is left out, so that a call can be told to wait for a task.
  private let isExact: Bool

  /// Leaves out of a race what the reductions allow in a search for loops.
  ///
  /// - Parameters:
  ///   - search: the race.
  ///   - reductions: those that may be used; the ones that do not keep loops are not.
  ///   - judgesStates: true to look for a state that breaks a promise of the race as well.
  init(_ search: CallSearch<Key>, by reductions: Reductions, judgingStates judgesStates: Bool) {
    self.search = search
    self.judgesStates = judgesStates
    race = ReducedRace(
      search.race,
      by: reductions.intersection(.keepingLoops),
      keepingWaits: true
    )
    isExact = race.reductions.isEmpty
  }

  /// Those of the reductions that can leave out something in this race.
  var usedReductions: Reductions { race.usedReductions }

  var byteCount: Int { race.byteCount }

  func makeCache() -> CallCache { CallCache(transitions: race.makeCache()) }

  func startKey(_ cache: inout CallCache) -> Key { race.startKey(&cache.transitions) }

  func cacheGroup(of key: Key) -> UInt64 { race.cacheGroup(of: key) }

  /// Tries the keys of the states that may be visited in the place of a state: it with any of the steps that are merged
  /// taken, with the numbers of equal frames.
  ///
  /// - Parameters:
  ///   - key: the key of the state.
  ///   - isWanted: called with each key until it returns true, and with the tasks that have such a step in the state:
  ///     none of them is left out, so that each takes it in a loop through the state, and comes back.
  /// - Returns: true if it did.
  func standIns(of key: Key, _ isWanted: (Key, [TaskID]) -> Bool) -> Bool {
    let first = race.race.state(of: key)
    let movers = first.tasks.filter { race.commutingStep(of: $0, in: first) != nil }
    var ahead = [first]
    var seen = ahead
    while let state = ahead.popLast() {
      let standIn = race.race.key(of: race.canonicalFrames(in: state))
      if isWanted(standIn, movers) { return true }
      for task in state.tasks {
        guard let step = race.commutingStep(of: task, in: state) else { continue }
        var next = state
        next.apply(step, in: race.scenario)
        guard !seen.contains(next) else { continue }
        seen.append(next)
        ahead.append(next)
      }
    }
    return false
  }

  @specialized(where Key == UInt64)
  @specialized(where Key == Words<3>)
  func expand(
    _ key: Key,
    judging calls: [TaskID],
    _ cache: inout CallCache,
    _ noteStatus: (CallStatus<TaskID>) -> Void,
    _ noteStep: (TaskID, Key) -> Void
  ) -> BreachSite {
    let numbers = key.numbers(tasks: race.scenario.tasks.count)
    let isOver = !search.walkers.contains {
      localStatus(of: $0, in: numbers, &cache) != .over
    }
    // From there on no call can be kept from its end, but a promise can still be broken.
    for call in calls { noteStatus(isOver ? .inactive : status(of: call, in: numbers, &cache)) }
    guard judgesStates || !isOver else { return .nowhere }
    let site = race.forEachMove(from: numbers, &cache.transitions) { task, key in
      noteStep(TaskID(UInt8(task)), key)
    }
    return judgesStates ? site : .nowhere
  }

  private func status(
    of call: TaskID,
    in numbers: PartNumbers,
    _ cache: inout CallCache
  ) -> CallStatus<TaskID> {
    switch localStatus(of: call, in: numbers, &cache) {
    case .over, .inactive: return .inactive
    case .running: return .running
    case .runsUnlessLooping:
      guard search.canGoRoundAlone[Int(call.rawValue)] else { return .inactive }
      return search.goesRoundAlone(call, from: race.race.state(of: numbers)) ? .running : .inactive
    case .blocked:
      return isExact ? search.status(of: call, in: race.race.state(of: numbers)) : .blocked(by: nil)
    }
  }

  /// Returns the local status of a call, which depends on its place and the state of the file, sometimes on the rest of
  /// the memory, and seldom on other tasks.
  private func localStatus(
    of call: TaskID,
    in numbers: PartNumbers,
    _ cache: inout CallCache
  ) -> LocalCallStatus {
    let task = Int(call.rawValue)
    let place = numbers.places[task]
    let file = TransitionCache.key(task, place, race.parts.number(ofFileIn: numbers.memory))
    if let known = cache.statusesByFile[file].flatMap(LocalCallStatus.init) { return known }
    let key = TransitionCache.key(task, place, numbers.memory)
    if let known = cache.statuses[key].flatMap(LocalCallStatus.init) { return known }
    let (watched, recorder) = race.watch(call, in: race.race.state(of: numbers))
    let status = search.localStatus(of: call, in: watched)
    let asksOthers = recorder.takeNote()
    let looksAtCells = recorder.takeCells() != CellSet()
    if race.usesCells, !asksOthers, !looksAtCells {
      cache.statusesByFile[file] = status.rawValue
    } else if !asksOthers {
      cache.statuses[key] = status.rawValue
    }
    return status
  }
}

/// The transitions of a race, and the local statuses of its calls, that a thread has worked out so far.
struct CallCache: Sendable {
  /// The transitions of all tasks.
  var transitions: TransitionCache
  /// The local statuses of the calls, by task, place and memory.
  var statuses = NumberTable()
  /// Those that are the same in every memory with the same state of the file, by task, place and that state.
  var statusesByFile = NumberTable()
}

/// Every state of a race up to the end of the calls that are judged, each of them itself.
///
/// It goes on by the same cache as `ReducedCalls`, with no reduction, and is a type of its own so that a loop can be
/// told here and nowhere else.
struct CachedCalls<Key: RaceKey>: ExactCallSuccessorGenerator {
  private let successors: ReducedCalls<Key>

  /// Visits all states of a race.
  init(_ search: CallSearch<Key>) {
    successors = ReducedCalls(search, by: [], judgingStates: false)
  }

  var system: CallSearch<Key> { successors.search }
  var byteCount: Int { successors.byteCount }

  func makeCache() -> CallCache { successors.makeCache() }

  func startKey(_ cache: inout CallCache) -> Key { successors.startKey(&cache) }

  func cacheGroup(of key: Key) -> UInt64 { successors.cacheGroup(of: key) }

  func expand(
    _ key: Key,
    judging calls: [TaskID],
    _ cache: inout CallCache,
    _ noteStatus: (CallStatus<TaskID>) -> Void,
    _ noteStep: (TaskID, Key) -> Void
  ) -> BreachSite {
    successors.expand(key, judging: calls, &cache, noteStatus, noteStep)
  }
}
