// Knows how to look up a number by a number.

import Explorer

/// A table of numbers by numbers that only grows.
///
/// It uses open addressing and linear probing; 0 is no key.
struct NumberTable: Sendable {
  private var places: [(key: UInt64, value: UInt64)]
  private var count = 0

  /// Makes an empty table.
  init() {
    places = Array(repeating: (0, 0), count: 1024)
  }

  /// The value of a key.
  subscript(key: UInt64) -> UInt64? {
    @inline(__always) get {
      let place = places[place(of: key)]
      return place.key == 0 ? nil : place.value
    }
    set {
      guard let newValue else { return }
      if count * 3 >= places.count * 2 {
        let old = places
        places = Array(repeating: (0, 0), count: old.count * 2)
        for pair in old where pair.key != 0 { places[place(of: pair.key)] = pair }
      }
      let place = place(of: key)
      if places[place].key == 0 { count += 1 }
      places[place] = (key, newValue)
    }
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: key.spread) & mask
    while places[place].key != 0, places[place].key != key { place = (place + 1) & mask }
    return place
  }
}
