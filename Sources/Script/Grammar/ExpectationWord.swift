// Knows the words that begin the claims about the file and the puncher.

/// A word that says what a claim is about.
package enum ExpectationWord: String, CaseIterable, Hashable, Sendable {
  /// The content of a slot.
  case slot
  /// What the puncher has gathered.
  case batch
  /// Old data that survived.
  case lost
  /// New data that remains.
  case tolerated
  /// How often the second loop went back.
  case retries
  /// How often the puncher gathered.
  case gathers
  /// How a promise stands.
  case promise
  /// The obligations that are left.
  case owed
  /// What the last check came to.
  case verdict
  /// How long the schedule is that the last check found.
  case schedule
  /// That the last check found a loop.
  case loop
  /// Where the race under other rules holds something else.
  case difference

  /// The version of the language that the word came with.
  var version: Int {
    switch self {
    case .slot, .batch, .lost, .tolerated, .retries, .gathers, .promise: 1
    case .owed, .verdict, .schedule, .loop, .difference: 2
    }
  }

  /// The words that a version of the language has.
  static func words(ofVersion version: Int) -> [String] {
    allCases.filter { $0.version <= version }.map(\.rawValue)
  }
}
