// Knows what many random schedules came to.

/// How a schedule came to its end.
package enum ScheduleEnd: Int, CaseIterable, Hashable, Sendable {
  /// Whoever removes pages has finished: the punch, and every truncate, eviction and preallocation
  /// that does not loop.
  case finished
  /// It was cut off, at the most steps that a schedule may have.
  case cutOff
  /// Nobody can take a step, though somebody has not finished.
  case stuck
}

/// What random schedules came to, added up.
package struct Samples: Hashable, Sendable {
  /// A schedule that broke a promise.
  package struct Loss: Hashable, Sendable {
    /// Its number.
    package let schedule: Int
    /// The first promise that it broke.
    package let promise: Promise
    /// After how many steps that was.
    package let depth: Int
  }

  /// The number of schedules.
  package private(set) var count = 0
  /// How many of them broke a promise, whichever.
  package private(set) var losingCount = 0
  /// The one with the lowest number that did.
  package private(set) var firstLoss: Loss?
  private var breaches = Array(repeating: 0, count: Promise.allCases.count)
  private var ends = Array(repeating: 0, count: ScheduleEnd.allCases.count)
  private var histograms = Array(repeating: Histogram(), count: Measure.allCases.count)

  /// Makes it of no schedule.
  package init() {}

  /// How many schedules broke a promise.
  package func breaches(of promise: Promise) -> Int { breaches[promise.position] }

  /// How many schedules came to such an end.
  package subscript(end: ScheduleEnd) -> Int { ends[end.rawValue] }

  /// How a measure is spread over the schedules.
  package subscript(measure: Measure) -> Histogram { histograms[measure.rawValue] }

  /// How often schedules break a promise, whichever.
  package var losingShare: WilsonInterval { WilsonInterval(losingCount, of: count) }

  /// How often schedules break a promise.
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
    losingCount += 1
    keep(Loss(schedule: number, promise: first.promise, depth: first.depth))
  }

  /// Adds all of another sum.
  package mutating func merge(_ other: Samples) {
    count += other.count
    losingCount += other.losingCount
    if let loss = other.firstLoss { keep(loss) }
    for position in breaches.indices { breaches[position] += other.breaches[position] }
    for position in ends.indices { ends[position] += other.ends[position] }
    for position in histograms.indices { histograms[position].merge(other.histograms[position]) }
  }

  private mutating func keep(_ loss: Loss) {
    if let firstLoss, firstLoss.schedule <= loss.schedule { return }
    firstLoss = loss
  }
}

extension Promise {
  /// The position among all promises.
  fileprivate var position: Int { Promise.allCases.firstIndex(of: self) ?? 0 }
}

/// What one schedule came to.
struct Outcome: Sendable {
  /// How it ended.
  var end: ScheduleEnd
  /// What was counted.
  var counts: MeasureCounts
  /// The promises that it broke, each of them once, in the order in which it did.
  var breaches: [FirstBreach]
}
