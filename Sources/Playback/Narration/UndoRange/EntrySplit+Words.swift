// Knows how to tell into which pieces an entry of several slots is split.

import Shmem

extension EntrySplit {
  /// Returns the words for the split of a page, after its name: ` into 4 pages of one slot`.
  ///
  /// ```text
  ///  around slot 2, into pages of slots 0-1, 2 and 3
  ///  around slot 700, into 10 pages: 1 of 256 slots, 1 of 128 slots, ... and 2 of one slot
  /// ```
  var pageWords: String {
    guard leavesLargePieces else { return " into \(range.count) pages of one slot" }
    let pieces = pieces
    guard pieces.count > Self.mostListed else {
      let list = Self.list(pieces.map(Self.slots))
      return " around slot \(center), into pages of slots \(list)"
    }
    return " around slot \(center), into \(pieces.count) pages: \(countedBySize)"
  }

  /// Returns the words for the pieces of a swap entry: `the slots hold s0 to s3 now, one each`.
  func words(of swap: SwapEntry) -> String {
    guard leavesLargePieces else {
      let last = SwapEntry(swap.offset + UInt32(range.count) - 1)
      return "the slots hold \(swap) to \(last) now, one each"
    }
    let pieces = pieces
    guard pieces.count > Self.mostListed else {
      let list = pieces.map { "\(range.piece(of: swap, at: $0.base)) in \(UndoWords.slots($0))" }
      return "there is \(Self.list(list)) now"
    }
    return "there are \(pieces.count) entries now, \(countedBySize)"
  }

  /// True if some pieces take several slots.
  var leavesLargePieces: Bool { pieces.contains { $0.isLarge } }

  /// The most pieces that are listed one by one.
  private static let mostListed = 4

  /// The numbers of pieces of each size, the largest first: `7 of 64 slots, 1 of 32 slots and 32 of one slot`.
  private var countedBySize: String {
    let counts = pieces.reduce(into: [Int: Int]()) { $0[$1.order, default: 0] += 1 }
    return Self.list(
      counts.sorted { $0.key > $1.key }.map { order, count in
        "\(count) of \(order == 0 ? "one slot" : "\(1 << order) slots")"
      }
    )
  }

  /// Returns the slots of a piece in as few signs as possible: `2`, `4-7`.
  static func slots(_ piece: EntryRange) -> String {
    piece.isLarge ? "\(piece.base)-\(piece.end.rawValue - 1)" : "\(piece.base)"
  }

  private static func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
  }
}
