// Knows the answer to the last event.

/// A line that answers a key.
package struct Message: Hashable, Sendable {
  /// The text, a sentence.
  package var text: String
  /// True if something could not be done.
  package var isProblem: Bool
}

extension Message {
  /// Returns an answer that says what was done.
  static func note(_ text: String) -> Message { Message(text: text, isProblem: false) }

  /// Returns an answer that says what could not be done.
  static func problem(_ text: String) -> Message { Message(text: text, isProblem: true) }
}
