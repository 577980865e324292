// Knows how to go on from one of all states that differ only in which of equal tasks does what.

extension ReducedRace {
  /// Returns true if an equal task with a lower number is at the same place, so that both lead to the same
  /// states.
  ///
  /// Equal tasks at the same place own nothing: a lock has one owner, and its place says that it is. Where both share
  /// a lock, it makes no difference which of them goes on.
  @inline(__always)
  func isSymmetricDuplicate(_ task: Int, in numbers: PartNumbers) -> Bool {
    guard reductions.contains(.equalTasks), let other = parts.equalTaskBefore[task] else {
      return false
    }
    return numbers.places[task] == numbers.places[other]
  }

  /// Numbers all equal tasks in the order of their places.
  func canonicalizeAll(in numbers: inout PartNumbers, _ cache: inout TransitionCache) {
    for task in 1..<scenario.tasks.count where parts.equalTaskBefore[task] == nil {
      canonicalize(task, in: &numbers, &cache)
    }
  }

  /// Numbers the tasks that are equal to a task in the order of their places.
  @inline(__always)
  func canonicalize(_ task: Int, in numbers: inout PartNumbers, _ cache: inout TransitionCache) {
    guard reductions.contains(.equalTasks), parts.equalTasks[task].count > 1 else { return }
    let equalTasks = parts.equalTasks[task]
    for (earlier, later) in zip(equalTasks, equalTasks.dropFirst())
    where numbers.places[earlier] > numbers.places[later] {
      return sort(equalTasks, in: &numbers, &cache)
    }
  }

  func sort(
    _ equalTasks: [Int],
    in numbers: inout PartNumbers,
    _ cache: inout TransitionCache
  ) {
    let order = equalTasks.sorted { numbers.places[$0] < numbers.places[$1] }
    let old = numbers
    var names = Array(scenario.taskIDs)
    var moved: UInt8 = 0
    for (name, task) in zip(equalTasks, order) {
      numbers.places[name] = old.places[task]
      names[task] = TaskID(UInt8(name))
      if name != task { moved |= 1 << UInt8(task) }
    }
    guard cache[factsOf: numbers.memory].owners & moved != 0 else { return }
    let permutation = names.reversed().reduce(0) { $0 << 3 | UInt64($1.rawValue) }
    if let known = cache[permuting: permutation, numbers.memory] {
      numbers.memory = known
      return
    }
    let memory = parts.number(of: numbers.memory, in: race.start, renamed: names)
    cache[permuting: permutation, numbers.memory] = memory
    numbers.memory = memory
    _ = isBroken(numbers, &cache)
  }
}

extension Machine<FlatStorage> {
  /// The tasks that own a lock or a mutex, a bit each.
  var owners: UInt8 {
    var owners: UInt8 = 0
    func add(_ task: TaskID?) {
      if let task { owners |= 1 << task.rawValue }
    }
    add(file.inodeMutexOwner)
    add(file.swaplistMutexOwner)
    add(file.invalidateLockOwner)
    for number in 0..<FlatStorage.frameLimit {
      add(storage[PageNumber(UInt32(number))].lockOwner)
    }
    return owners
  }

  /// Gives every owner of a lock or a mutex another number.
  mutating func renameOwners(_ name: (TaskID) -> TaskID) {
    file.inodeMutexOwner = file.inodeMutexOwner.map(name)
    file.swaplistMutexOwner = file.swaplistMutexOwner.map(name)
    file.invalidateLockOwner = file.invalidateLockOwner.map(name)
    for number in 0..<FlatStorage.frameLimit {
      let page = PageNumber(UInt32(number))
      storage[page].lockOwner = storage[page].lockOwner.map(name)
    }
  }
}
