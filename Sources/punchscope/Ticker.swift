// Shows on a terminal the progress of long work.

import Explorer
import Exports

/// A line on standard error that is overwritten again and again; nothing if that is no terminal.
final class Ticker {
  private let isShown = isTerminal(2)
  private var last = Duration.zero
  private var width = 0

  /// Shows the progress of a search, a few times a second.
  func show(_ progress: Progress, after duration: Duration) {
    let seconds = duration / .seconds(1)
    let rate = seconds > 0 ? Int(Double(progress.states) / seconds) : 0
    show(
      "\(progress.states) states, \(rate) a second, depth \(progress.depth), "
        + "frontier \(progress.frontier), \(progress.bytes >> 20) MB, "
        + "\(progress.bytes / max(1, progress.states)) bytes each",
      after: duration
    )
  }

  /// Shows a text, a few times a second.
  func show(_ text: @autoclosure () -> String, after duration: Duration) {
    guard isShown, duration - last > .milliseconds(200) else { return }
    last = duration
    let text = text()
    report(raw: "\r" + text + String(repeating: " ", count: max(0, width - text.count)))
    width = text.count
  }

  /// Removes the line.
  func clear() {
    guard width > 0 else { return }
    report(raw: "\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }
}
