// Knows the order of the places of a walk in the code.

extension UndoRange {
  /// From 0 to less than 9000; a page takes twenty of them.
  var rank: Int {
    switch self {
    case .begin: 0
    case .gatherFirst(let from, _): 100 + 20 * from.clamped
    case .first(let place, let cursor, _): 100 + cursor.rank(Int(place.rawValue))
    case .edge(let edge, let place, _):
      (edge == .before || edge == .first ? 1000 : 1100) + place.rank
    case .returnEarly: 1200
    case .gatherSecond(let from, _): 2000 + 20 * from.clamped
    case .second(let place, let cursor, _): 2000 + cursor.rank(Int(place.rawValue))
    case .account: 3000
    }
  }
}

extension Cursor {
  /// More from entry to entry, and between two entries by how far one has been dealt with, up to 8.
  fileprivate func rank(_ place: Int) -> Int {
    20 * lastIndex.clamped + (isExhausted ? 10 : 1 + place)
  }
}

extension UndoEdgePlace {
  fileprivate var rank: Int {
    switch self {
    case .lookUp: 0
    case .lock: 1
    case .swapIn(let swapIn): 10 + swapIn.rank
    case .zero, .remove: 20
    case .unlock: 21
    }
  }
}

extension PageIndex {
  /// The number of the page, or that of a page after every small file.
  var clamped: Int { Int(min(rawValue, 16)) }
}
