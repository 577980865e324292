// Knows the states that have been visited, and the farthest level of them.

/// The states visited so far and the latest level of them.
@usableFromInline
struct Levels<Generator: SuccessorGenerator>: ~Copyable {
  /// The result of going on to the next level.
  @usableFromInline
  enum Descent {
    /// The search has done the whole level.
    case done
    /// A state of the level that the search was leaving has a breach.
    case breach
    /// The caller stopped the search, and no state of the level that it was leaving has a breach.
    case stopped
  }

  @usableFromInline let generator: Generator
  @usableFromInline let workers: [Worker<Generator>]
  @usableFromInline let shards: [Shard<Generator.Key>]
  /// The states of the latest level; their order depends on the number of threads.
  @usableFromInline var frontier: [Generator.Key]
  @usableFromInline var progress = Progress()
  /// True if a breach was found on the way to the latest level.
  @usableFromInline var hasBreachBehind = false

  /// Starts with a level that holds only the start.
  @inlinable
  init(_ generator: Generator, threads: Int) {
    self.generator = generator
    workers = (0..<threads).map { _ in Worker(generator) }
    let start = workers[0].startKey()
    shards = (0..<Shard<Generator.Key>.count).map { _ in Shard() }
    shards[Shard.number(of: start)].take([start])
    frontier = shards.flatMap { $0.releaseArrivals() }
    progress.frontier = 1
    progress = counted(progress)
  }

  @inlinable
  func counted(_ progress: Progress) -> Progress {
    var progress = progress
    progress.states = shards.reduce(0) { $0 + $1.keyCount }
    progress.bytes = shards.reduce(generator.byteCount) { $0 + $1.byteCount }
    return progress
  }

  /// Returns true if a state of the latest level has a breach.
  @inlinable
  func hasBreach() -> Bool {
    if hasBreachBehind { return true }
    let (workers, frontier, parts) = (workers, frontier, parts(of: 0..<frontier.count))
    return inParallel(parts.count) { workers[$0].hasBreach(among: frontier[parts[$0]]) }
      .contains(true)
  }

  /// Goes on to the next level, which is empty if there is none.
  ///
  /// - Parameter goesOn: called after every block; returns true to go on.
  /// - Returns: the result. Unless the whole level was done, the progress stays that of the last
  ///   level that was, for how much of a level was done depends on chance.
  @inlinable
  mutating func descend(goesOn: (Progress) -> Bool) -> Descent {
    if hasBreachBehind { return .breach }
    var (soFar, isBreachAhead) = (progress, false)
    soFar.depth += 1
    var first = 0
    while first < frontier.count {
      let end = min(first + Self.blockSize, frontier.count)
      let (transitions, site) = expand(first..<end)
      switch site {
      case .here: return .breach
      case .next: isBreachAhead = true
      case .nowhere: break
      }
      soFar.transitions += transitions
      first = end
      soFar = counted(soFar)
      guard goesOn(soFar) else { return hasBreach() ? .breach : .stopped }
    }
    frontier = shards.flatMap { $0.releaseArrivals() }
    if frontier.isEmpty { soFar.depth -= 1 }
    soFar.frontier = frontier.count
    progress = soFar
    hasBreachBehind = isBreachAhead
    return .done
  }

  /// The least number of states for which more than one thread is used.
  @inlinable static var leastShared: Int { 64 }

  /// The number of states that are expanded before what they lead to is looked up.
  @inlinable static var blockSize: Int { 1 << 15 }

  /// Takes every step from some states of the level and keeps what is new.
  ///
  /// - Returns: the number of steps, and the place of a breach.
  @inlinable
  func expand(_ block: Range<Int>) -> (transitions: Int, site: BreachSite) {
    let (frontier, shards, workers) = (frontier, shards, workers)
    let threads = block.count < Self.leastShared ? 1 : workers.count
    let departures = inParallel(threads) { number in
      workers[number].departures(from: frontier[block], ThreadShare(number, of: threads))
    }
    guard !departures.contains(where: { $0.site == .here }) else { return (0, .here) }
    _ = inParallel(workers.count) { thread in
      for number in stride(from: thread, to: shards.count, by: workers.count) {
        for departures in departures { shards[number].take(departures.keys[number]) }
      }
    }
    let isBreachAhead = departures.contains { $0.site == .next }
    return (departures.reduce(0) { $0 + $1.count }, isBreachAhead ? .next : .nowhere)
  }

  /// Returns those of some states from which a step leads to a key that is wanted.
  @inlinable
  func states(among states: [Generator.Key], before wanted: Set<Generator.Key>) -> [Generator.Key] {
    let (workers, parts) = (workers, parts(of: 0..<states.count))
    return inParallel(parts.count) { part in
      workers[part].states(among: states[parts[part]]) { wanted.contains($0) }
    }
    .flatMap(\.self)
  }

  /// Returns a range in as many parts of neighbours as there are threads, or fewer.
  @inlinable
  func parts(of range: Range<Int>) -> [Range<Int>] {
    let size = max(1, (range.count + workers.count - 1) / workers.count)
    return stride(from: range.lowerBound, to: range.upperBound, by: size).map {
      $0..<min($0 + size, range.upperBound)
    }
  }
}
