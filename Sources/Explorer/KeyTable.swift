// Knows which keys have been met.

/// A set of keys that only grows: open addressing, linear probing, whole keys.
///
/// Nothing is ever judged by a fingerprint. A table takes the size of a key for each of its places,
/// and between a third and two thirds of the places are taken.
@usableFromInline
struct KeyTable<Key: SearchKey>: ~Copyable {
  @usableFromInline var places: [Key]
  /// The number of keys.
  @usableFromInline var count = 0

  /// Makes an empty table.
  @inlinable init() {
    places = Array(repeating: .vacant, count: 64)
  }

  /// The memory that the places take.
  @inlinable var byteCount: Int { places.count * MemoryLayout<Key>.stride }

  /// Adds a key.
  ///
  /// - Returns: whether it is new.
  @inlinable
  mutating func insert(_ key: Key) -> Bool {
    if count * 3 >= places.count * 2 { grow() }
    let place = place(of: key)
    guard places[place] == .vacant else { return false }
    places[place] = key
    count += 1
    return true
  }

  /// Where a key is, or where it belongs.
  @inlinable
  func place(of key: Key) -> Int {
    let mask = places.count - 1
    // The upper bits have chosen the table.
    var place = Int(truncatingIfNeeded: key.spread) & mask
    while places[place] != .vacant, places[place] != key { place = (place + 1) & mask }
    return place
  }

  @inlinable
  mutating func grow() {
    let old = places
    places = Array(repeating: .vacant, count: old.count * 2)
    for key in old where key != .vacant { places[place(of: key)] = key }
  }
}
