// Knows how the accounts of a punch look.

import Display
import Playback
import Shmem

/// The data that a punch has to remove, the fate of that data, and the counts.
///
/// ```text
///   Old data of the hole
///     gone  page 2       P2 -> s6 (step 14: reclaim-1 C11) -> nowhere (step 30: punch P16)
///     due   pages 3, 4   where it was at the start
/// ```
struct AccountsText {
  let play: Play

  /// Returns the text, broken into lines of a width.
  func lines(_ width: Int) -> [Line] {
    let isSwapped = play.snapshot.scenario.mapping == .tmpfs
    let way = isSwapped ? play.snapshot.scenario.kernel.naming(", from page to swap and back") : ""
    let heading = Line("Old data of the hole" + way, .heading)
    return [heading] + oldData(width, indent: 2)
      + [.empty, Line("Counts", .heading)]
      + play.snapshot.countLines.flatMap {
        Line.hanging(Line("  ", .text), Line($0, .text), width: width)
      }
      + [.empty, Line(":goto and the number of a step goes to that step.", .dim)]
  }

  /// Returns the lines about the old data.
  func oldData(_ width: Int, indent: Int) -> [Line] {
    let obligations = play.obligationLines
    let margin = Line.empty.padded(to: indent)
    guard !obligations.isEmpty else { return [margin.appending("There is none.", .text)] }
    let placeWidth = min(24, obligations.map(\.place.count).max() ?? 0)
    return obligations.flatMap { line($0, margin, placeWidth, width) }
  }

  private func line(
    _ account: AccountLine,
    _ margin: Line,
    _ placeWidth: Int,
    _ width: Int
  ) -> [Line] {
    let (word, role): (String, Role) =
      switch account.state {
      case .due: ("due", .oldPage)
      case .discharged: ("gone", .holds)
      case .broken: ("LEFT", .broken)
      }
    let start = margin.width + 6
    let head = margin.appending(word, role).padded(to: start).appending(account.place, .text)
      .padded(to: start + placeWidth + 2)
    return Line.hanging(head, Line(account.history, .text), width: width)
  }
}
