// Knows the canonical numbers of the frames and swap slots of a small memory.

/// A renaming of the frames and the swap slots of a flat memory, with one number for all that are free.
struct FlatRenaming: Renaming, Hashable, Sendable {
  private var frames: PartList<32, UInt8>
  private var swaps: PartList<32, UInt8>

  /// The renaming that changes nothing.
  static let same: FlatRenaming = {
    var numbers = InlineArray<32, UInt8>(repeating: 0)
    for number in numbers.indices { numbers[number] = UInt8(number) }
    return FlatRenaming(frames: PartList(numbers), swaps: PartList(numbers))
  }()

  /// The number of every frame or swap slot that is free.
  ///
  /// None in use ever gets it, as there are more numbers than can be in use and the lowest are given first.
  fileprivate static let nowhere = UInt8(FlatStorage.frameLimit - 1)

  subscript(page: PageNumber) -> PageNumber {
    PageNumber(UInt32(frames.numbers[Int(page.rawValue)]))
  }

  subscript(swap: SwapEntry) -> SwapEntry { SwapEntry(UInt32(swaps.numbers[Int(swap.offset)])) }

  subscript(past swap: SwapEntry) -> SwapEntry { SwapEntry(UInt32(Self.nowhere)) }

  subscript(page: PageNumber, of swap: SwapEntry) -> PageNumber {
    self[swap].offset == UInt32(Self.nowhere) ? PageNumber(UInt32(Self.nowhere)) : self[page]
  }

  /// True if what is in use keeps its number.
  var keepsAllInUse: Bool {
    for number in 0..<FlatStorage.frameLimit {
      let frame = frames.numbers[number]
      let swap = swaps.numbers[number]
      if frame != number, frame != Self.nowhere { return false }
      if swap != number, swap != Self.nowhere { return false }
    }
    return true
  }

  /// Returns the new numbers of what other tasks knew before a step; nil if all stay the same.
  ///
  /// No other task knows the number of a frame or swap slot that was free before.
  ///
  /// - Parameter storage: the memory before the step.
  /// - Returns: the new numbers.
  func known(before storage: FlatStorage) -> FlatRenaming? {
    var frames = frames.numbers
    var swaps = swaps.numbers
    var isSame = true
    for number in 0..<FlatStorage.frameLimit {
      if storage.pages[number] == 0 { frames[number] = UInt8(number) }
      if storage.swapSlots[number] == 0 { swaps[number] = UInt8(number) }
      if frames[number] != number || swaps[number] != number { isSame = false }
    }
    return isSame ? nil : FlatRenaming(frames: PartList(frames), swaps: PartList(swaps))
  }
}

extension FlatRenaming {
  /// Finds numbers by what frames and swap slots are, and not by those they have.
  ///
  /// The frame or entry in a slot of the tree has the number of the slot, as the allocator prefers. The other
  /// frames and swap slots in use follow in the order of what they look like, ties in the order of the
  /// numbers they had. The owner of a lock is not looked at, nor is any place, so that equal tasks
  /// can change roles before or after.
  ///
  /// - Parameters:
  ///   - storage: the memory.
  ///   - filePages: the number of pages of the file.
  init(of storage: FlatStorage, filePages: Int) {
    let frames = Self.frames(of: storage, filePages)
    self.frames = PartList(frames)
    swaps = PartList(Self.swaps(of: storage, frames, filePages))
  }

  private static func frames(of storage: FlatStorage, _ filePages: Int) -> InlineArray<32, UInt8> {
    var names = NamesInUse(filePages: filePages)
    for slot in 0..<filePages {
      guard case .page(let page) = Entry(packed: storage.slots[slot] & Entry.packedMask) else {
        continue
      }
      names.give(slot, to: Int(page.rawValue))
    }
    for slot in 0..<filePages {
      guard case .swap(let swap) = Entry(packed: storage.slots[slot] & Entry.packedMask),
        let page = storage[swap].cachedPage
      else { continue }
      names.give(slot, to: Int(page.rawValue))
    }
    var others = Nameless.List()
    for number in 0..<FlatStorage.frameLimit
    where storage.pages[number] != 0 && !names.hasName(number) {
      var page = Page(packed: storage.pages[number])
      let slot = page.swap.map { storage[$0] }
      page.lockOwner = page.lockOwner.map { _ in .puncher }
      page.swap = page.swap.map { _ in SwapEntry(0) }
      let looks = UInt64(page.packed) << 16 | UInt64(slot?.withoutNames.packed ?? 0)
      others.insert(Nameless(number: number, home: page.content?.index, looks: looks))
    }
    return names.given(toRest: others)
  }

  private static func swaps(
    of storage: FlatStorage,
    _ frames: InlineArray<32, UInt8>,
    _ filePages: Int
  ) -> InlineArray<32, UInt8> {
    var names = NamesInUse(filePages: filePages)
    for slot in 0..<filePages {
      guard case .swap(let swap) = Entry(packed: storage.slots[slot] & Entry.packedMask) else {
        continue
      }
      names.give(slot, to: Int(swap.offset))
    }
    var others = Nameless.List()
    for number in 0..<FlatStorage.frameLimit
    where storage.swapSlots[number] != 0 && !names.hasName(number) {
      let slot = SwapSlot(packed: storage.swapSlots[number])
      let page = slot.cachedPage.map { Int(frames[Int($0.rawValue)]) }
      let content = slot.cachedPage.flatMap { storage[$0].content } ?? slot.content
      let home = page.flatMap { $0 < filePages ? PageIndex(UInt64($0)) : nil } ?? content?.index
      let looks = UInt64(slot.withoutNames.packed) << 8 | UInt64(page.map { $0 + 1 } ?? 0)
      others.insert(Nameless(number: number, home: home, looks: looks))
    }
    return names.given(toRest: others)
  }
}

/// A frame or swap slot that is not in the tree.
///
/// Each is packed into a word. The order of the words is the order in which new numbers are given: first the frames and
/// swap slots that belong to a page of the file; among these, and among the rest, by contents; of equal contents, by old
/// number.
///
/// ```text
/// bit   58        57 ... 10   9 ... 4   3 ... 0
///       no home   looks       number    home
/// ```
private struct Nameless {
  fileprivate let word: UInt64

  /// Packs a frame or swap slot.
  ///
  /// - Parameters:
  ///   - number: the number it has.
  ///   - home: the page of the file that it belongs to, as far as one can tell.
  ///   - looks: the contents, without the numbers in them, in 48 bits.
  init(number: Int, home: PageIndex?, looks: UInt64) {
    let home = home.map(\.rawValue)
    word = (home == nil ? 1 << 58 : 0) | looks << 10 | UInt64(number) << 4 | (home ?? 0)
  }

  /// The number it has.
  var number: Int { Int(word >> 4 & 0x3f) }
  /// The page of the file that it belongs to; nil if that is unknown.
  var home: Int? { word >> 58 != 0 ? nil : Int(word & 0xf) }

  /// Frames or swap slots, in the order of their words.
  struct List {
    private(set) var count = 0
    private var words = InlineArray<32, UInt64>(repeating: 0)

    subscript(position: Int) -> Nameless { Nameless(word: words[position]) }

    /// Inserts one at its place.
    mutating func insert(_ one: Nameless) {
      var position = count
      while position > 0, words[position - 1] > one.word {
        words[position] = words[position - 1]
        position -= 1
      }
      words[position] = one.word
      count += 1
    }
  }

  private init(word: UInt64) { self.word = word }
}

/// The numbers that have been given so far.
private struct NamesInUse {
  private var names = InlineArray<32, UInt8>(repeating: FlatRenaming.nowhere)
  private var taken: UInt32 = 0
  private var named: UInt32 = 0
  private let filePages: Int

  init(filePages: Int) { self.filePages = filePages }

  func hasName(_ number: Int) -> Bool { named & 1 << UInt32(number) != 0 }

  mutating func give(_ name: Int, to number: Int) {
    names[number] = UInt8(name)
    taken |= 1 << UInt32(name)
    named |= 1 << UInt32(number)
  }

  /// Returns the numbers with one for each of the others as well.
  ///
  /// First come those that belong to a page of the file; if another has its number, they get one after those of the
  /// file. The rest take what is left.
  func given(toRest others: Nameless.List) -> InlineArray<32, UInt8> {
    var all = self
    for position in 0..<others.count {
      let one = others[position]
      let home = one.home
      let first = home == nil ? 0 : filePages
      if let home, all.taken & 1 << UInt32(home) == 0 {
        all.give(home, to: one.number)
      } else {
        all.give(all.lowestFree(from: first), to: one.number)
      }
    }
    return all.names
  }

  private func lowestFree(from first: Int) -> Int {
    first + (~taken >> UInt32(first)).trailingZeroBitCount
  }
}

extension SwapSlot {
  fileprivate var withoutNames: SwapSlot {
    var slot = self
    slot.cachedPage = cachedPage.map { _ in PageNumber(0) }
    return slot
  }
}

extension FlatStorage {
  /// Gives everything in memory its new number; the places stay as they are.
  mutating func renameMemory(_ renaming: some Renaming) {
    let old = self
    pages = InlineArray(repeating: 0)
    swapSlots = InlineArray(repeating: 0)
    for position in 0..<Self.slotLimit {
      guard let entry = Entry(packed: old.slots[position] & Entry.packedMask) else { continue }
      slots[position] = renaming[entry].packed
    }
    for number in 0..<UInt32(Self.frameLimit) {
      if old.pages[Int(number)] != 0 {
        var page = old[PageNumber(number)]
        page.swap = page.swap.map { renaming[$0] }
        self[renaming[PageNumber(number)]] = page
      }
      if old.swapSlots[Int(number)] != 0 {
        var slot = old[SwapEntry(number)]
        slot.cachedPage = slot.cachedPage.map { renaming[$0] }
        self[renaming[SwapEntry(number)]] = slot
      }
    }
  }
}
