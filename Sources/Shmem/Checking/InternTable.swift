// Knows how to name values by small numbers, without loss.

import Synchronization

/// Values that have been met, each of them once, numbered in the order in which they came.
struct NumberedValues<Value: Hashable> {
  private(set) var values: [Value] = []
  /// The numbers of the values plus 1, by their hashes; 0 in a free place.
  private var places = [UInt32](repeating: 0, count: 64)

  /// The memory for the values and their numbers, in bytes.
  var byteCount: Int {
    values.count * MemoryLayout<Value>.stride + places.count * MemoryLayout<UInt32>.stride
  }

  /// Returns the number of a value; a new value is given the next number.
  mutating func number(of value: Value) -> UInt32 {
    var place = place(of: value)
    if places[place] != 0 { return places[place] - 1 }
    if values.count * 3 > places.count * 2 {
      places = [UInt32](repeating: 0, count: places.count * 2)
      for (number, value) in values.enumerated() {
        places[self.place(of: value)] = UInt32(number) + 1
      }
      place = self.place(of: value)
    }
    values.append(value)
    places[place] = UInt32(values.count)
    return UInt32(values.count) - 1
  }

  private func place(of value: Value) -> Int {
    let mask = places.count - 1
    var place = value.hashValue & mask
    while places[place] != 0, values[Int(places[place]) - 1] != value {
      place = (place + 1) & mask
    }
    return place
  }
}

extension NumberedValues: Sendable where Value: Sendable {}

/// Numbered values that several threads share.
///
/// The parts of a race are few even where its states are many: a page frame looks like one of some
/// hundred. A state that names its parts by number is short, and nothing of it is lost.
///
/// The number of a value may depend on the number of threads; equal values have the same one, and others do not.
final class InternTable<Value: Hashable & Sendable>: Sendable {
  private let contents = Mutex(NumberedValues<Value>())

  /// Returns the number of a value; a new value is given the next number.
  func number(of value: Value) -> UInt32 { contents.withLock { $0.number(of: value) } }

  /// The value that has a number.
  ///
  /// - Precondition: The number has been given to a value.
  subscript(number: UInt32) -> Value { contents.withLock { $0.values[Int(number)] } }

  /// The number of values.
  var count: Int { contents.withLock { $0.values.count } }

  /// The memory for the values and their numbers, in bytes.
  var byteCount: Int { contents.withLock { $0.byteCount } }
}
