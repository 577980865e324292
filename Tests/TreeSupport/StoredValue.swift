// Knows what the tests store in a tree, and how the vector files write it.

/// A page or a swap entry with a number: two kinds that are never equal.
package enum StoredValue: Hashable, Sendable, CustomStringConvertible {
  case page(UInt64)
  case swapEntry(UInt64)

  /// Reads `P<n>` or `S<n>`, n from 1.
  package init?(vectorText text: some StringProtocol) {
    guard let number = UInt64(vectorText: text.dropFirst()), number > 0 else { return nil }
    switch text.first {
    case "P": self = .page(number)
    case "S": self = .swapEntry(number)
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .page(let number): "P\(number)"
    case .swapEntry(let number): "S\(number)"
    }
  }

  /// The number of the page or of the swap entry.
  package var number: UInt64 {
    switch self {
    case .page(let number), .swapEntry(let number): number
    }
  }

  /// True if the value is no page.
  package var isSwapEntry: Bool {
    switch self {
    case .page: false
    case .swapEntry: true
    }
  }

  /// Returns the value of the piece that is so many indices from the base of an entry of this value.
  package func piece(at offset: UInt64) -> StoredValue {
    switch self {
    case .page(let number): .page(number + offset)
    case .swapEntry(let number): .swapEntry(number + offset)
    }
  }
}

extension UInt64 {
  /// Reads digits and nothing else; the initializer of the library lets a sign through.
  package init?(vectorText text: some StringProtocol) {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}
