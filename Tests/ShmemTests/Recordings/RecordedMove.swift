// Knows the moves of a punch that a recording of a real kernel and the model both tell.

@testable import Shmem

/// A move of a punch, told alike by a recording of Linux 6.12.95 and by the steps of the model.
enum RecordedMove: Equatable {
  /// A gather of a loop begins at a page, and finds a number of entries.
  case gathers(UndoLoop, from: UInt64, finds: Int)
  /// The slots of a swap entry are emptied.
  case emptiesSlots(at: UInt64)
  /// A number of swap slots are freed, from one on.
  case freesSwap(from: UInt64, count: Int)
  /// The slot at an edge is looked at, and there is nothing.
  case findsNothing(at: UInt64)
  /// The slot at an edge has a swap entry.
  case findsSwap(at: UInt64, UInt64)
  /// A swap entry of an order is split into single ones.
  case splits(UInt64, order: Int)
  /// A swap slot is read into a page of the swap cache.
  case reads(UInt64)
  /// The page takes the place of its swap entry.
  case stores(at: UInt64, over: UInt64)
  /// A page is removed from the file.
  case removes(at: UInt64)
}

// MARK: - From a recording

extension RecordedMove {
  /// Returns the moves of a recording, in order.
  ///
  /// A value is twice its swap slot and one. Swap slots are counted from the last multiple of 0x4000: there the
  /// kernel happened to put page 0, which has s0 in the model. A split that finds a single entry changes nothing, so
  /// that the model has no step for it.
  static func moves(ofRecording text: String) -> [RecordedMove] {
    var moves: [RecordedMove] = []
    var calls: [String: [Substring: Substring]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let (event, fields) = record(in: line) else { continue }
      func number(_ name: Substring, of event: String? = nil) -> UInt64 {
        let fields = event.map { calls[$0] ?? [:] } ?? fields
        return fields[name].map(Self.number) ?? .max
      }
      switch event {
      case "l1_gather_ret":
        let start = number("from", of: "l1_gather_in")
        moves.append(.gathers(.first, from: start, finds: Int(number("n"))))
      case "l2_gather_ret":
        let start = number("from", of: "l2_gather_in")
        moves.append(.gathers(.second, from: start, finds: Int(number("n"))))
      case "free_slot": moves.append(.emptiesSlots(at: number("idx")))
      case "free_swap_nr":
        moves.append(.freesSwap(from: number("entry") % 0x4000, count: Int(number("nr"))))
      case "partial_ret" where fields["folio"] == "0x0":
        moves.append(.findsNothing(at: number("idx", of: "partial")))
      case "swapin":
        moves.append(.findsSwap(at: number("idx"), number("ent") / 2 % 0x4000))
      case "split_entry_ret" where number("ret") > 0:
        let entry = number("a3", of: "split_entry") % 0x4000
        moves.append(.splits(entry, order: Int(number("ret"))))
      case "sc_add": moves.append(.reads(number("entry") % 0x4000))
      case "add_ret":
        let old = number("expected", of: "add") / 2 % 0x4000
        moves.append(.stores(at: number("idx", of: "add"), over: old))
      case "remove_folio": moves.append(.removes(at: number("idx")))
      default: break
      }
      calls[event] = fields
    }
    return moves
  }

  /// Returns the event of a line and its fields; nil if the line is no record.
  private static func record(in line: Substring) -> (String, [Substring: Substring])? {
    guard let match = line.firstMatch(of: #/[0-9]+: ([a-z0-9_]+): \([^)]*\)(.*)/#) else {
      return nil
    }
    let pairs = match.2.split(separator: " ").compactMap { word -> (Substring, Substring)? in
      let sides = word.split(separator: "=")
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
    return (String(match.1), Dictionary(pairs) { first, _ in first })
  }

  private static func number(_ text: Substring) -> UInt64 {
    if text.hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16) ?? .max }
    return UInt64(text) ?? .max
  }
}

// MARK: - From the model

extension RecordedMove {
  /// The moves of a step of the puncher, in order; none if a recording does not tell of it.
  static func moves(of effect: UndoEffect<SharedStorage.Batch>) -> [RecordedMove] {
    switch effect {
    case .gathers(let batch, let gather):
      let count = batch.cursor.batch.count
      return [.gathers(gather.loop, from: gather.start.rawValue, finds: count)]
    case .findsNothing(let gather, _, _):
      return [.gathers(gather.loop, from: gather.start.rawValue, finds: 0)]
    case .exceptional(let effect, let batch):
      return moves(of: effect, on: batch.cursor.current)
    case .page(.removes, let batch): return [.removes(at: batch.cursor.current.index.rawValue)]
    case .edge(let effect, let visit): return moves(of: effect, at: visit.index.rawValue)
    case .begins, .gathersSlot, .page, .leaves, .returnsEarly, .accounts: return []
    }
  }

  private static func moves(
    of effect: UndoExceptionalEffect,
    on gathered: Gathered
  ) -> [RecordedMove] {
    let swap = gathered.entry.swap?.number ?? .max
    let empties = RecordedMove.emptiesSlots(at: gathered.index.rawValue)
    return switch effect {
    case .emptiesSlots: [empties]
    case .freesSwap(let releases): [.freesSwap(from: swap, count: releases.count)]
    case .removesSwap(_, _, let releases): [empties, .freesSwap(from: swap, count: releases.count)]
    case .looksForCachedPage, .locksCachedPage, .readsOrder, .clearsShadow, .misses, .asksWhy: []
    }
  }

  private static func moves(of effect: UndoEdgeEffect, at index: UInt64) -> [RecordedMove] {
    switch effect {
    case .findsNoPage: [.findsNothing(at: index)]
    case .findsSwap(let swap): [.findsSwap(at: index, swap.number)]
    case .swapIn(.splits(let swap, let split, _)):
      [.splits(swap.number, order: split.range.order)]
    case .swapIn(.reads(let cached)): [.reads(cached.swap.number)]
    case .swapIn(.cached(.swizzles, let cached)): [.stores(at: index, over: cached.swap.number)]
    case .removes: [.removes(at: index)]
    case .findsCutOff, .findsPage, .locks, .findsMoved, .findsUnwritten, .findsPageCutOff, .swapIn,
      .zeroes, .cuts, .cutsEnd, .unmaps, .unlocks:
      []
    }
  }
}

extension SwapEntry {
  /// The position in the swap area, as wide as the numbers of a recording.
  fileprivate var number: UInt64 { UInt64(offset) }
}
