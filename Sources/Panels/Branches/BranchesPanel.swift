// Shows the branches of a race as a tree, and tells more about the selected one.

import Display
import Playback
import Shmem

/// The tree of the branches: a line for each, and below it the selected one in full.
///
/// ```text
///     branch                                        steps  verdict
///   > 1 from the start                                 35  LEFT: 2
///     ├─ 2 the saved one  after 12: punch P14          23  held       here
///     │  └─ 4 after 20: read-1 S7                       9  open: 2
///     └─ 3 after 30: reclaim-1 C5                       2  open: 2
///
///   branch 2, 'the saved one': steps 36 to 58, after 12: punch P14, not reclaim-1 C5
///   held: the punch has returned, and every promise is kept
/// ```
struct BranchesPanel: Panel {
  private let play: Play
  private let list: BranchList

  /// Makes the panel of a race and the list of its branches.
  init(play: Play, list: BranchList) {
    self.play = play
    self.list = list
  }

  var selected: Int { list.selected }
  var rowsAboveItems: Int { 1 }

  var title: String { "branches, \(list.selected + 1) of \(list.lines.count)" }

  func picture(_ size: Size) -> Grid {
    let about = about(size)
    let places = places(size)
    var lines = [heading(size.columns)] + places.map { line($0, size.columns) }
    lines += Array(repeating: .empty, count: max(0, size.rows - about.count - lines.count))
    return Grid(lines + about, size: size)
  }

  /// Returns the branches that fit above the text about the selected one, which is among them.
  func places(_ size: Size) -> [Int] {
    let room = max(1, size.rows - about(size).count - 2)
    return Excerpt(of: list.lines.count, room: room, keeping: [list.selected]).places
  }

  // MARK: The tree

  /// The columns for the numbers of steps.
  private static let stepsWidth = 5
  /// The columns for the words about the branch that is marked, and the one here.
  private static let markWidth = 6

  /// The columns for a verdict in full.
  private static let widestVerdict = 22
  /// The columns that a verdict has beside names of any length.
  private static let narrowestVerdict = 12

  /// Returns the columns for the verdicts: on a narrow screen those that the names of all branches leave.
  private func verdictWidth(_ width: Int) -> Int {
    guard width < 72 else { return Self.widestVerdict }
    let longest = list.lines.indices.map { head($0, width).width }.max() ?? 0
    let left = width - longest - 2 - Self.stepsWidth - 2 - Self.markWidth
    return max(Self.narrowestVerdict, min(left, Self.widestVerdict))
  }

  private func heading(_ width: Int) -> Line {
    let end = Line("steps  ", .heading)
      .appending(Line("verdict", .heading).padded(to: verdictWidth(width) + Self.markWidth))
    return Line("  branch", .heading).ending(with: end, at: width)
  }

  /// Returns the beginning of the row of a branch: its place in the tree, its name and its fork.
  private func head(_ place: Int, _ width: Int) -> Line {
    let branch = list.lines[place].branch
    let isSelected = place == list.selected
    let name = play.name(of: branch).map { Line($0 + "  ", isSelected ? .focus : .note) } ?? .empty
    return Line(isSelected ? "> " : "  ", .focus)
      .appending(rails(of: list.lines[place].rails, width), .frame)
      .appending("\(branch.number) ", isSelected ? .focus : .emphasis)
      .appending(name)
      .appending(place == 0 && name.width > 0 ? "" : shortFork(of: branch), .text)
  }

  /// Returns the row of a branch.
  private func line(_ place: Int, _ width: Int) -> Line {
    let branch = list.lines[place].branch
    let mark = place == list.marked ? "marked" : place == list.current ? "here" : ""
    let steps = "\(branch.stepCount)"
    let blanks = String(repeating: " ", count: max(0, Self.stepsWidth - steps.count))
    let room = verdictWidth(width)
    let end = Line(blanks + steps + "  ", .dim)
      .appending(verdict(of: branch, room).padded(to: room))
      .appending(
        Line(mark, place == list.marked ? .selected : .cursor).padded(to: Self.markWidth)
      )
    return head(place, width).ending(with: end, at: width)
  }

  /// Returns the lines that lead to a branch; of a deep one only the last part is shown.
  private func rails(of rails: [Bool], _ width: Int) -> String {
    guard let last = rails.last else { return "" }
    let room = max(2, width / 12)
    let outer = rails.dropLast().suffix(room).map { $0 ? "│  " : "   " }.joined()
    return (rails.count - 1 > room ? "… " : "") + outer + (last ? "├─ " : "└─ ")
  }

  /// Returns the fork of a branch in as few words as a line has room for.
  private func shortFork(of branch: Branch) -> String {
    guard let fork = branch.fork else { return "from the start" }
    return "after \(play.timeline.number(of: fork.moment)): \(play.actionWords(branch.first))"
  }

  /// Returns the verdict of a branch in the words of the promises.
  private func verdict(of branch: Branch, _ width: Int) -> Line {
    let verdict = branch.verdict
    switch verdict.outcome {
    case .broken(_, let breach): return Line(breach.words(width - 1), .broken).cut(to: width - 1)
    case .brokenBefore(let promise):
      return Line("BROKEN: \(promise.shortName)", .broken).cut(to: width - 1)
    case .held: return Line("held", .holds)
    case .open(let pages):
      if verdict.isStuck { return Line("stuck", .waiting) }
      return pages.isEmpty
        ? Line("open", .oldPage)
        : Line(PageList.words("open", pages, widthInColumns: width - 1), .oldPage)
          .cut(to: width - 1)
    }
  }

  // MARK: The selected branch

  /// Returns the text about the selected branch, at most half of the rows.
  private func about(_ size: Size) -> [Line] {
    let branch = list.branch
    let timeline = play.timeline
    let name = play.name(of: branch).map { ", '\($0)'" } ?? ""
    let numbers = [branch.first, branch.end].map { timeline.number(of: $0) }
    let steps =
      numbers[0] == numbers[1]
      ? "step \(numbers[1])" : "steps \(numbers[0]) to \(numbers[1])"
    var texts = [
      Line("branch \(branch.number)\(name): ", .emphasis)
        .appending("\(steps), \(play.forkWords(of: branch)).", .text),
      Line(play.verdictWords(of: branch) + ".", branch.verdict.outcome.isBroken ? .broken : .text),
    ]
    if let check = play.checkWords(of: branch) {
      texts.append(Line("check: \(check)", .note))
    }
    if let marked = list.marked, marked != list.selected {
      let title = play.title(of: list.lines[marked].branch)
      texts.append(Line("c compares it with \(title).", .dim))
    }
    let rows = max(2, min(size.rows / 2, size.rows - 4))
    return texts.flatMap { $0.wrapped(to: size.columns) }
      .elided(to: Size(rows: rows, columns: size.columns))
  }
}
