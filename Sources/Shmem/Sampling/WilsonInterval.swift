// Knows between which bounds a frequency lies that was only sampled.

/// The interval in which, 95 times out of 100, the true frequency lies.
///
/// It is right for few samples too, and for none or all of them: 0 of 100 is not "never".
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// Journal of the American Statistical Association 22, 1927.
package struct WilsonInterval: Hashable, Sendable {
  /// The lower bound, between 0 and 1.
  package let low: Double
  /// The upper bound, between 0 and 1.
  package let high: Double

  /// The number of standard deviations that hold 95 % of a normal distribution.
  private static let width = 1.959_963_984_540_054

  /// The interval for something that was seen `count` times in `total`.
  ///
  /// - Precondition: `0 <= count <= total`. Of nothing, nothing is known: 0 to 1.
  package init(_ count: Int, of total: Int) {
    precondition(0 <= count && count <= total, "nothing is seen more often than it is looked at")
    guard total > 0 else {
      (low, high) = (0, 1)
      return
    }
    let size = Double(total)
    let share = Double(count) / size
    let square = Self.width * Self.width
    let middle = share + square / (2 * size)
    let reach =
      Self.width
      * (share * (1 - share) / size + square / (4 * size * size)).squareRoot()
    // The bounds are exact at both ends, where rounding would leave a speck.
    low = count == 0 ? 0 : (middle - reach) / (1 + square / size)
    high = count == total ? 1 : (middle + reach) / (1 + square / size)
  }
}
