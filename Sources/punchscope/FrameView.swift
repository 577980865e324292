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

  /// The events of the keys that open the view; none for the race itself.
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
    case .data: [.race(.nextFigure)]
    case .ways: [.race(.nextFigure), .race(.nextFigure)]
    case .causes: Array(repeating: .race(.nextFigure), count: 3)
    }
  }
}
