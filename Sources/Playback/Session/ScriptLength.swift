// Knows how long a script is, and how much time it takes to follow it.

/// The length of a script.
package struct ScriptLength: Hashable, Sendable {
  /// The number of steps.
  package let steps: Int
  /// The number of places where the script stops: at notes, chapters, pauses and checks, and after a
  /// jump.
  package let stops: Int
  /// The number of words of the chapters' titles and of the notes for the audience.
  package let words: Int

  /// Creates a length from its parts.
  package init(steps: Int, stops: Int, words: Int) {
    self.steps = steps
    self.stops = stops
    self.words = words
  }

  /// Measures a script that was played.
  package init(of scriptRun: ScriptRun) {
    let path = scriptRun.scriptPath
    self.init(
      steps: scriptRun.timeline.count - 1,
      stops: path.stops.count,
      words: path.points.compactMap(\.annotation).reduce(0) { $0 + $1.audienceWords }
    )
  }

  /// The time that it takes to follow the script: a second for a step, three for a stop, and half a
  /// second for a word, as if the notes were read aloud.
  package var duration: Duration { .seconds(steps + 3 * stops) + .milliseconds(500) * words }

  /// The same in whole minutes, at least one.
  package var minutes: Int { max(1, Int((duration / .seconds(60)).rounded())) }
}

extension Annotation {
  /// The number of words that an audience reads.
  fileprivate var audienceWords: Int {
    [chapter, note].compactMap(\.self).reduce(0) { count, text in
      count + text.split(whereSeparator: \.isWhitespace).count
    }
  }
}
