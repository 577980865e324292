// Knows the smallest tree and oracle there are, both of them counters, with faults to be found.

import TreeSupport

/// A counter, which stands for a tree.
struct Counter {
  /// A total that several counters share.
  final class SharedTotal {
    var value = 0
  }

  private var total = 0
  private let sharedTotal: SharedTotal?

  /// Makes a counter at 0, whose copies have the total in common if there is a shared one.
  init(sharing sharedTotal: SharedTotal?) { self.sharedTotal = sharedTotal }

  /// The sum of what was added.
  var value: Int { sharedTotal?.value ?? total }

  mutating func add(_ number: Int) {
    total += number
    sharedTotal?.value += number
  }
}

/// A counter that says what the other one must give.
struct CounterOracle: Oracle {
  /// The total at which this oracle expects another outcome.
  var totalWithOtherOutcome: Int?

  /// The total at which this oracle sees a difference.
  var totalWithDifference: Int?

  private(set) var total = 0

  static func apply(_ edit: Int, to counter: inout Counter) -> Int {
    counter.add(edit)
    return counter.value
  }

  mutating func apply(_ edit: Int) -> Int {
    total += edit
    return total == totalWithOtherOutcome ? -1 : total
  }

  func difference(from counter: Counter) -> String? {
    counter.value == total && total != totalWithDifference ? nil : "holds \(counter.value)"
  }
}
