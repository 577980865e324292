// Knows the words that begin the claims about the file and the puncher.

/// A word that says what a claim is about.
public enum ExpectationWord: String, CaseIterable, Hashable, Sendable {
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
}
