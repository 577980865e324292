// Knows the words for the results of random schedules.

import Shmem

extension Odds {
  /// The number of schedules that have been tried.
  package var count: Int { samples?.count ?? 0 }

  /// The part of them that breaks a promise: `12.4`, in percent.
  package var share: String {
    guard let samples, samples.count > 0 else { return "?" }
    return Double(samples.brokenCount).percent(of: Double(samples.count))
  }

  /// The bounds between which that part lies, in 95 cases of 100, as numbers between 0 and 1.
  package var bounds: (low: Double, high: Double) {
    let interval = samples?.brokenShare ?? WilsonInterval(0, of: 0)
    return (interval.low, interval.high)
  }

  /// The bounds in percent: `11.8`, `13.1`.
  package var boundWords: (low: String, high: String) {
    (bounds.low.percent(of: 1), bounds.high.percent(of: 1))
  }

  /// All of it in a sentence.
  package var words: String {
    guard count > 0 else { return "No random schedule has been tried yet." }
    return "Of \(count.grouped) random schedules from here, \(share) % break a promise "
      + "(95 % interval: \(boundWords.low) to \(boundWords.high) %)."
  }
}

extension Double {
  /// Returns the part of a whole in percent, with one decimal unless it is none or all: `12.4`, `0`, `100`.
  fileprivate func percent(of whole: Double) -> String {
    if self <= 0 { return "0" }
    if self >= whole { return "100" }
    // A share that is neither none nor all is not rounded to one of them.
    let tenths = Swift.min(999, Swift.max(1, Int((self / whole * 1000).rounded())))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
