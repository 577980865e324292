// Knows that nothing is lost when parts of a race are packed into a few bits.

import Explorer
import Testing

@testable import Shmem

@Suite("Packing")
struct PackingTests {
  private static let contents: [Content?] =
    [nil, Content(index: PageIndex(7), birth: .afterPunch, isZeros: true)]
    + [[], .head, .tail, .all].map { (zeroed: PageParts) in
      var content = Content(index: PageIndex(0), birth: .beforePunch, isZeros: false)
      content.zeroed = zeroed
      return content
    }

  @Test("a frame comes back as it was, and a free one is 0")
  func frames() {
    #expect(Page().packed == 0)
    var pages: [Page] = []
    for content in Self.contents {
      for owner in [nil, TaskID(0), TaskID(7)] {
        for mapping in [nil, PageIndex(0), PageIndex(7)] {
          for swap in [nil, SwapEntry(0), SwapEntry(31)] {
            for flags in 0..<16 {
              var page = Page()
              page.content = content
              page.lockOwner = owner
              page.mapping = mapping
              page.swap = swap
              page.isUnderWriteback = flags & 1 != 0
              page.isDirty = flags & 2 != 0
              page.isMapped = flags & 4 != 0
              page.isOnLRU = flags & 8 != 0
              page.references = 1 + flags * 4
              pages.append(page)
            }
          }
        }
      }
    }
    expectLossless(pages, packed: \.packed, unpacked: Page.init(packed:))
  }

  @Test("a swap slot comes back as it was, and a free one is 0")
  func swapSlots() {
    #expect(SwapSlot().packed == 0)
    var slots: [SwapSlot] = []
    for content in Self.contents {
      for page in [nil, PageNumber(0), PageNumber(31)] {
        for hasCache in [false, true] {
          for owners in 0...1 {
            var slot = SwapSlot()
            slot.content = content
            slot.cachedPage = page
            slot.hasCache = hasCache
            slot.count = owners
            slots.append(slot)
          }
        }
      }
    }
    expectLossless(slots, packed: \.packed, unpacked: SwapSlot.init(packed:))
  }

  /// Expects that different values have different words, and that each comes back from its word.
  private func expectLossless<Value: Hashable, Word: Hashable>(
    _ values: [Value],
    packed: (Value) -> Word,
    unpacked: (Word) -> Value
  ) {
    let areTheSame = values.allSatisfy { unpacked(packed($0)) == $0 }
    #expect(areTheSame)
    #expect(Set(values.map(packed)).count == values.count)
    #expect(Set(values).count == values.count)
  }

  @Test("an entry comes back as it was, and nothing is 0")
  func entries() {
    #expect(Entry(packed: 0) == nil)
    for number in 0..<32 as Range<UInt32> {
      for entry in [
        Entry.page(PageNumber(number)), .swap(SwapEntry(number)), .shadow(Shadow(number)),
      ] {
        #expect(Entry(packed: entry.packed) == entry)
      }
    }
  }

  @Test("the numbers of a state come back as they were, in one word and in three", arguments: 1...8)
  func keys(tasks: Int) throws {
    var numbers = PartNumbers(memory: 1234)
    for task in 0..<tasks { numbers.places[task] = UInt32(task * 8 + 7) }
    let word = try #require(UInt64(numbers, tasks: tasks))
    let words = try #require(Words<3>(numbers, tasks: tasks))
    for back in [word.numbers(tasks: tasks), words.numbers(tasks: tasks)] {
      #expect(back.memory == numbers.memory)
      for task in 0..<tasks { #expect(back.places[task] == numbers.places[task]) }
    }
  }

  @Test("a number too large for its bits is refused, and three words hold it", arguments: 2...8)
  func excess(tasks: Int) {
    for change in 0..<3 {
      var numbers = PartNumbers(memory: 1)
      switch change {
      case 0: numbers.memory = 1 << 29
      case 1: numbers.places[0] = 1 << 24
      default: numbers.places[tasks - 1] = tasks == 2 ? 1 << 18 : 1 << 13
      }
      #expect(UInt64(numbers, tasks: tasks) == nil)
      if tasks > 2 || change < 2 { #expect(Words<3>(numbers, tasks: tasks) != nil) }
    }
  }
}
