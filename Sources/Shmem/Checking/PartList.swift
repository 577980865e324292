// Knows how to compare and hash the packed parts of a memory.

/// A list of packed parts.
struct PartList<let count: Int, Part: FixedWidthInteger & UnsignedInteger & Sendable>: Hashable,
  Sendable
{
  let numbers: InlineArray<count, Part>

  /// Makes a list.
  init(_ numbers: InlineArray<count, Part>) { self.numbers = numbers }

  static func == (left: PartList, right: PartList) -> Bool {
    for position in 0..<count where left.numbers[position] != right.numbers[position] {
      return false
    }
    return true
  }

  func hash(into hasher: inout Hasher) {
    var mixed: UInt64 = 0
    // As many parts as fit into a word are mixed at once.
    let parts = 64 / Part.bitWidth
    for first in stride(from: 0, to: count, by: parts) {
      var word: UInt64 = 0
      for part in first..<min(first + parts, count) {
        word = word << UInt64(Part.bitWidth) | UInt64(numbers[part])
      }
      mixed = (mixed ^ word) &* 0x9e37_79b9_7f4a_7c15
      mixed ^= mixed &>> 29
    }
    hasher.combine(mixed)
  }
}
