// Knows the numbers that the arithmetic of sampling must come to.

import Testing

@testable import Shmem

@Suite("The arithmetic of sampling")
struct StatisticsTests {
  @Test(
    "Wilson intervals are those of the published tables",
    arguments: [
      // Newcombe, Statistics in Medicine 17, 1998, table I, method 3: to four places.
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718), (29, 29, 0.8830, 1),
    ]
  )
  func wilson(_ count: Int, _ total: Int, _ low: Double, _ high: Double) {
    let interval = WilsonInterval(count, of: total)
    #expect(abs(interval.low - low) < 0.000_05)
    #expect(abs(interval.high - high) < 0.000_05)
  }

  @Test("of nothing, nothing is known")
  func wilsonOfNothing() {
    let interval = WilsonInterval(0, of: 0)
    #expect(interval.low == 0 && interval.high == 1)
  }

  @Test("the generator gives the numbers of the reference implementation")
  func reference() {
    var lots = SplitMix64(seed: 1_234_567)
    let numbers = (0..<3).map { _ in lots.next() }
    #expect(
      numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    )
  }

  /// The sum of squares that a fair draw keeps below the bound 999 times of 1000, for 15 degrees of
  /// freedom.
  private let bound = 37.7

  private func chiSquare(_ counts: [Int]) -> Double {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }

  @Test("numbers below a bound are all as likely", arguments: [1, 2, 3] as [UInt64])
  func uniform(seed: UInt64) {
    var lots = SplitMix64(seed: seed)
    var counts = Array(repeating: 0, count: 16)
    for _ in 0..<16_000 { counts[lots.number(below: 16)] += 1 }
    #expect(chiSquare(counts) < bound)
  }

  @Test("the first numbers of neighbouring streams are spread as well")
  func streams() {
    var counts = Array(repeating: 0, count: 16)
    for stream in 0..<16_000 as Range<UInt64> {
      var lots = SplitMix64(seed: 7, stream: stream)
      counts[lots.number(below: 16)] += 1
    }
    #expect(chiSquare(counts) < bound)
  }

  @Test("a histogram knows every number's bucket, and sums of parts are sums of all")
  func histogram() {
    let numbers = [0, 1, 2, 3, 4, 7, 8, 1000, 0, 3]
    var whole = Histogram()
    for number in numbers { whole.add(number) }
    var parts = [Histogram(), Histogram(), Histogram()]
    for (position, number) in numbers.enumerated() { parts[position % 2].add(number) }
    var sum = Histogram()
    for part in parts { sum.merge(part) }
    #expect(sum == whole)
    #expect(whole.least == 0 && whole.most == 1000 && whole.count == 10 && whole.total == 1028)
    #expect(whole.buckets.prefix(5).map(\.range) == [0...0, 1...1, 2...3, 4...7, 8...15])
    #expect(whole.buckets.map(\.count) == [2, 1, 3, 2, 1, 0, 0, 0, 0, 0, 1])
    #expect(whole.buckets.last?.range == 512...1023)
  }

  @Test(
    "a set of numbers finds the next one like a sorted list does",
    arguments: [1, 64, 65, 9000]
  )
  func numberSet(bound: Int) {
    var lots = SplitMix64(seed: UInt64(bound))
    var set = NumberSet(below: bound)
    var list: Set<Int> = []
    for _ in 0..<200 {
      let number = lots.number(below: bound)
      if lots.number(below: 3) > 0 {
        set.insert(number)
        list.insert(number)
      } else {
        set.remove(number)
        list.remove(number)
      }
      let from = lots.number(below: bound + 2)
      #expect(set.first(from: from) == list.filter { $0 >= from }.min())
    }
  }
}
