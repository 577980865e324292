// Knows what the tests store in an XArray, and how the vector files write it.

/// A folio or a swap entry with a number: two kinds that are never equal.
enum StoredValue: Hashable, Sendable, CustomStringConvertible {
  case folio(UInt64)
  case swapEntry(UInt64)

  /// Reads `P<n>` or `S<n>`, n from 1.
  init?(vectorText text: some StringProtocol) {
    guard let number = UInt64(vectorText: text.dropFirst()), number > 0 else { return nil }
    switch text.first {
    case "P": self = .folio(number)
    case "S": self = .swapEntry(number)
    default: return nil
    }
  }

  var description: String {
    switch self {
    case .folio(let number): "P\(number)"
    case .swapEntry(let number): "S\(number)"
    }
  }

  var number: UInt64 {
    switch self {
    case .folio(let number), .swapEntry(let number): number
    }
  }

  var isSwapEntry: Bool {
    switch self {
    case .folio: false
    case .swapEntry: true
    }
  }

  /// Returns the value of the piece that is so many indices from the base.
  func piece(at offset: UInt64) -> StoredValue {
    switch self {
    case .folio(let number): .folio(number + offset)
    case .swapEntry(let number): .swapEntry(number + offset)
    }
  }
}

extension UInt64 {
  /// Reads digits and nothing else; the initializer of the library lets a sign through.
  init?(vectorText text: some StringProtocol) {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}
