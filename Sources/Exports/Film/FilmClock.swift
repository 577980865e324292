// Knows when each picture of a film appears.

/// The times of a film that is shown at some speed, in whole milliseconds from its start.
///
/// A time is rounded from the exact sum of what came before and not from other rounded times, so that
/// errors never add up, and intervals between times carry what they were rounded by to the next one.
struct FilmClock {
  /// When each frame appears.
  let starts: [Int]
  /// When the last one has been shown for its time.
  let end: Int

  /// - Precondition: the speed is positive; 2 is twice as fast.
  init(_ film: Film, speed: Double) {
    precondition(speed > 0, "a film runs forward")
    var sum = 0
    starts = film.frames.map { frame in
      defer { sum += frame.milliseconds }
      return Int((Double(sum) / speed).rounded())
    }
    end = Int((Double(sum) / speed).rounded())
  }
}
