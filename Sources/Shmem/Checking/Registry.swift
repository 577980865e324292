// Knows how to name values by small numbers, without loss.

import Synchronization

/// Values that have been met, each of them once, numbered in the order in which they came.
///
/// The parts of a race are few even where its states are many: a page frame looks like one of some
/// hundred. A state that names its parts by number is short, and nothing of it is lost.
///
/// Which number a value has may depend on the number of threads; whether two values have the same one
/// does not.
final class Registry<Value: Hashable & Sendable>: Sendable {
  private struct Contents {
    var numbers: [Value: UInt32] = [:]
    var values: [Value] = []
  }

  private let contents = Mutex(Contents())

  /// The number of a value, which is given one if it is new.
  func number(of value: Value) -> UInt32 {
    contents.withLock { contents in
      if let number = contents.numbers[value] { return number }
      let number = UInt32(contents.values.count)
      contents.numbers[value] = number
      contents.values.append(value)
      return number
    }
  }

  /// The value that has a number.
  ///
  /// - Precondition: The number has been given to a value.
  subscript(number: UInt32) -> Value { contents.withLock { $0.values[Int(number)] } }

  /// About how much memory it takes: every value is there twice, in a table with room to spare.
  var byteCount: Int {
    contents.withLock { $0.values.count * (MemoryLayout<Value>.stride * 3 + 16) }
  }
}
