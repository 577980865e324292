// Lists the words that begin the claims about the file and the puncher.

/// The subject of a claim.
package enum ExpectationWord: String, CaseIterable, Hashable, Sendable {
  /// The content of a slot.
  case slot
  /// The entries that the puncher has gathered.
  case batch
  /// Old data that is still in the hole after the punch.
  case leftBehind = "left-behind"
  /// New data that remains.
  case tolerated
  /// The number of times the second loop went back.
  case retries
  /// The number of gathers of the puncher.
  case gathers
  /// The status of a promise.
  case promise
  /// The obligations that are left.
  case owed
  /// The result of the last check.
  case verdict
  /// The length of the schedule that the last check found.
  case schedule
  /// The fact that the last check found a loop.
  case loop
  /// The first page where the race under other rules differs.
  case difference

  /// The version of the language from which on the word exists.
  var version: Int {
    switch self {
    case .slot, .batch, .leftBehind, .tolerated, .retries, .gathers, .promise: 1
    case .owed, .verdict, .schedule, .loop, .difference: 2
    }
  }

  /// Returns the words of a version of the language.
  static func words(ofVersion version: Int) -> [String] {
    allCases.filter { $0.version <= version }.map(\.rawValue)
  }
}
