// Knows which steps can be taken now, and why others cannot.

import Display
import Playback
import Shmem

/// The enabled steps with their numbers, the others with their reasons.
///
/// ```text
///   >1 reclaim-1 C13 write, unlock P3     > taken by Space
///    - punch     P17 waits for reclaim-1
/// ```
struct MovesPanel: Panel {
  let play: Play

  var title: String { "moves, slot \(play.selected) selected" }

  func picture(_ size: Size) -> Grid {
    let moves = ordered
    let next = play.nextDeed
    let nameWidth = moves.map { play.situation.name(of: $0.task).count }.max() ?? 0
    var lines = moves.map { move in
      let isNext = move.step != nil && move.step.map { .step($0) } == next
      let line = line(of: move, nameWidth, isNext: isNext)
      return line.width <= size.columns ? line : self.line(of: move, 0, isNext: isNext)
    }
    if let joining { lines.insert(joining, at: 0) }
    if lines.isEmpty {
      lines.append(Line("   nobody can go on", .dim))
    }
    let hint = Line(" ", .text).appending("i", .hintKey)
      .appending(" inject at slot \(play.selected) ...", .hint)
    if lines.count < size.rows { lines.append(hint) }
    return Grid(lines.fitted(to: size.rows), size: size)
  }

  /// The number of the move in a row of the panel.
  func move(atRow row: Int) -> Int? {
    let moves = ordered
    let position = joining == nil ? row : row - 1
    return moves.indices.contains(position) ? moves[position].number : nil
  }

  /// The enabled ones first.
  private var ordered: [Move] {
    let moves = play.moves
    return moves.filter { $0.number != nil } + moves.filter { $0.number == nil }
  }

  /// What Space does where a task joins next.
  private var joining: Line? {
    guard case .injection(let spec) = play.nextDeed else { return nil }
    let place = spec.index.map { " of page \($0)" } ?? ""
    return Line("> ", .next).appending("  a \(spec.kind.rawValue)\(place) joins", .text)
  }

  private func line(of move: Move, _ nameWidth: Int, isNext: Bool) -> Line {
    let name = play.situation.name(of: move.task)
    let head = Line(isNext ? ">" : " ", .next)
      .appending(move.number.map(String.init) ?? "-", isNext ? .next : .hintKey)
      .appending(" ", .text)
      .appending(Line(name, .emphasis).padded(to: nameWidth))
      .appending(" \(move.row.rawValue) ", .emphasis)
    guard let reason = move.reason else {
      return head.appending(play.situation.statement(of: move.row, for: move.task), .text)
    }
    return head.appending(play.situation.describeShortly(reason), .waiting)
  }
}
