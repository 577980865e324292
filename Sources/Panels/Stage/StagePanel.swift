// Knows the picture of a race that an audience sees.

import Display
import Playback
import Shmem

/// The slots, the next steps and one sentence, as large as a terminal can show them, and nothing else.
///
/// ```text
///   The swizzle                                            tree_lock
///   page      0     1     2     3
///   now       P0    .     P2*L! .
///   got                 [>s2 ]
///   hole          ===================
///   at                    ^ index 2, second loop
///
///   > punch   P16 free_swap(2, s2)
///     read-1  S8 info->swapped -= 1
///
///   One store: the entry became a page. The slot was never empty, but what the
///   cursor gathered is stale.
/// ```
struct StagePanel: Panel {
  let play: Play
  /// The place of the demo on the short path or in the playlist, such as `2/4`; nil for a race that is on neither.
  var placeInTalk: String?

  var title: String {
    play.annotation.chapter ?? play.title
  }

  func picture(_ size: Size) -> Grid {
    let layout = layout(size)
    var grid = Grid(size: size)
    let width = layout.treeRect.size.columns
    let place = placeInTalk.map { "\($0) " } ?? ""
    let heading = play.figure == nil ? heading(width) : place + FigurePanel(play: play).title
    let title = Line(heading, .title).cut(to: width)
    let top = title.ending(with: corner(beside: title, width), at: width)
    grid.put(top, at: Position(row: 0, column: layout.treeRect.origin.column))
    let words = words(layout)
    grid.blit(words.grid, at: layout.wordsRect.origin)
    if let figure = play.figure {
      let rect = layout.rect(of: figure, aboveWordsIn: words.textRow)
      grid.fill(rect, with: .blank)
      grid.blit(FigurePanel(play: play).picture(rect.size), at: rect.origin)
    } else {
      grid.blit(tree(layout).picture(layout.treeRect.size), at: layout.treeRect.origin)
    }
    return grid
  }

  private func layout(_ size: Size) -> StageLayout {
    let layout = layout(size, mayHaveMarks: true)
    let words = StageText(play: play).leastRowCount(layout.wordsRect.size.columns)
    return words <= layout.wordsRect.size.rows ? layout : self.layout(size, mayHaveMarks: false)
  }

  private func layout(_ size: Size, mayHaveMarks: Bool) -> StageLayout {
    StageLayout(
      size,
      comparing: play.isCompared,
      filePages: play.snapshot.scenario.filePages,
      mayHaveMarks: mayHaveMarks
    )
  }

  /// Returns the chapter, after the place in the playlist; at the beginning of a demo, its title too.
  private func heading(_ width: Int) -> String {
    let place = placeInTalk.map { "\($0) " } ?? ""
    guard play.isOnScript, play.scriptPath?.position == 0 else { return place + title }
    let both = "\(place)\(play.title): \(title)"
    return title != play.title && both.widthInColumns <= width ? both : place + title
  }

  /// Returns the way through the tree for a stage without a row of its own for it; nil if there is such a row, or if
  /// the tree of the file needs no level below the root.
  func path(_ size: Size, widthInColumns width: Int) -> Line? {
    let layout = layout(size)
    let tree = tree(layout)
    guard play.figure == nil, !layout.tree.contains(.cursor),
      TreePanel.levels(of: play.snapshot.scenario) > 1, let path = tree.path
    else { return nil }
    let name = Line(tree.label(of: .crumbs) + " ", .heading)
    return name.appending(path.line(widthInColumns: width - name.width))
  }

  /// Returns the position of the selected slot's number.
  func selection(_ size: Size) -> Position? {
    let layout = layout(size)
    guard let place = tree(layout).selection(layout.treeRect.size) else { return nil }
    let origin = layout.treeRect.origin
    return Position(row: origin.row + place.row, column: origin.column + place.column)
  }

  /// Returns the slots that are shown on a stage, and their columns.
  func columns(_ size: Size) -> SlotWindow {
    let layout = layout(size)
    return tree(layout).window(layout.treeRect.size.columns)
  }

  /// Returns the slot at a position of the stage.
  func index(at position: Position, _ size: Size) -> PageIndex? {
    let layout = layout(size)
    guard layout.treeRect.contains(position) else { return nil }
    let origin = layout.treeRect.origin
    let inside = Position(row: position.row - origin.row, column: position.column - origin.column)
    return tree(layout).index(at: inside, layout.treeRect.size)
  }

  private func tree(_ layout: StageLayout) -> TreePanel {
    TreePanel(play: play, onStage: layout.tree)
  }

  /// Returns the text in the corner: the lock of the tree if the last step was made under it and there is room, the race
  /// of the comparison, and a broken promise.
  ///
  /// A figure shows nothing of the other race, and so does its corner.
  private func corner(beside title: Line, _ width: Int) -> Line {
    let other = play.figure == nil ? play.otherRace : nil
    let (name, verdict) = (other.map { "' \($0.name) " } ?? "", verdict)
    let lock = play.tookTreeLock ? play.snapshot.scenario.kernel.treeLockName : ""
    let both = Line(name, .heading).appending(verdict)
    let separator = both.width > 0 && !lock.isEmpty ? " " : ""
    let whole = Line(lock + separator, .heading).appending(both)
    if title.width + 2 + whole.width <= width { return whole }
    // The name of the other race gives way to the title, as far as it can still be told.
    let room = width - title.width - 2 - verdict.width
    let race = Line(name, .heading)
    guard room < race.width, race.width > Self.leastName + 1 else { return both }
    return race.cut(to: max(room - 1, Self.leastName)).appending(" ", .text).appending(verdict)
  }

  /// The fewest columns to which the name of another race is cut.
  private static let leastName = 9

  /// The mark of a broken promise; empty if none is broken.
  private var verdict: Line {
    let panel = PromisesPanel(play: play)
    guard let broken = panel.statuses.first(where: { $0.status.isBroken }) else {
      return panel.ends.contains { $0.status.isBroken } ? Line(" ENDLESS ", .broken) : .empty
    }
    return Line(broken.promise == .oldDataGone ? " LEFT BEHIND " : " BROKEN ", .broken)
  }

  // MARK: Words

  /// Returns the next steps above the sentence, which gets as much room as it needs, and the row in which that begins.
  private func words(_ layout: StageLayout) -> (grid: Grid, textRow: Int) {
    let size = layout.wordsRect.size
    // With hints on, one row stays for the next step and its hint.
    let kept = play.showsHints ? 1 : 0
    // Air and bars give way to the tasks that are under way.
    let wanted = min(layout.taskRows, StageTasks(play: play).count)
    let text = StageText(play: play).lines(
      Size(rows: size.rows - kept, columns: size.columns),
      within: size.rows - wanted
    )
    let room = size.rows - text.count
    let tasks = StageTasks(play: play).lines(
      Size(rows: min(layout.taskRows, room), columns: size.columns)
    )
    // The sentence begins in the same row whatever stands above it, unless it is too long for that.
    let start = min(layout.taskRows + 1, room)
    let air = Array(repeating: Line.empty, count: max(0, start - tasks.count))
    return (Grid(tasks + air + text, size: size), start)
  }
}
