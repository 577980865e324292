// Knows the moves that a thread has worked out so far, by what the task looks at.

import Explorer

/// The moves of tasks in memories that are alike where the task looks.
///
/// A step looks at a few cells of the memory. In another memory with the same contents of these cells, and with the same
/// state of the file, the task takes the same step and changes the same cells in the same way, whatever the other cells
/// contain.
struct MovesByCells: Sendable {
  /// A situation in which a task can be: the task, its place, the state of the file, and the page that it starts on.
  struct Situation: Sendable {
    fileprivate let word: UInt64

    /// Names a situation; nil if there is no room for a number.
    ///
    /// - Parameters:
    ///   - task: the task.
    ///   - place: the number of its place.
    ///   - file: the number of the state of the file.
    ///   - pick: the position of the page that it starts on, from 1 on; 0 if it does not choose.
    @inline(__always)
    init?(_ task: Int, at place: UInt32, file: UInt32, pick: Int) {
      guard file >> 24 == 0, place >> 24 == 0 else { return nil }
      word = TransitionCache.key(task, place, file | UInt32(pick) << 24)
    }
  }

  /// The changes that a move makes to a memory.
  struct MemoryChange: Hashable, Sendable {
    /// The number of the state of the file that it leads to.
    let file: UInt32
    /// The cells that it changes.
    let changed: CellSet
    /// Their new contents.
    let contents: CellSet.Contents
  }

  /// One move of a task, as the changes that it makes.
  struct LocalMove: Sendable {
    /// The place that it leads to, with frames and swap slots named as in the memory before.
    let place: TaskPlace<FlatStorage.Batch>
    let change: MemoryChange
  }

  /// A move as two numbers: that of the place it leads to, and that of the changes it makes.
  struct NumberedMove: Sendable {
    /// The number of the place, by `place(_:)`.
    let place: UInt32
    /// The number of the changes, by `change(_:)`.
    let change: UInt32
  }

  /// The moves of a task in a situation, in all memories that are alike where it looks.
  struct Found: Sendable {
    /// The positions of the moves among all moves; none breaks a promise.
    let moves: Range<Int>
    /// The resources that the moves touch, and those that were looked at to find out which moves there are.
    let footprint: Footprint
    /// True if every move leads the task further in its code.
    let leadsFurther: Bool
    /// True if the moves depend on what other tasks remember.
    let dependsOnOthers: Bool
  }

  private struct Key: Sendable {
    let situation: Situation
    let cells: CellSet
    let contents: CellSet.Contents

    /// A hash of the key.
    @inline(__always) var spread: UInt64 {
      (situation.word ^ cells.spread ^ contents.spread).spread
    }

    @inline(__always)
    static func == (left: Key, right: Key) -> Bool {
      left.situation.word == right.situation.word && left.cells == right.cells
        && left.contents == right.contents
    }
  }

  /// A few sets of cells.
  private struct Sets: Sendable {
    var sets = InlineArray<6, CellSet>(repeating: CellSet())
    var count = 0
  }

  /// The position in `sets` of the sets of cells that were looked at in each situation.
  private var situations = NumberTable()
  private var sets: [Sets] = []
  /// Open addressing: 0 for a free place, otherwise 1 more than a position in `keys`.
  private var table = [UInt32](repeating: 0, count: 1024)
  private var keys: [Key] = []
  private var found: [Found] = []
  private(set) var moves: [NumberedMove] = []
  private var places = NumberedValues<TaskPlace<FlatStorage.Batch>>()
  private var changes = NumberedValues<MemoryChange>()

  /// Returns the moves at a position that was found.
  subscript(position: Int) -> Found { found[position] }

  /// Returns a place that a move leads to.
  func place(_ number: UInt32) -> TaskPlace<FlatStorage.Batch> { places.values[Int(number)] }

  /// Returns the changes that a move makes.
  func change(_ number: UInt32) -> MemoryChange { changes.values[Int(number)] }

  /// Returns the position of the moves found for a situation; nil if none were noted for the contents of this memory.
  @inline(__always)
  func find(
    _ situation: Situation,
    in storage: borrowing FlatStorage,
    remembering entries: UInt32
  ) -> Int? {
    guard let place = situations[situation.word].map({ Int($0) }) else { return nil }
    for number in 0..<sets[place].count {
      let cells = sets[place].sets[number]
      guard let contents = cells.contents(in: storage, remembering: entries) else { continue }
      let key = Key(situation: situation, cells: cells, contents: contents)
      let position = table[self.position(of: key)]
      if position != 0 { return Int(position) - 1 }
    }
    return nil
  }

  /// Notes the moves of a task in a situation, which depend only on the contents of some cells.
  mutating func note(
    _ moves: [LocalMove],
    touching footprint: Footprint,
    leadingFurther leadsFurther: Bool,
    _ situation: Situation,
    lookingAt cells: CellSet,
    in storage: FlatStorage,
    remembering entries: UInt32
  ) {
    guard let contents = cells.contents(in: storage, remembering: entries),
      add(cells, to: situation)
    else { return }
    if keys.count * 3 >= table.count * 2 { grow() }
    let key = Key(situation: situation, cells: cells, contents: contents)
    let position = position(of: key)
    guard table[position] == 0 else { return }
    keys.append(key)
    table[position] = UInt32(keys.count)
    found.append(
      Found(
        moves: self.moves.count..<self.moves.count + moves.count,
        footprint: footprint,
        leadsFurther: leadsFurther,
        dependsOnOthers: cells.remembered != 0
      )
    )
    for move in moves {
      self.moves.append(
        NumberedMove(
          place: places.number(of: move.place),
          change: changes.number(of: move.change)
        )
      )
    }
  }

  /// Adds a set of cells to those that are looked at in a situation; returns false if there are too many.
  private mutating func add(_ cells: CellSet, to situation: Situation) -> Bool {
    guard let place = situations[situation.word].map({ Int($0) }) else {
      situations[situation.word] = UInt64(sets.count)
      var first = Sets()
      first.sets[0] = cells
      first.count = 1
      sets.append(first)
      return true
    }
    let count = sets[place].count
    for number in 0..<count where sets[place].sets[number] == cells { return true }
    guard count < sets[place].sets.count else { return false }
    sets[place].sets[count] = cells
    sets[place].count += 1
    return true
  }

  @inline(__always)
  private func position(of key: Key) -> Int {
    let mask = table.count - 1
    var position = Int(truncatingIfNeeded: key.spread) & mask
    while table[position] != 0, !(keys[Int(table[position]) - 1] == key) {
      position = (position + 1) & mask
    }
    return position
  }

  private mutating func grow() {
    table = [UInt32](repeating: 0, count: table.count * 2)
    for (number, key) in keys.enumerated() { table[position(of: key)] = UInt32(number + 1) }
  }
}
