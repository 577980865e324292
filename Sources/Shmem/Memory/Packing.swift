// Knows how frames, swap slots and slots of a small file fit into a few bits each, without loss.

extension Content {
  /// Eight bits: two for the zeroed parts, a 1, one for bytes after P2, one for all zeros, three for the page of
  /// the file.
  fileprivate var packed: UInt32 {
    precondition(index.rawValue < 8, "a small file has 8 pages")
    return UInt32(zeroed.rawValue) << 6 | 0x20 | (birth == .afterPunch ? 0x10 : 0)
      | (isZeros ? 8 : 0) | UInt32(index.rawValue)
  }

  /// Unpacks bytes; the result is nil for 0.
  fileprivate init?(packed: UInt32) {
    guard packed & 0x20 != 0 else { return nil }
    self.init(
      index: PageIndex(UInt64(packed & 7)),
      birth: packed & 0x10 != 0 ? .afterPunch : .beforePunch,
      isZeros: packed & 8 != 0
    )
    zeroed = PageParts(rawValue: UInt8(packed >> 6 & 3))
  }
}

extension Page {
  /// The frame in 32 bits, 0 if it is free.
  ///
  /// ```text
  /// bit   0   8 content        12   4 mapping plus 1     22   4 flags
  ///       8   4 owner plus 1   16   6 swap plus 1        26   6 references
  /// ```
  ///
  /// A frame that is not the first of its folio has 15 for an owner, and the order of the folio for references. The
  /// order is not packed into the word of the first frame, as that of the second one tells it.
  var packed: UInt32 {
    precondition((0..<64).contains(references), "a small race has few references")
    var word = content?.packed ?? 0
    word |= isTail ? Self.tailBits : (lockOwner.map { UInt32($0.rawValue) + 1 } ?? 0) << 8
    word |= (mapping.map { UInt32($0.rawValue) + 1 } ?? 0) << 12
    word |= (swap.map { $0.offset + 1 } ?? 0) << 16
    if isUnderWriteback { word |= 1 << 22 }
    if isDirty { word |= 1 << 23 }
    if isMapped { word |= 1 << 24 }
    if isOnLRU { word |= 1 << 25 }
    return word | UInt32(isTail ? order : references) << 26
  }

  private static let tailBits: UInt32 = 0xf00

  /// Returns the order of the folio whose second frame is packed into a word; 0 if it is no frame of that kind.
  static func order(fromSecond word: UInt32) -> Int {
    word & tailBits == tailBits ? Int(word >> 26) : 0
  }

  /// Unpacks a frame.
  init(packed word: UInt32) {
    func number(_ position: UInt32, _ mask: UInt32) -> UInt32? {
      let number = word >> position & mask
      return number == 0 ? nil : number - 1
    }
    content = Content(packed: word & 0xff)
    isTail = word & Self.tailBits == Self.tailBits
    if !isTail { lockOwner = number(8, 0xf).map { TaskID(UInt8($0)) } }
    mapping = number(12, 0xf).map { PageIndex(UInt64($0)) }
    swap = number(16, 0x3f).map { SwapEntry($0) }
    isUnderWriteback = word & 1 << 22 != 0
    isDirty = word & 1 << 23 != 0
    isMapped = word & 1 << 24 != 0
    isOnLRU = word & 1 << 25 != 0
    if isTail { order = Int(word >> 26) } else { references = Int(word >> 26) }
  }
}

extension SwapSlot {
  /// The swap slot in 16 bits, 0 if it is free: content, page plus 1, the flag, the count.
  var packed: UInt16 {
    precondition((0...1).contains(count), "a swap slot has one owner")
    var word = UInt16(content?.packed ?? 0)
    word |= (cachedPage.map { UInt16($0.rawValue) + 1 } ?? 0) << 8
    if hasCache { word |= 1 << 14 }
    return word | UInt16(count) << 15
  }

  /// Unpacks a swap slot.
  init(packed word: UInt16) {
    content = Content(packed: UInt32(word & 0xff))
    let page = word >> 8 & 0x3f
    cachedPage = page == 0 ? nil : PageNumber(UInt32(page) - 1)
    hasCache = word & 1 << 14 != 0
    count = Int(word >> 15)
  }
}

extension Entry {
  /// The bits of a packed entry.
  static let packedMask: UInt16 = 0x1ff

  /// The entry in 9 bits, and never 0.
  var packed: UInt16 {
    switch self {
    case .page(let page): UInt16(page.rawValue) << 2 | 1
    case .swap(let swap): UInt16(swap.offset) << 2 | 2
    case .shadow(let shadow): UInt16(shadow.stamp) << 2 | 3
    }
  }

  /// Unpacks an entry; the result is nil for 0.
  init?(packed word: UInt16) {
    let number = UInt32(word >> 2)
    switch word & 3 {
    case 1: self = .page(PageNumber(number))
    case 2: self = .swap(SwapEntry(number))
    case 3: self = .shadow(Shadow(number))
    default: return nil
    }
  }
}
