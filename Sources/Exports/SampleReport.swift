// Knows the report of random schedules of a race.

package import Playback
package import Shmem

/// The results of random schedules, with the way in which they were drawn.
package struct SampleReport: Sendable {
  /// The duration, which differs from run to run.
  package struct Timing: Hashable, Sendable {
    /// The number of threads.
    package let threads: Int
    /// The duration in seconds.
    package let seconds: Double

    /// Makes a timing.
    package init(threads: Int, seconds: Double) {
      self.threads = threads
      self.seconds = seconds
    }
  }

  /// The race, at the moment from which the schedules start.
  package let origin: Timeline
  /// The way in which the schedules were drawn.
  package let sampler: Sampler
  /// The results of the schedules.
  package let samples: Samples
  /// The number of schedules that were asked for.
  package let asked: Int
  /// The duration, if the report is to tell it.
  package let timing: Timing?

  /// Makes the report.
  package init(
    origin: Timeline,
    sampler: Sampler,
    samples: Samples,
    asked: Int,
    timing: Timing?
  ) {
    self.origin = origin
    self.sampler = sampler
    self.samples = samples
    self.asked = asked
    self.timing = timing
  }

  /// True if no schedule is missing.
  package var isComplete: Bool { samples.count == asked }

  /// The first schedule that broke a promise, up to the step that broke it, following the way to its
  /// start; nil if there is none.
  package var play: Play? {
    guard let broken = samples.firstBroken else { return nil }
    var timeline = origin.wayHere
    for step in sampler.steps(ofSchedule: broken.schedule) {
      let isPlayed = timeline.perform(.step(step))
      precondition(isPlayed, "what was drawn can be played")
    }
    return Play(
      title: "random schedule \(broken.schedule) of seed \(sampler.seed)",
      timeline: timeline,
      hasScript: true
    )
  }
}

extension SampleReport {
  /// The name of the strategy, and the number of its changes if it has any.
  var strategyName: (name: String, changes: Int?) {
    switch sampler.strategy {
    case .uniform: ("uniform", nil)
    case .priority(let changes): ("priority", changes)
    }
  }
}

extension SampleReport {
  /// The scope of the result: the race, and the promises.
  package var coverage: Coverage {
    Coverage(ofScheduleFrom: origin)
  }

  /// The command that draws the same schedules again.
  package var command: ShellCommand {
    let (name, changes) = strategyName
    let options =
      ["--schedules", "\(asked)", "--seed", "\(sampler.seed)", "--strategy", name]
      + (changes.map { ["--changes", "\($0)"] } ?? [])
      + ["--max-steps", "\(sampler.stepLimit)"]
    return coverage.command("sample", options: options)
  }

  /// The question and the result as a block of text for a mail.
  package var block: [String] {
    coverage.block(
      verdict: sentence,
      effort: circumstances,
      command: command,
      widthInColumns: CPUTable.width
    )
  }
}

extension SampleReport: Encodable {
  private enum Key: String, CodingKey {
    case format, version, kernel, rules, strategy, changes, seed, asked, schedules, complete, steps
    case broken, promises, ends, measures, threads, seconds
    case stepLimit = "step_limit"
    case firstBroken = "first_broken"
    case firstLoss = "first_loss"
    case notModelled = "not_modelled"
    case stepsPerSecond = "steps_per_second"
  }

  private struct Share: Encodable {
    var count: Int
    var share: Double
    var low: Double
    var high: Double

    init(_ count: Int, of total: Int) {
      let interval = WilsonInterval(count, of: total)
      self.count = count
      share = total == 0 ? 0 : Double(count) / Double(total)
      low = interval.low
      high = interval.high
    }
  }

  private struct BrokenSchedule: Encodable {
    var schedule: Int
    var promise: String
    var depth: Int
  }

  private struct Spread: Encodable {
    var least: Int
    var most: Int
    var mean: Double
    var total: Int
    var buckets: [Bucket]

    struct Bucket: Encodable {
      var from: Int
      var to: Int
      var count: Int
    }

    init(_ histogram: Histogram) {
      least = histogram.least
      most = histogram.most
      mean = histogram.mean
      total = histogram.total
      buckets = histogram.buckets.map {
        Bucket(from: $0.range.lowerBound, to: $0.range.upperBound, count: $0.count)
      }
    }
  }

  /// Encodes the object that `punchscope sample --json` prints; version 1.
  ///
  /// The times are included only if the report has them: without them, the same question gives the same
  /// bytes.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode("punchscope.sample", forKey: .format)
    try object.encode(1, forKey: .version)
    try object.encode(sampler.scenario.kernel.rawValue, forKey: .kernel)
    try object.encode(sampler.scenario.rules.words, forKey: .rules)
    try object.encode(strategyName.name, forKey: .strategy)
    try object.encode(strategyName.changes, forKey: .changes)
    try object.encode(sampler.seed, forKey: .seed)
    try object.encode(sampler.stepLimit, forKey: .stepLimit)
    try object.encode(asked, forKey: .asked)
    try object.encode(samples.count, forKey: .schedules)
    try object.encode(isComplete, forKey: .complete)
    try object.encode(samples[.steps].total, forKey: .steps)
    try object.encode(Share(samples.brokenCount, of: samples.count), forKey: .broken)
    try object.encode(promises, forKey: .promises)
    let broken = samples.firstBroken.map {
      BrokenSchedule(schedule: $0.schedule, promise: $0.promise.rawValue, depth: $0.depth)
    }
    try object.encode(broken, forKey: .firstBroken)
    // The old name of the key, which readers of version 1 know.
    try object.encode(broken, forKey: .firstLoss)
    try object.encode(sampler.scenario.omissions.map(\.words), forKey: .notModelled)
    try object.encode(ends, forKey: .ends)
    try object.encode(measures, forKey: .measures)
    try coverage.encode(command: command, bounds: nil, to: encoder)
    guard let timing else { return }
    try object.encode(timing.threads, forKey: .threads)
    try object.encode(timing.seconds, forKey: .seconds)
    try object.encode(stepsPerSecond, forKey: .stepsPerSecond)
  }

  /// The number of steps a second; nil if the report has no times.
  package var stepsPerSecond: Int? {
    guard let timing, timing.seconds > 0 else { return nil }
    return Int(Double(samples[.steps].total) / timing.seconds)
  }

  private var promises: [String: Share] {
    Dictionary(
      uniqueKeysWithValues: Promise.allCases.map {
        ($0.rawValue, Share(samples.breaches(of: $0), of: samples.count))
      }
    )
  }

  private var ends: [String: Int] {
    Dictionary(uniqueKeysWithValues: ScheduleEnd.allCases.map { ($0.key, samples[$0]) })
  }

  private var measures: [String: Spread] {
    Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0.key, Spread(samples[$0])) })
  }
}

extension ScheduleEnd {
  /// The name in an object for programs.
  fileprivate var key: String {
    switch self {
    case .finished: "finished"
    case .cutOff: "cut_off"
    case .stuck: "stuck"
    }
  }
}

extension Measure {
  /// The name in an object for programs.
  fileprivate var key: String {
    switch self {
    case .steps: "steps"
    case .firstGathers: "first_gathers"
    case .secondGathers: "second_gathers"
    case .swapRetries: "swap_retries"
    case .pageRetries: "page_retries"
    case .swizzlesOut: "swizzles_out"
    case .swizzlesIn: "swizzles_in"
    case .sleeps: "sleeps"
    case .turnsAsleep: "turns_asleep"
    case .turnsForPageLock: "turns_for_page_lock"
    case .turnsForMutex: "turns_for_mutex"
    case .turnsForWriteback: "turns_for_writeback"
    }
  }
}
