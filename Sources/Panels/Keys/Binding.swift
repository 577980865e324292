// Knows what a key is bound to, and how a binding is written down.

package import Display
package import Playback

/// A binding of keys to an event; all of the keys mean the same.
package struct Binding: Hashable, Sendable {
  /// The keys; the first one is the one named in hints.
  package let keys: [Key]
  /// The event that the keys mean.
  package let event: Event
  /// The effect in a word or two, for the hint line.
  package let label: String
  /// The effect in a line of help; bindings with the same line are explained together.
  package let help: String
  /// True if the hint line names the first key.
  package let isHinted: Bool

  init(_ keys: [Key], event: Event, label: String, help: String, isHinted: Bool = false) {
    self.keys = keys
    self.event = event
    self.label = label
    self.help = help
    self.isHinted = isHinted
  }
}

/// A group of bindings that are explained together.
struct BindingGroup {
  /// The bindings, at least one.
  let bindings: [Binding]

  /// The first binding, whose words stand for all.
  var first: Binding { bindings[0] }

  /// The keys for the hint line: the first one, or the whole range of digits.
  var hintKeys: String { digitRange ?? first.keys.first?.name ?? "" }

  /// The names of all keys.
  var allKeys: String {
    digitRange ?? bindings.flatMap(\.keys).map(\.name).joined(separator: ", ")
  }

  /// The range, such as `1-9`, if the bindings are several single digits; otherwise nil.
  private var digitRange: String? {
    guard bindings.count > 1, let last = bindings.last?.keys.first,
      bindings.allSatisfy({ $0.keys.count == 1 && $0.keys[0].isDigit })
    else { return nil }
    return "\(first.keys[0].name)-\(last.name)"
  }
}

extension Key {
  fileprivate var isDigit: Bool {
    guard case .character(let character) = self else { return false }
    return ("0"..."9").contains(character)
  }
}
