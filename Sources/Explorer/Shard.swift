// Knows one part of the states visited.

public import Synchronization

/// A part of the states visited, and those of them that came last.
///
/// One thread at a time works on it, so that the lock is never waited for.
@usableFromInline
final class Shard<Key: SearchKey>: Sendable {
  @usableFromInline
  struct Contents: ~Copyable {
    @usableFromInline var table = KeyTable<Key>()
    @usableFromInline var arrivals: [Key] = []

    @inlinable init() {}
  }

  @usableFromInline let contents = Mutex(Contents())

  @inlinable init() {}

  /// The number of shards of a search, whatever the number of threads.
  @inlinable static var count: Int { 64 }

  /// Returns the shard that a key belongs to.
  @inlinable
  static func number(of key: Key) -> Int { Int(truncatingIfNeeded: key.spread >> 58) }

  /// Keeps what is new among some keys.
  @inlinable
  func take(_ keys: [Key]) {
    contents.withLock { contents in
      for key in keys where contents.table.insert(key) { contents.arrivals.append(key) }
    }
  }

  /// Returns the keys that have come since this was asked for last, in the order in which they came.
  @inlinable
  func releaseArrivals() -> [Key] {
    contents.withLock { contents in
      let arrivals = contents.arrivals
      contents.arrivals = []
      return arrivals
    }
  }

  /// The number of keys.
  @inlinable var keyCount: Int { contents.withLock { $0.table.count } }

  /// The memory that they take, in bytes.
  @inlinable var byteCount: Int { contents.withLock { $0.table.byteCount } }
}
