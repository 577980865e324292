// Knows how to keep what a gather froze in a few words, without a reference to anything.

extension ArrayStorage {
  /// Entries of one gather, a word each.
  ///
  /// ```
  /// bits   63 ... 32               31 30                 29 ... 0
  ///        the page of the file    page, swap, shadow    its number
  /// ```
  public struct Batch: GatheredBatch {
    private var words = InlineArray<15, UInt64>(repeating: 0)
    private var length: UInt8 = 0

    /// Makes an empty batch.
    public init() {}

    /// The number of entries.
    public var count: Int { Int(length) }

    /// The entry at a position, counted from 0.
    public subscript(position: Int) -> Gathered {
      precondition(position < count, "a position lies below the number of entries")
      let word = words[position]
      return Gathered(index: PageIndex(word >> 32), entry: Self.entry(of: word))
    }

    /// Adds an entry behind the others.
    ///
    /// - Precondition: there are fewer than `Scenario.batchLimits` allows.
    public mutating func append(_ gathered: Gathered) {
      words[count] = gathered.index.rawValue << 32 | Self.word(of: gathered.entry)
      length += 1
    }

    private static func word(of entry: Entry) -> UInt64 {
      switch entry {
      case .page(let page): UInt64(page.rawValue)
      case .swap(let swap): 1 << 30 | UInt64(swap.offset)
      case .shadow(let shadow): 2 << 30 | UInt64(shadow.stamp)
      }
    }

    private static func entry(of word: UInt64) -> Entry {
      let number = UInt32(truncatingIfNeeded: word & (1 << 30 - 1))
      return switch word >> 30 & 3 {
      case 0: .page(PageNumber(number))
      case 1: .swap(SwapEntry(number))
      default: .shadow(Shadow(number))
      }
    }

    /// Whether both hold the same.
    public static func == (left: Batch, right: Batch) -> Bool {
      left.length == right.length
        && (0..<left.count).allSatisfy { left.words[$0] == right.words[$0] }
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(length)
      for position in 0..<count { hasher.combine(words[position]) }
    }
  }
}
