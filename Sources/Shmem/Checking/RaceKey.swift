// Knows how the numbers of the parts of a state fit into a few words.

import Explorer

/// The numbers of the parts of a state: one for the memory, one for the place of every task.
struct PartNumbers {
  /// The number of the memory.
  var memory: UInt32
  /// The number of the place of every task, by task.
  var places = InlineArray<8, UInt32>(repeating: 0)
}

/// A state of a race while it is stored.
protocol RaceKey: SearchKey {
  /// Stores a state, unless a number is too large for its bits.
  init?(_ numbers: PartNumbers, tasks: Int)

  /// Returns the numbers that were stored.
  func numbers(tasks: Int) -> PartNumbers

  /// Returns the number of the memory.
  func memory(tasks: Int) -> UInt32
}

/// The layout of the bits of a single word: the memory first, then the puncher, then the others.
///
/// ```text
/// tasks   memory   puncher   each other task
///   2       26        20           18
///   3       26        14           12
///   4       24        13            9
///   5       22        12            7
///   6       19        10            7
/// ```
private struct KeyLayout {
  var memory: UInt32
  var puncher: UInt32
  var task: UInt32

  @inline(__always)
  init(tasks: Int) {
    switch tasks {
    case 1: self.init(32, 24, 0)
    case 2: self.init(26, 20, 18)
    case 3: self.init(26, 14, 12)
    case 4: self.init(24, 13, 9)
    case 5: self.init(22, 12, 7)
    case 6: self.init(19, 10, 7)
    case 7: self.init(17, 11, 6)
    default: self.init(15, 7, 6)
    }
  }

  @inline(__always)
  private init(_ memory: UInt32, _ puncher: UInt32, _ task: UInt32) {
    (self.memory, self.puncher, self.task) = (memory, puncher, task)
  }
}

extension UInt64: RaceKey {
  /// The number of the memory is stored plus 1, so that no state has the vacant key.
  @inline(__always)
  init?(_ numbers: PartNumbers, tasks: Int) {
    let layout = KeyLayout(tasks: tasks)
    var word: UInt64 = 0
    var excess: UInt32 = 0
    for task in stride(from: tasks - 1, to: 0, by: -1) {
      let number = numbers.places[task]
      word = word &<< UInt64(layout.task) | UInt64(number)
      excess |= number &>> layout.task
    }
    word = word &<< UInt64(layout.puncher) | UInt64(numbers.places[0])
    excess |= numbers.places[0] &>> layout.puncher
    let memory = UInt64(numbers.memory) + 1
    guard excess == 0, memory >> UInt64(layout.memory) == 0 else { return nil }
    self = word &<< UInt64(layout.memory) | memory
  }

  @inline(__always)
  func numbers(tasks: Int) -> PartNumbers {
    let layout = KeyLayout(tasks: tasks)
    var word = self
    func take(_ count: UInt32) -> UInt32 {
      defer { word = word &>> UInt64(count) }
      return UInt32(truncatingIfNeeded: word & (1 &<< UInt64(count) &- 1))
    }
    var numbers = PartNumbers(memory: take(layout.memory) &- 1)
    numbers.places[0] = take(layout.puncher)
    for task in 0..<tasks where task > 0 { numbers.places[task] = take(layout.task) }
    return numbers
  }

  @inline(__always)
  func memory(tasks: Int) -> UInt32 {
    let bits = UInt64(KeyLayout(tasks: tasks).memory)
    return UInt32(truncatingIfNeeded: self & (1 &<< bits &- 1)) &- 1
  }
}

/// A key with room for everything: memory and puncher have a half of the first word each, the other
/// tasks have 16 bits each.
extension Words<3>: RaceKey {
  init?(_ numbers: PartNumbers, tasks: Int) {
    self.init()
    self[0] = (UInt64(numbers.memory) + 1) << 31 | UInt64(numbers.places[0])
    guard numbers.places[0] >> 31 == 0 else { return nil }
    for task in 0..<tasks where task > 0 {
      guard numbers.places[task] >> 16 == 0 else { return nil }
      self[1 + task / 4] |= UInt64(numbers.places[task]) << UInt64(task % 4 * 16)
    }
  }

  func numbers(tasks: Int) -> PartNumbers {
    var numbers = PartNumbers(memory: memory(tasks: tasks))
    numbers.places[0] = UInt32(truncatingIfNeeded: self[0] & 0x7fff_ffff)
    for task in 0..<tasks where task > 0 {
      numbers.places[task] = UInt32(self[1 + task / 4] >> UInt64(task % 4 * 16) & 0xffff)
    }
    return numbers
  }

  func memory(tasks: Int) -> UInt32 { UInt32(truncatingIfNeeded: self[0] >> 31) &- 1 }
}
