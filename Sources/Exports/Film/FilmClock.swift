// Computes when each picture of a film appears.

/// The times of a film at some speed, in whole milliseconds from its start.
///
/// Every time is rounded from the exact sum of the durations before it, not from other rounded times,
/// so that errors never add up.
struct FilmClock {
  /// The time when each frame appears.
  let starts: [Int]
  /// The time when the last frame ends.
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
