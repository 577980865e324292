// Knows which keys have been met.

/// A set of keys that only grows: open addressing, linear probing, whole keys.
///
/// Nothing is ever judged by a fingerprint. A table takes the size of a key for each of its places,
/// and between four and six sevenths of the places are taken.
@usableFromInline
struct KeyTable<Key: SearchKey>: ~Copyable {
  @usableFromInline var places: [Key]
  /// The number of keys.
  @usableFromInline var count = 0
  /// The number of keys with which it has to grow.
  @usableFromInline var limit: Int

  /// Makes an empty table.
  @inlinable init() {
    places = Array(repeating: .vacant, count: 56)
    limit = 48
  }

  /// The memory that the places take.
  @inlinable var byteCount: Int { places.count * MemoryLayout<Key>.stride }

  /// Adds a key.
  ///
  /// - Returns: true if the key is new.
  @inlinable
  mutating func insert(_ key: Key) -> Bool {
    if count == limit { grow() }
    let place = place(of: key)
    guard places[place] == .vacant else { return false }
    places[place] = key
    count += 1
    return true
  }

  /// Returns the position of a key, or the one where it belongs.
  ///
  /// The place follows from the size of the spread beside that of all spreads, so that a table may
  /// have any number of places. The first six bits have chosen the table.
  @inlinable
  func place(of key: Key) -> Int {
    var place = Int((key.spread << 6).multipliedFullWidth(by: UInt64(places.count)).high)
    while places[place] != .vacant, places[place] != key {
      place += 1
      if place == places.count { place = 0 }
    }
    return place
  }

  @inlinable
  mutating func grow() {
    let old = places
    places = Array(repeating: .vacant, count: old.count + old.count / 2)
    limit = places.count / 7 * 6
    for key in old where key != .vacant { places[place(of: key)] = key }
  }
}
