// Knows the words for one task: its name, its next step, its state.

import Display
import Playback
import Shmem

/// A task in words.
struct TaskLane {
  /// The task.
  let task: TaskID
  /// True if the task is the focused one, which keys like f are about.
  let isFocused: Bool

  private let snapshot: Snapshot
  private let readiness: Readiness
  private let selected: PageIndex

  /// Reads the state of a task.
  init(_ play: Play, _ task: TaskID) {
    self.task = task
    snapshot = play.snapshot
    selected = play.selected
    readiness = snapshot.readiness(of: task)
    isFocused = play.focus == task
  }

  /// True if the task has nothing left to do.
  var isFinished: Bool { readiness == .finished }

  /// The name, followed by the page that the task works on and by its options: `fault-1 @3 store loop`.
  var name: String {
    let index = snapshot.machine[task].index ?? snapshot.scenario[task].index
    let place = task == .puncher ? nil : index.map { "@\($0)" }
    let spec = snapshot.scenario[task]
    let words = [snapshot.name(of: task), place, spec.kind.words.access].compactMap(\.self)
    return (words + spec.options.map(spec.word)).joined(separator: " ")
  }

  /// The sign of the focus: `#` on screens of every size, and it means nothing else.
  var focusSign: Line { Line(isFocused ? "# " : "  ", .focus) }

  /// The sign of the focus and the name.
  var nameLine: Line { focusSign.appending(name, nameRole) }

  /// The same without the page and the options.
  var bareNameLine: Line { focusSign.appending(snapshot.name(of: task), nameRole) }

  private var nameRole: Role { isFocused ? .focus : isFinished ? .dim : .emphasis }

  /// The next step and its statement.
  var stepLine: Line { stepLines[0] }

  /// The next step and its statement, the longest words first.
  var stepLines: [Line] {
    guard let stepID = readiness.id else {
      return [Line(isFinished ? "" : "starts at slot \(selected)", .text)]
    }
    let statement = snapshot.statement(of: stepID, for: task)
    let kernel = snapshot.scenario.kernel
    return [statement.text(in: kernel), statement.shortText(in: kernel)].map {
      Line(stepID.rawValue, .emphasis).appending(" " + $0, .text)
    }
  }

  /// The word for the state: ready, waits or finished.
  var stateLine: Line {
    switch readiness {
    case .ready: Line("ready", .next)
    case .waits: Line("waits", .waiting)
    case .picks: Line("ready", .next)
    case .finished: Line(endWord, .dim)
    }
  }

  /// The word for a task that takes no step any more: it has finished, or it is a punch that no call asks for.
  var endWord: String {
    task == .puncher && snapshot.scenario.call == .none ? "none here" : "finished"
  }

  /// The reason why the task waits; nil if it does not.
  var reason: String? {
    guard case .waits(_, let reason) = readiness else { return nil }
    return snapshot.describeShortly(reason)
  }

  /// The things that the task holds, grouped by kind: `i_mutex, ref P1 P2 P5`; nil if there are none.
  var holdings: String? {
    let phrases = snapshot.describe(snapshot.holdings(of: task))
    return phrases.isEmpty ? nil : phrases.joined(separator: ", ")
  }

  /// The function that the task is in, in a word or two.
  var place: String { listing.shortName }

  /// The listing of the function that the task is in.
  var listing: Listing {
    let kind = snapshot.scenario[task].kind
    let mapping = snapshot.scenario.mapping
    guard let stepID else { return Listing.entrance(of: kind, in: mapping) }
    return Listing.containing(stepID, for: kind, in: mapping)
  }

  /// The id of the next step.
  var stepID: StepID? { readiness.id }
}
