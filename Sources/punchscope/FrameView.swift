// Names the views that can be printed.

import ArgumentParser
import Playback

/// A view of a race, of the help or of the form.
enum FrameView: String, CaseIterable, ExpressibleByArgument {
  case race, zoom
  case spaceTime = "space-time"
  case lanes
  case oldData = "old-data"
  case branches
  case whatIf = "what-if"
  case accounts, help, words, form
  case data, ways, causes

  /// True if there is nothing to draw without a race.
  var needsRace: Bool {
    switch self {
    case .zoom, .spaceTime, .lanes, .oldData, .branches, .whatIf, .accounts, .data, .ways, .causes:
      true
    case .race, .help, .words, .form: false
    }
  }

  /// The events of the keys that open the view; none for the race itself, nor for a figure.
  var events: [Event] {
    switch self {
    case .race: []
    case .zoom: [.window(.zoom(.open))]
    case .spaceTime: [.window(.openSpaceTime)]
    case .lanes: [.window(.openLanes)]
    case .oldData: [.window(.openOldData)]
    case .branches: [.window(.openBranches)]
    case .whatIf: [.window(.openWhatIf)]
    case .accounts: [.window(.openAccounts)]
    case .help: [.window(.openHelp)]
    case .words: [.window(.openWords)]
    case .form: [.form(.open)]
    case .data, .ways, .causes: []
    }
  }

  /// Returns true if the view is a figure that is not shown.
  func isFigure(otherThan shown: Figure?) -> Bool {
    switch self {
    case .data:
      guard case .data = shown else { return true }
      return false
    case .ways: return shown != .survivors
    case .causes: return shown != .causes
    case .race, .zoom, .spaceTime, .lanes, .oldData, .branches, .whatIf, .accounts, .help, .words,
      .form:
      return false
    }
  }

  /// The number of figures that one key shows in turn, the demo in short and the race among them.
  static let figureCount = 5
}
