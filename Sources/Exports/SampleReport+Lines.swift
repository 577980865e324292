// Writes the results of random schedules as sentences, tables and bars.

import Playback
import Shmem

extension SampleReport {
  /// The result in a sentence, followed by remarks about the model of the race.
  package var sentence: String {
    ([resultSentence] + sampler.scenario.remarks).joined(separator: " ")
  }

  private var resultSentence: String {
    let count = samples.count
    guard count > 0 else { return "nothing is known: no schedule was run." }
    let share = samples.brokenShare
    guard samples.brokenCount > 0 else {
      return "none of \(count) random schedules broke a promise "
        + "(95 %: at most \(percent(share.high)) do)."
    }
    return "\(samples.brokenCount) of \(count) random schedules broke a promise: "
      + "\(percent(Double(samples.brokenCount) / Double(count))) "
      + "(95 %: \(percent(share.low)) to \(percent(share.high)))."
  }

  /// The way in which the schedules were drawn, and how they ended, in a line.
  package var circumstances: String {
    let strategy = strategyName.changes.map { "\(strategyName.name), \($0) changes" }
    var parts = ["\(strategy ?? strategyName.name), seed \(sampler.seed)"]
    if !isComplete { parts.append("interrupted after \(samples.count) of \(asked) schedules") }
    parts.append("\(samples[.finished]) ended")
    if samples[.cutOff] > 0 {
      parts.append("\(samples[.cutOff]) cut off after \(sampler.stepLimit) steps")
    }
    if samples[.stuck] > 0 { parts.append("\(samples[.stuck]) came to a standstill") }
    return parts.joined(separator: "; ")
  }

  /// The cost, in a line; empty if the report has no times.
  package var effort: String {
    guard let timing, let stepsPerSecond else { return "" }
    return "\(samples[.steps].total) steps in \(hundredths(timing.seconds)) s on "
      + "\(timing.threads) threads, \(stepsPerSecond) a second"
  }

  /// The tables and the bars, in lines.
  package var lines: [String] {
    guard samples.count > 0 else { return [] }
    return promiseTable + measureTable + bars
  }

  /// The table of the broken promises.
  private var promiseTable: [String] {
    let broken = Promise.allCases.filter { samples.breaches(of: $0) > 0 }
    let rows = broken.map { promise in
      let count = samples.breaches(of: promise)
      let share = samples.share(of: promise)
      return [
        promise.statement, String(count), percent(Double(count) / Double(samples.count)),
        percent(share.low), percent(share.high),
      ]
    }
    let head = ["broken promise", "schedules", "share", "95 % from", "to"]
    return rows.isEmpty ? [] : table([head] + rows) + [""]
  }

  /// The table of the counts; counts that are always 0 are left out.
  private var measureTable: [String] {
    let rows = Measure.allCases.filter { samples[$0].most > 0 }.map { measure in
      let spread = samples[measure]
      return [
        title(of: measure), hundredths(spread.mean), String(spread.least), String(spread.most),
      ]
    }
    return table([["a schedule has", "on average", "least", "most"]] + rows)
  }

  private var bars: [String] {
    let told: [Measure] = [
      .steps, .secondGathers, .swapRetries, .pageRetries, .swizzlesIn, .sleeps,
    ]
    return told.filter { samples[$0].most > samples[$0].least }.flatMap { measure in
      ["", title(of: measure)] + bars(of: samples[measure])
    }
  }

  private func title(of measure: Measure) -> String {
    sampler.scenario.kernel.naming(measure.title)
  }

  /// Returns a bar for every bucket; the fullest bucket has the longest bar.
  private func bars(of histogram: Histogram) -> [String] {
    let buckets = histogram.buckets
    let fullest = buckets.map(\.count).max() ?? 1
    let names = buckets.map { bucket in
      bucket.range.count == 1
        ? "\(bucket.range.lowerBound)" : "\(bucket.range.lowerBound)-\(bucket.range.upperBound)"
    }
    let width = names.map(\.count).max() ?? 0
    return zip(names, buckets).map { name, bucket in
      let length = (bucket.count * Self.barWidth + fullest - 1) / fullest
      let bar = String(repeating: "#", count: length)
      let blanks = String(repeating: " ", count: width - name.count)
      let share = percent(Double(bucket.count) / Double(histogram.count))
      let pad = String(repeating: " ", count: Self.barWidth - length)
      return "  \(blanks)\(name)  \(bar)\(pad)  \(share)"
    }
  }

  private static let barWidth = 40

  /// Returns aligned rows: words are aligned at their beginnings, numbers at their ends.
  private func table(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + blanks : blanks + row[column]
      }.joined(separator: "  ")
    }
  }

  /// Returns a share of 1 in percent, with two decimal places, or more where two digits would not be
  /// seen otherwise.
  private func percent(_ share: Double) -> String {
    var places = 2
    var unit = 0.001
    while share > 0, share < unit, places < 9 {
      places += 1
      unit /= 10
    }
    return decimal(share * 100, places: places) + " %"
  }

  private func hundredths(_ number: Double) -> String { decimal(number, places: 2) }

  private func decimal(_ number: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let whole = Int((number * Double(scale)).rounded())
    let digits = String(whole % scale)
    return "\(whole / scale).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}

extension Measure {
  /// The words for the measure.
  fileprivate var title: String {
    switch self {
    case .steps: "steps"
    case .firstGathers: "gathers of the first loop"
    case .secondGathers: "gathers of the second loop"
    case .swapRetries: "swap retries"
    case .pageRetries: "page retries"
    case .swizzlesOut: "swizzles, page to swap"
    case .swizzlesIn: "swizzles, swap to page"
    case .sleeps: "faults asleep until the punch is over"
    case .turnsAsleep: "turns of tasks asleep"
    case .turnsForPageLock: "turns waiting for a page lock"
    case .turnsForMutex: "turns waiting for a mutex"
    case .turnsForWriteback: "turns waiting for a write"
    }
  }
}
