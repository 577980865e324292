// Knows the one number that every moment of a race has.

/// The steps of a race are numbered in the order in which they were first taken, across all branches.
///
/// ```
/// 0 --- 1 --- 2 --- 3 --- 4        the way taken first
///             \
///              5 --- 6             gone back to 2, then something else was done: step 5 follows step 2
/// ```
///
/// A number never changes and is never used twice, whatever is done later; a saved race that is played
/// again has the same ones. A script that only goes forward has the numbers of its steps from 1 on;
/// one that goes back to tell another branch goes on counting there.
extension Timeline {
  /// Returns the number of a moment: that of the step that led there, 0 for the start.
  package func number(of moment: MomentID) -> Int { moment.rawValue }

  /// The number of the current moment.
  package var number: Int { number(of: current) }

  /// The highest number there is so far.
  package var lastNumber: Int { count - 1 }

  /// Returns the moment with a number, or nil if there is none.
  package func moment(numbered number: Int) -> MomentID? {
    (0..<count).contains(number) ? MomentID(number) : nil
  }

  /// The numbers of the moments on the way to now; the first one is that of the start.
  var numbersOfPast: [Int] { past.map { number(of: $0) } }

  /// Returns the number of the step that a moment follows, if that is not the number before its own; else nil.
  package func forkNumber(before moment: MomentID) -> Int? {
    guard let parent = parent(of: moment) else { return nil }
    let number = number(of: parent)
    return number == self.number(of: moment) - 1 ? nil : number
  }

  /// Returns the sentence that refuses a step number without a moment.
  static func unknownNumberWords(_ number: Int, last: Int) -> String {
    "There is no step \(number): the steps are numbered 0 to \(last)."
  }
}
