// Knows what there is to say about one task.

import Display
import Playback
import Shmem

/// A task in words.
struct TaskLane {
  /// The task.
  let task: TaskID
  /// Whether the keys are about this one.
  let isFocused: Bool

  private let snapshot: Snapshot
  private let readiness: Readiness
  private let selected: PageIndex

  /// Looks at a task.
  init(_ play: Play, _ task: TaskID) {
    self.task = task
    snapshot = play.snapshot
    selected = play.selected
    readiness = snapshot.readiness(of: task)
    isFocused = play.focus == task
  }

  /// Whether it has nothing left to do.
  var isFinished: Bool { readiness == .finished }

  /// The name, with the page it works on and what its kind and number do not say of it:
  /// `fault-1 @3 store loop`.
  var name: String {
    let index = snapshot.machine[task].index ?? snapshot.scenario[task].index
    let place = task == .puncher ? nil : index.map { "@\($0)" }
    let words = [snapshot.name(of: task), place, access].compactMap(\.self)
    let spec = snapshot.scenario[task]
    return (words + spec.options.map(spec.word)).joined(separator: " ")
  }

  /// What a fault is for.
  private var access: String? {
    switch snapshot.scenario[task].kind {
    case .faultRead: "load"
    case .faultWrite: "store"
    case .punch, .read, .write, .splice, .reclaim, .truncate, .preallocate, .evict, .swapoff: nil
    }
  }

  /// The sign of the focus, which it has at every size and which means nothing else: `#`.
  var focusSign: Line { Line(isFocused ? "# " : "  ", .focus) }

  /// The name behind the mark of the focus.
  var nameLine: Line {
    let role: Role = isFocused ? .focus : isFinished ? .dim : .emphasis
    return focusSign.appending(name, role)
  }

  /// The step that comes next and its statement.
  var stepLine: Line {
    guard let stepID = readiness.id else {
      return Line(isFinished ? "" : "starts at slot \(selected)", .text)
    }
    return Line(stepID.rawValue, .emphasis)
      .appending(" " + snapshot.statement(of: stepID, for: task), .text)
  }

  /// Whether it can go on.
  var stateLine: Line {
    switch readiness {
    case .ready: Line("ready", .next)
    case .waits: Line("waits", .waiting)
    case .picks: Line("ready", .next)
    case .finished: Line("finished", .dim)
    }
  }

  /// Why it cannot go on.
  var reason: String? {
    guard case .waits(_, let reason) = readiness else { return nil }
    return snapshot.describeShortly(reason)
  }

  /// What it holds, things of a kind together: `i_mutex, ref P1 P2 P5`.
  var holdings: String? {
    let phrases = snapshot.describe(snapshot.holdings(of: task))
    return phrases.isEmpty ? nil : phrases.joined(separator: ", ")
  }

  /// The function it is in.
  var place: String {
    switch listing {
    case .madvise: "madvise"
    case .fallocate: "fallocate"
    case .firstLoop: "first loop"
    case .secondLoop: "second loop"
    case .read: "read(2)"
    case .splice: "splice"
    case .write: "write(2)"
    case .fault: "fault"
    case .getPage: "getpage"
    case .swapIn: "swap-in"
    case .reclaim: "reclaim"
    case .truncate: "truncate"
    case .preallocate: "preallocate"
    case .evict: "evict"
    case .swapoff: "swapoff"
    case .filePunch: "fallocate"
    case .fileFirstLoop: "first loop"
    case .fileSecondLoop: "second loop"
    case .fileTruncate: "truncate"
    case .fileRead: "read(2)"
    case .fileFault: "fault"
    case .fileReclaim: "reclaim"
    }
  }

  /// The text of the function it is in.
  var listing: Listing {
    let kind = snapshot.scenario[task].kind
    let mapping = snapshot.scenario.mapping
    guard let stepID else { return Listing.entrance(of: kind, in: mapping) }
    return Listing.containing(stepID, for: kind, in: mapping)
  }

  /// The step that comes next.
  var stepID: StepID? { readiness.id }
}
