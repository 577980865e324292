// Knows the states that have been visited, and those that are as far away as it goes.

/// The states visited so far and the latest level of them.
@usableFromInline
struct Levels<System: TransitionSystem>: ~Copyable {
  @usableFromInline let system: System
  @usableFromInline let threads: Int
  @usableFromInline let shards: [Shard<System.Key>]
  /// The states of the latest level, in their order.
  @usableFromInline var frontier: [System.Key]
  @usableFromInline var progress = Progress()

  /// Starts with the level of nothing but the start.
  @inlinable
  init(_ system: System, threads: Int) {
    self.system = system
    self.threads = threads
    let start = system.key(of: system.start)
    shards = (0..<Shard<System.Key>.count).map { _ in Shard() }
    shards[Shard.number(of: start)].take([start])
    frontier = shards.flatMap { $0.releaseArrivals() }
    progress.frontier = 1
    progress = counted(progress)
  }

  @inlinable
  func counted(_ progress: Progress) -> Progress {
    var progress = progress
    progress.states = shards.reduce(0) { $0 + $1.keyCount }
    progress.bytes = shards.reduce(system.byteCount) { $0 + $1.byteCount }
    return progress
  }

  /// The positions in the latest level of the states with a breach, ascending.
  @inlinable
  func breaches() -> [Int] {
    let (system, frontier, parts) = (system, frontier, parts(of: 0..<frontier.count))
    return inParallel(parts.count) { part in
      parts[part].filter { system.breach(in: system.state(of: frontier[$0])) != nil }
    }
    .flatMap(\.self)
  }

  /// Goes on to the next level, which is empty if there is none.
  ///
  /// - Parameter goesOn: asked after every block whether to go on.
  /// - Returns: whether the whole level was done. If not, the progress stays that of the last level that
  ///   was, for how much of a level was done depends on chance.
  @inlinable
  mutating func descend(goesOn: (Progress) -> Bool) -> Bool {
    var soFar = progress
    soFar.depth += 1
    var first = 0
    while first < frontier.count {
      let end = min(first + Self.blockSize, frontier.count)
      soFar.transitions += expand(first..<end)
      first = end
      soFar = counted(soFar)
      guard goesOn(soFar) else { return false }
    }
    frontier = shards.flatMap { $0.releaseArrivals() }
    if frontier.isEmpty { soFar.depth -= 1 }
    soFar.frontier = frontier.count
    progress = soFar
    return true
  }

  /// The number of states that are expanded before what they lead to is looked up.
  @inlinable static var blockSize: Int { 1 << 15 }

  /// Takes every step from some states of the level and keeps what is new.
  ///
  /// - Returns: the number of steps.
  @inlinable
  func expand(_ block: Range<Int>) -> Int {
    let (system, frontier, shards, threads) = (system, frontier, shards, threads)
    let parts = parts(of: block)
    let departures = inParallel(parts.count) { part in
      var keys = [[System.Key]](repeating: [], count: shards.count)
      for position in parts[part] {
        system.forEachStep(from: system.state(of: frontier[position])) { _, next in
          let key = system.key(of: next)
          keys[Shard.number(of: key)].append(key)
        }
      }
      return keys
    }
    let counts = inParallel(threads) { thread in
      stride(from: thread, to: shards.count, by: threads).reduce(0) { count, number in
        departures.reduce(count) { count, keys in
          shards[number].take(keys[number])
          return count + keys[number].count
        }
      }
    }
    return counts.reduce(0, +)
  }

  /// A range in as many parts of neighbours as there are threads, or fewer.
  @inlinable
  func parts(of range: Range<Int>) -> [Range<Int>] {
    let size = max(1, (range.count + threads - 1) / threads)
    return stride(from: range.lowerBound, to: range.upperBound, by: size).map {
      $0..<min($0 + size, range.upperBound)
    }
  }
}
