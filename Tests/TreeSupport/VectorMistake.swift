// Describes how a right recording is made wrong, and the message that this must give.

/// An edit that makes a recording wrong, and the message about it.
package struct VectorMistake: Sendable, CustomStringConvertible {
  private let old: String
  private let new: String

  /// The disagreement that must be found.
  package let message: String

  package var description: String { new }

  /// Describes the exchange of an old text for a new one.
  package init(old: String, new: String, message: String) {
    self.old = old
    self.new = new
    self.message = message
  }

  /// Returns the wrong recording; nil unless the old text stands in the right one once.
  package func text(in recording: String) -> String? {
    let parts = recording.split(separator: old, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts.joined(separator: new) : nil
  }
}
