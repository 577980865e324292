// Knows how often numbers of each size occurred, by powers of two.

/// The distribution of numbers from 0 on, in buckets: 0, 1, 2 and 3, 4 to 7, 8 to 15, and so on.
package struct Histogram: Hashable, Sendable {
  /// Numbers of about the same size.
  package struct Bucket: Hashable, Sendable {
    /// The range of the values.
    package let range: ClosedRange<Int>
    /// The number of values in the bucket.
    package let count: Int
  }

  private var counts: [Int] = []
  /// The number of values.
  package private(set) var count = 0
  /// The sum of the values.
  package private(set) var total = 0
  /// The least; 0 if there was none.
  package private(set) var least = 0
  /// The greatest; 0 if there was none.
  package private(set) var most = 0

  /// Makes an empty one.
  package init() {}

  /// The mean; 0 of none.
  package var mean: Double { count == 0 ? 0 : Double(total) / Double(count) }

  /// The buckets from the one with the least number to the one with the greatest.
  package var buckets: [Bucket] {
    guard count > 0 else { return [] }
    return (Self.bucket(of: least)...Self.bucket(of: most)).map { number in
      Bucket(range: Self.range(of: number), count: counts[number])
    }
  }

  /// Counts a number.
  ///
  /// - Precondition: it is not negative.
  package mutating func add(_ number: Int) {
    let bucket = Self.bucket(of: number)
    while counts.count <= bucket { counts.append(0) }
    counts[bucket] += 1
    least = count == 0 ? number : min(least, number)
    most = max(most, number)
    count += 1
    total += number
  }

  /// Counts all that another one has counted.
  package mutating func merge(_ other: Histogram) {
    guard other.count > 0 else { return }
    while counts.count < other.counts.count { counts.append(0) }
    for (bucket, count) in other.counts.enumerated() { counts[bucket] += count }
    least = count == 0 ? other.least : min(least, other.least)
    most = max(most, other.most)
    count += other.count
    total += other.total
  }

  private static func bucket(of number: Int) -> Int {
    precondition(number >= 0, "what is counted is not negative")
    return Int.bitWidth - number.leadingZeroBitCount
  }

  private static func range(of bucket: Int) -> ClosedRange<Int> {
    bucket == 0 ? 0...0 : (1 << (bucket - 1))...((1 << (bucket - 1)) * 2 - 1)
  }
}
