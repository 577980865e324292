// Knows what a key is bound to, and how a binding is written down.

package import Display
package import Playback

/// Keys that all mean the same event.
package struct Binding: Hashable, Sendable {
  /// The keys, the one to be named first.
  package let keys: [Key]
  /// What they mean.
  package let event: Event
  /// What they do, in a word or two.
  package let label: String
  /// What they do, in a line of help; bindings that share it are explained together.
  package let help: String
  /// Whether the hint line names the first key.
  package let isHinted: Bool

  init(_ keys: [Key], event: Event, label: String, help: String, isHinted: Bool = false) {
    self.keys = keys
    self.event = event
    self.label = label
    self.help = help
    self.isHinted = isHinted
  }
}

/// Bindings that are explained together.
struct BindingGroup {
  /// All of them, at least one.
  let bindings: [Binding]

  /// The first of them, which stands for all.
  var first: Binding { bindings[0] }

  /// The keys for the hint line: the first one, or the whole range of digits.
  var hintKeys: String { digitRange ?? first.keys.first?.name ?? "" }

  /// All the keys.
  var allKeys: String {
    digitRange ?? bindings.flatMap(\.keys).map(\.name).joined(separator: ", ")
  }

  /// `1-9` for bindings of nothing but digits.
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
