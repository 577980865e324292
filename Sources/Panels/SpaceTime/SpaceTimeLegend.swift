// Tells what the signs of the space-time view mean, in one row.

import Display
import Playback

/// The signs in a picture of a race in space and time, those of folds only where they occur.
struct SpaceTimeLegend {
  /// Signs of the same kind, the longest explanation first.
  private typealias Item = [String]

  private let foldItems: [Item]

  /// Takes the signs for what the steps shown have done in folds.
  init(_ foldSigns: [SlotRow.FoldSign]) {
    var items: [Item] = []
    func has(_ matches: (SlotRow.FoldSign) -> Bool) -> Bool { foldSigns.contains(where: matches) }
    if has({ if case .changed(_, 1) = $0 { true } else { false } }) {
      items.append(["@9! changed slot 9 in a fold", "@9! changed in a fold", "@9! in a fold"])
    }
    if has({ if case .changed(_, let count) = $0 { count > 1 } else { false } }) {
      items.append(["+2! changed two slots in a fold", "+2! two in a fold", "+2! in a fold"])
    }
    if has({ if case .gathered = $0 { true } else { false } }) {
      items.append(["+3 gathered three entries in a fold", "+3 gathered", "+3 gathered"])
    }
    foldItems = items
  }

  /// The explanations of the signs that every picture has, the longest first.
  private static let always = [
    "the line is the cursor; a double line to the left: it goes back;  ( ) a gather;  "
      + "[ ] stale: changed since the gather;  ! changed by the step",
    "line: the cursor, double: it goes back  ( ) gather  [ ] stale in the batch  ! changed",
    "line: cursor  ( ) gather  [ ] stale in the batch  ! changed",
    "( ) gather  [ ] stale in the batch  ! changed", "( ) gather  [ ] stale  ! changed",
    "[ ] stale  ! changed",
  ]

  /// Returns the explanations, in as few words as the width asks for.
  func line(widthInColumns width: Int) -> Line {
    let texts = Self.always.flatMap { text in
      (0..<3).map { length in ([text] + foldItems.map { $0[length] }).joined(separator: "  ") }
    }
    let line = Line(texts.first { $0.count <= width } ?? texts[texts.count - 1], .dim)
    return line.cut(to: width)
  }
}
