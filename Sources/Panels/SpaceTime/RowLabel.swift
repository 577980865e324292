// Knows what stands before the slots of a step, and how much room it takes.

import Display
import Playback
import Shmem

/// The number of a step, its task, its id and its statement, as much of it as there is room for.
///
/// ```text
///   >14  reclaim-1 C11  swap in, page out      > selected
///   [15] punch     P16                         now
///    16-18  3 quiet steps
/// ```
struct RowLabel: Hashable {
  /// The columns for the number.
  let numberWidth: Int
  /// The columns for the name of the task; 0 if it is left out.
  let nameWidth: Int
  /// The columns for the statement; 0 if it is left out.
  let wordsWidth: Int

  /// The columns for the longest id.
  private static let idWidth = 4

  /// The columns of all of it, with a blank at the end where there is room for the name.
  var width: Int {
    1 + numberWidth + 2 + (nameWidth > 0 ? nameWidth + 2 : 0) + Self.idWidth
      + (wordsWidth > 0 ? wordsWidth + 1 : 0)
  }

  /// Chooses the label and the columns of the slots for a width: all columns of the tree where they fit, and as many
  /// words as fit beside them.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - tree: the columns of the tree on the screen of the race.
  ///   - width: the width of the picture in columns.
  /// - Returns: the label, and the columns.
  static func choose(
    _ play: Play,
    among tree: SlotWindow,
    widthInColumns width: Int
  ) -> (label: RowLabel, SlotWindow) {
    let slots = StorySlots(play, most: tree.candidateCount).among(tree.columns.map(\.index))
    func window(_ choice: Choice) -> (label: RowLabel, SlotWindow) {
      let label = choice.label
      let measure = SlotWindow.Measure(
        labelWidth: label.width,
        narrowest: choice.narrowest,
        usual: tree.isWhole ? max(5, choice.narrowest) : choice.narrowest
      )
      return (
        label, SlotWindow(play, widthInColumns: width, measure: measure, among: (tree, slots))
      )
    }
    let choices = choices(play, isWhole: tree.isWhole)
    var best = window(choices[0])
    for choice in choices where best.1.columns.count < tree.columns.count {
      let next = window(choice)
      if next.1.columns.count > best.1.columns.count { best = next }
    }
    return best
  }

  /// A label, and the columns of the narrowest slot beside it, without those for the digits of its number.
  private typealias Choice = (label: RowLabel, narrowest: Int)

  /// Returns the labels with the slots beside them, the best first: a slot with room for all its marks comes before the
  /// words, and the names of the tasks before that room; a slot has room for the mark of a change even if the names
  /// have none.
  private static func choices(_ play: Play, isWhole: Bool) -> [Choice] {
    let snapshot = play.snapshot
    let numberWidth = String(play.timeline.lastNumber).count
    let nameWidth = snapshot.machine.tasks.map { snapshot.name(of: $0).count }.max() ?? 0
    func named(words: Int) -> RowLabel {
      RowLabel(numberWidth: max(2, numberWidth), nameWidth: nameWidth, wordsWidth: words)
    }
    let nameless = RowLabel(numberWidth: numberWidth, nameWidth: 0, wordsWidth: 0)
    let all: [Choice] =
      [(named(words: 30), 8), (named(words: 18), 8)]
      + [8, 6, 5, 4].map { (named(words: 0), $0) } + [5, 4, 3].map { (nameless, $0) }
    guard !isWhole else { return all }
    let least = SlotWindow.least(SlotWindow.digits(snapshot.scenario.filePages))
    let narrow: [Choice] = [4, 3].flatMap { [(named(words: 0), $0), (nameless, $0)] }
    return all.filter { $0.narrowest >= least } + narrow.filter { $0.narrowest < least }
  }

  /// Returns the head above the labels.
  var head: Line {
    var text = Self.padded("step", 1 + numberWidth + 2)
    if nameWidth > 0 { text += Self.padded("task", nameWidth + 1) }
    return Line((text + (wordsWidth > 0 ? "does" : "")).prefix(columns: width), .dim)
  }

  /// Returns the label of a row.
  ///
  /// - Parameters:
  ///   - row: the places in the row.
  ///   - race: the race along the branch.
  ///   - selected: the place selected on the branch; nil if the branch does not have the keys.
  /// - Returns: the label, not longer than its width.
  func line(_ row: Range<Int>, _ race: BranchRace, selected: Int?) -> Line {
    let timeline = race.play.timeline
    let moment = race.way[row.upperBound - 1]
    let isSelected = selected.map { row.contains($0) } ?? false
    let isNow = row.contains { race.way[$0] == timeline.current }
    let last = timeline.number(of: moment)
    let number = String(timeline.number(of: race.way[row.lowerBound]))
    let sign = isSelected ? ">" : isNow ? "[" : " "
    let blanks = String(repeating: " ", count: max(0, numberWidth - number.count))
    let end = isNow && !isSelected ? "]" : " "
    let signRole: Role = isSelected ? .focus : isNow ? .selected : .dim
    guard row.count == 1 else {
      let steps = sign + blanks + "\(number)-\(last)" + end
      let texts = ["\(row.count) quiet steps", "\(row.count) quiet", "..."]
      let text = texts.first { steps.count + 1 + $0.count <= width } ?? ""
      return Line(steps + " ", signRole).appending(text, isSelected ? .focus : .dim).cut(to: width)
    }
    let head = Line(sign + blanks + number + end, signRole).appending(" ", .text)
    let role: Role = isSelected ? .focus : .text
    return head.appending(words(at: row.lowerBound, race, role)).cut(to: width)
  }

  private func words(at place: Int, _ race: BranchRace, _ role: Role) -> Line {
    // Without names of tasks there is no room for the word.
    guard place > 0 else { return nameWidth > 0 ? Line("start", role) : .empty }
    guard let task = race.actor(at: place), let change = race.change(at: place) else {
      return .empty
    }
    let id = change.step?.id.rawValue ?? "+"
    let name = change.after.name(of: task)
    var line = Line.empty
    if nameWidth > 0 { line.append(Self.padded(name, nameWidth + 1), role) }
    guard race.standstill(at: place) == nil else {
      return line.appending(wordsWidth > 0 ? "stands" : "-", .waiting)
    }
    line.append(Self.padded(id, Self.idWidth), role)
    guard wordsWidth > 0 else { return line }
    let statement =
      change.step.map {
        change.before.statement(of: $0.id, for: task)
          .text(in: kernel(change), widthInColumns: wordsWidth)
      } ?? "joins"
    return line.appending(" ", .text).appending(Line(statement, .dim).cut(to: wordsWidth))
  }

  private func kernel(_ change: StepChange) -> Kernel { change.before.scenario.kernel }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Returns the words for an end of the time of the promises that fit.
  func words(of instant: PromiseInstant) -> String {
    let texts =
      switch instant {
      case .punchBegins: ["t0: the punch begins", "t0 punch begins", "t0 begins", "t0"]
      case .punchEnds: ["t1: the punch is over", "t1 punch is over", "t1 is over", "t1"]
      }
    return texts.first { $0.count + 2 <= width } ?? ""
  }
}
