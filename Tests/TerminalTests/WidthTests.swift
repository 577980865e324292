// Compares the widths of characters with the C library's, which curses counts by.

import CCurses
import Testing

@testable import Display

#if canImport(Glibc)
  import Glibc

  @Suite("The width of a character")
  struct WidthTests {
    @Test("is that of the C library, but for characters whose width Unicode has changed since")
    func library() throws {
      // A locale for this thread alone: other tests keep theirs.
      guard let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return }
      let before = unsafe uselocale(locale)
      defer {
        unsafe uselocale(before)
        unsafe freelocale(locale)
      }
      var others: [UInt32] = []
      var count = 0
      for scalar in (0x20...0x1FFFF).compactMap(Unicode.Scalar.init) where scalar.isVisible {
        let width = Int(pcu_width(scalar.value))
        // A library of another year may not know it.
        guard width >= 0 else { continue }
        count += 1
        if width != scalar.widthInColumns { others.append(scalar.value) }
      }
      #expect(count > 50_000)
      let changed: [ClosedRange<UInt32>] = [
        // Unicode 16 made them wide: trigrams, Tai Xuan Jing symbols, counting rods.
        0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D376,
        // Circled numbers on black squares, which are ambiguous; two marks and a filler.
        0x3248...0x324F, 0x302E...0x302F, 0x3164...0x3164, 0x16FF0...0x16FF1,
        // An Ahom sign that is no longer drawn over its consonant.
        0x1171E...0x1171E,
      ]
      let surprising = others.filter { value in !changed.contains { $0.contains(value) } }
      #expect(surprising.isEmpty, "\(surprising.map { String($0, radix: 16) })")
    }
  }
#endif
