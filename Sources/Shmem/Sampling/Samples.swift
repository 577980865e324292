// Knows the results of many random schedules.

/// The way in which a schedule ended.
package enum ScheduleEnd: Int, CaseIterable, Hashable, Sendable {
  /// All tasks that remove pages have finished: the punch, and every truncate, eviction and preallocation that does not
  /// loop.
  case finished
  /// It was cut off, at the most steps that a schedule may have.
  case cutOff
  /// No task can take a step, though some task has not finished.
  case stuck
}

/// The results of random schedules, added up.
package struct Samples: Hashable, Sendable {
  /// A schedule that broke a promise.
  package struct BrokenSchedule: Hashable, Sendable {
    /// Its number.
    package let schedule: Int
    /// The first promise that it broke.
    package let promise: Promise
    /// The number of steps after which it was broken.
    package let depth: Int
  }

  /// The number of schedules.
  package private(set) var count = 0
  /// The number of schedules that broke a promise, whichever.
  package private(set) var brokenCount = 0
  /// The schedule with the lowest number that broke a promise.
  package private(set) var firstBroken: BrokenSchedule?
  private var breaches = Array(repeating: 0, count: Promise.allCases.count)
  private var ends = Array(repeating: 0, count: ScheduleEnd.allCases.count)
  private var histograms = Array(repeating: Histogram(), count: Measure.allCases.count)

  /// Makes the sum of no schedules.
  package init() {}

  /// Returns the number of schedules that broke a promise.
  package func breaches(of promise: Promise) -> Int { breaches[promise.position] }

  /// The number of schedules that ended in a way.
  package subscript(end: ScheduleEnd) -> Int { ends[end.rawValue] }

  /// The distribution of a measure over the schedules.
  package subscript(measure: Measure) -> Histogram { histograms[measure.rawValue] }

  /// The share of schedules that break a promise, whichever.
  package var brokenShare: WilsonInterval { WilsonInterval(brokenCount, of: count) }

  /// Returns the share of schedules that break a promise.
  package func share(of promise: Promise) -> WilsonInterval {
    WilsonInterval(breaches(of: promise), of: count)
  }

  /// Adds a schedule.
  mutating func add(_ number: Int, _ outcome: Outcome) {
    count += 1
    ends[outcome.end.rawValue] += 1
    for breach in outcome.breaches { breaches[breach.promise.position] += 1 }
    for measure in Measure.allCases { histograms[measure.rawValue].add(outcome.counts[measure]) }
    guard let first = outcome.breaches.first else { return }
    brokenCount += 1
    keep(BrokenSchedule(schedule: number, promise: first.promise, depth: first.depth))
  }

  /// Adds all of another sum.
  package mutating func merge(_ other: Samples) {
    count += other.count
    brokenCount += other.brokenCount
    if let broken = other.firstBroken { keep(broken) }
    for position in breaches.indices { breaches[position] += other.breaches[position] }
    for position in ends.indices { ends[position] += other.ends[position] }
    for position in histograms.indices { histograms[position].merge(other.histograms[position]) }
  }

  private mutating func keep(_ broken: BrokenSchedule) {
    if let firstBroken, firstBroken.schedule <= broken.schedule { return }
    firstBroken = broken
  }
}

extension Promise {
  /// The position among all promises.
  fileprivate var position: Int { Promise.allCases.firstIndex(of: self) ?? 0 }
}

/// The result of one schedule.
struct Outcome: Sendable {
  /// The way in which it ended.
  var end: ScheduleEnd
  /// The counts of its steps.
  var counts: MeasureCounts
  /// The promises that it broke, each of them once, in the order in which it did.
  var breaches: [FirstBreach]
}
