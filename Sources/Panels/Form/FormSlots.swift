// Knows how the slots of a file and its hole are drawn in a form.

import Display
import Playback
import Shmem

/// The slots around the selected one, two columns each.
///
/// ```text
///   0         5            8 slots
///   P . s<P>. . . .
///     [=====]              1-3
///
///   s═══════. .            an entry in slots 0 to 3
/// ```
struct FormSlots {
  let form: RaceForm
  /// The columns for the slots.
  let width: Int

  /// The number of slots in view.
  private var count: UInt64 { UInt64(max(1, (width - 1) / 2)) }

  /// The slots in view: of a long file the stretch with the selected slot.
  private var shown: Range<UInt64> {
    let first = form.slot.rawValue / count * count
    return first..<max(first + 1, min(first + count, form.values.filePages))
  }

  /// The columns in use.
  private var columns: Int { 2 * Int(count) + 1 }

  /// The numbers above the slots, one for every fifth slot.
  var ruler: Line {
    var text = ""
    for slot in shown where slot % 5 == 0 || slot == shown.lowerBound {
      let column = 2 * Int(slot - shown.lowerBound) + 1
      guard text.isEmpty || text.count < column else { continue }
      text += String(repeating: " ", count: column - text.count) + "\(slot)"
    }
    return Line(String(text.prefix(width)), .dim)
  }

  /// The slots.
  var slots: Line {
    let selected = form.slot.rawValue
    var line = Line.empty
    for slot in shown {
      let start = form.values.slots.start(at: PageIndex(slot))
      let goesOn = form.values.slots.entry(at: PageIndex(slot)).lowerBound < slot
      if slot == selected || slot == selected &+ 1 {
        line.append(slot == selected ? "<" : ">", .selected)
      } else {
        line.append(goesOn ? "═" : " ", goesOn ? start.role : .text)
      }
      line.append(goesOn ? "═" : start.sign, slot == selected ? .selected : start.role)
    }
    if selected + 1 == shown.upperBound { line.append(">", .selected) }
    return line
  }

  /// The hole below the slots: `[` and `]` at its ends, `~` below a page that it cuts.
  var hole: Line {
    let hole = form.values.wholeHole
    var text = ""
    for slot in shown {
      let page = PageIndex(slot)
      text += edge(before: page, of: hole)
      text += !hole.partsCut(of: page).isEmpty ? "~" : hole.contains(page) ? "=" : " "
    }
    return Line(text + edge(before: PageIndex(shown.upperBound), of: hole), .hole)
  }

  /// Returns the sign in the column before a slot.
  private func edge(before page: PageIndex, of hole: Hole) -> String {
    guard hole.count > 0 else { return " " }
    if page == hole.first { return "[" }
    if page == hole.end { return "]" }
    return hole.contains(page) ? "=" : " "
  }

  /// Returns the slot at a column; nil if there is none.
  func index(atColumn column: Int) -> PageIndex? {
    guard column >= 1 else { return nil }
    let slot = shown.lowerBound + UInt64((column - 1) / 2)
    return shown.contains(slot) ? PageIndex(slot) : nil
  }

  /// The column of the selected slot.
  var selectedColumn: Int { 2 * Int(form.slot.rawValue - shown.lowerBound) + 1 }
}

extension SlotStart {
  /// The sign of the slot: the key that paints it, but a capital for a page, as in the tree.
  fileprivate var sign: String { self == .page ? "P" : String(paintKey) }

  /// The role of the sign.
  fileprivate var role: Role {
    switch self {
    case .page, .clean: .oldPage
    case .swap, .cached: .oldSwap
    case .fallocated, .shadow: .text
    case .hole: .dim
    }
  }
}
