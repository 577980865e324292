// Knows how long a script is, and how much time it takes to follow it.

/// The length of a script.
package struct ScriptLength: Hashable, Sendable {
  /// The number of steps, which is the number of the last one.
  package let steps: Int
  /// The number of presses that lead a reader through the script.
  package let presses: Int
  /// The number of places where the script stops: at notes, chapters, pauses and checks, and after a
  /// jump.
  package let stops: Int
  /// The number of words of the chapters' titles, of the notes for the audience, and of the recap.
  package let words: Int

  /// Creates a length from its parts.
  package init(steps: Int, presses: Int, stops: Int, words: Int) {
    self.steps = steps
    self.presses = presses
    self.stops = stops
    self.words = words
  }

  /// Measures a script that was played.
  package init(of scriptRun: ScriptRun) {
    let path = scriptRun.scriptPath
    self.init(
      steps: scriptRun.timeline.lastNumber,
      presses: scriptRun.presses,
      stops: path.stops.count,
      words: path.points.reduce(0) { $0 + $1.audienceWords }
    )
  }

  /// The time that it takes to follow the script: three seconds for a stop, one for a press that leads to none, and
  /// half a second for a word, as if the notes were read aloud.
  package var duration: Duration {
    .seconds(max(0, presses - stops) + 3 * stops) + .milliseconds(500) * words
  }

  /// The length in words: `34 steps, 21 presses, 4 min`.
  package var summary: String {
    let (steps, presses) = (
      Narrator.count(steps, "step", "steps"), Narrator.count(presses, "press", "presses")
    )
    return "\(steps), \(presses), \(minutes) min"
  }

  /// The same in whole minutes, at least one.
  package var minutes: Int { max(1, Int((duration / .seconds(60)).rounded())) }
}

extension ScriptPath.Point {
  /// The number of words that an audience reads.
  fileprivate var audienceWords: Int {
    let texts = [annotation?.chapter, annotation?.note].compactMap(\.self) + (recap ?? [])
    return texts.reduce(0) { count, text in
      count + text.split(whereSeparator: \.isWhitespace).count
    }
  }
}
