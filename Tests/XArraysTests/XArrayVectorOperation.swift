// Knows the operations of the vectors of the XArray, and which fields follow each of them.

import TreeSupport

/// The left side of a line in a vector file.
enum XArrayVectorOperation: VectorOperation {
  static let title = "# xarray vectors v1"
  static let recordedShifts = [4, 6]

  /// The fields of a node; the number of value entries is not compared, as it can be wrong in Linux.
  static let nodeFields = VectorNodeFields(
    keys: ["d", "shift", "first", "count", "nv", "slots"],
    optionalKeys: [],
    comparedKeys: ["d", "shift", "first", "count", "slots"],
    rule: "the fields of a node are d, shift, first, count, nv and slots",
  )

  case add(StoredValue, order: Int, index: UInt64, over: StoredValue?)
  case store(StoredValue, order: Int, index: UInt64)
  case load(index: UInt64)
  case conflict(order: Int, index: UInt64)
  case compareExchange(index: UInt64, expected: StoredValue?, new: StoredValue?)
  case erase(index: UInt64)
  case freeSwap(StoredValue, index: UInt64, last: UInt64)
  case split(StoredValue, order: Int, index: UInt64)
  case rawSplit(StoredValue, order: Int, index: UInt64)
  case join(StoredValue, order: Int, index: UInt64)
  case range(order: Int, index: UInt64)
  case collapse(StoredValue, order: Int, index: UInt64)
  case uncollapse(order: Int, index: UInt64)
  case entries(first: UInt64, last: UInt64, limit: Int)
  case lockedEntries(first: UInt64, last: UInt64, limit: Int)
  case pausedWalk(first: UInt64, last: UInt64, limit: Int)
  case dump

  /// Reads an operation; `nil` when the text is not one.
  init?(vectorText text: some StringProtocol) {
    var words = VectorWords(text)
    guard let operation = Self.read(&words), words.isRead else { return nil }
    self = operation
  }

  private static func read(_ words: inout VectorWords) -> Self? {
    switch words.text() {
    case "load": .load(index: words.number())
    case "erase": .erase(index: words.number())
    case "dump": .dump
    case "conflict": onRange(&words) { .conflict(order: $0, index: $1) }
    case "range": onRange(&words) { .range(order: $0, index: $1) }
    case "uncollapse": onRange(&words) { .uncollapse(order: $0, index: $1) }
    case "store": onEntry(&words) { .store($0, order: $1, index: $2) }
    case "split": onEntry(&words) { .split($0, order: $1, index: $2) }
    case "rawsplit": onEntry(&words) { .rawSplit($0, order: $1, index: $2) }
    case "join": onEntry(&words) { .join($0, order: $1, index: $2) }
    case "collapse": onEntry(&words) { .collapse($0, order: $1, index: $2) }
    case "add": add(&words)
    case "cmpxchg": compareExchange(&words)
    case "free_swap": freeSwap(&words)
    case "entries": walk(&words) { .entries(first: $0, last: $1, limit: $2) }
    case "lockentries": walk(&words) { .lockedEntries(first: $0, last: $1, limit: $2) }
    case "pwalk": walk(&words) { .pausedWalk(first: $0, last: $1, limit: $2) }
    default: nil
    }
  }

  private static func onRange(
    _ words: inout VectorWords,
    _ make: (Int, UInt64) -> Self,
  ) -> Self {
    let index = words.number()
    return make(words.order(), index)
  }

  private static func onEntry(
    _ words: inout VectorWords,
    _ make: (StoredValue, Int, UInt64) -> Self,
  ) -> Self? {
    let index = words.number()
    let order = words.order()
    return words.value().map { make($0, order, index) }
  }

  private static func walk(
    _ words: inout VectorWords,
    _ make: (UInt64, UInt64, Int) -> Self,
  ) -> Self {
    let first = words.number()
    let last = words.number()
    return make(first, last, Int(clamping: words.number()))
  }

  private static func add(_ words: inout VectorWords) -> Self? {
    let index = words.number()
    let order = words.order()
    guard let value = words.value() else { return nil }
    return .add(value, order: order, index: index, over: words.valueOrNone())
  }

  private static func compareExchange(_ words: inout VectorWords) -> Self {
    let index = words.number()
    let expected = words.valueOrNone()
    return .compareExchange(index: index, expected: expected, new: words.valueOrNone())
  }

  private static func freeSwap(_ words: inout VectorWords) -> Self? {
    let index = words.number()
    let last = words.number()
    return words.value().map { .freeSwap($0, index: index, last: last) }
  }

  /// The keys that the right side of the line must have, each once.
  var answerKeys: [String] {
    let state = ["h", "nodes", "root"]
    return switch self {
    case .load: ["r", "o"] + state
    case .conflict, .pausedWalk: ["r", "e"] + state
    case .entries, .lockedEntries: ["r", "e", "next"] + state
    case .add, .store, .compareExchange, .erase, .freeSwap, .split, .rawSplit, .join, .range,
      .collapse, .uncollapse, .dump:
      ["r"] + state
    }
  }

  /// All keys, as our XArray answers each of them.
  var comparedKeys: [String] { answerKeys }
}

/// The words of an operation, which are taken from the left.
private struct VectorWords {
  private var words: ArraySlice<Substring>

  /// False after a word that is missing or not what was asked for.
  private var isRight = true

  init(_ text: some StringProtocol) {
    words = Substring(text).split(separator: " ", omittingEmptySubsequences: false)[...]
  }

  /// True if all words were right and none is left.
  var isRead: Bool { isRight && words.isEmpty }

  mutating func text() -> Substring { words.popFirst() ?? "" }

  mutating func number() -> UInt64 {
    let number = UInt64(vectorText: text())
    isRight = isRight && number != nil
    return number ?? 0
  }

  mutating func order() -> Int {
    let number = number()
    isRight = isRight && number < 64
    return Int(clamping: number)
  }

  mutating func value() -> StoredValue? {
    StoredValue(vectorText: text())
  }

  mutating func valueOrNone() -> StoredValue? {
    let text = text()
    let value = StoredValue(vectorText: text)
    isRight = isRight && (value != nil || text == "none")
    return value
  }
}
