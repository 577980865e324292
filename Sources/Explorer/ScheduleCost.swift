// Knows the costs that decide between schedules that are equally short.

/// A cost: first by one measure, then by another.
public struct Cost: Hashable, Comparable, Sendable {
  /// The measure that counts.
  public var first: Int
  /// The measure that decides between equals.
  public var second: Int

  /// Names a cost.
  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }

  /// Nothing.
  public static let zero = Cost(first: 0, second: 0)

  /// Returns true if the left cost is the lower one.
  public static func < (left: Cost, right: Cost) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }

  /// Returns the sum of two costs, measure by measure.
  public static func + (left: Cost, right: Cost) -> Cost {
    Cost(first: left.first + right.first, second: left.second + right.second)
  }
}

/// The cost of a step after another one; `previous` is nil for the first step of a schedule.
///
/// Costs decide between schedules that are equally short, and nothing else.
public typealias ScheduleCost<Action> = (_ action: Action, _ previous: Action?) -> Cost
