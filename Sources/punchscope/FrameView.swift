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

  /// True if there is nothing to draw without a race.
  var needsRace: Bool {
    switch self {
    case .zoom, .spaceTime, .lanes, .oldData, .branches, .whatIf, .accounts: true
    case .race, .help, .form: false
    }
  }

  /// The event of the key that opens the view; nil for the race itself.
  var event: Event? {
    switch self {
    case .race: nil
    case .zoom: .window(.zoom(.open))
    case .spaceTime: .window(.openSpaceTime)
    case .lanes: .window(.openLanes)
    case .oldData: .window(.openOldData)
    case .branches: .window(.openBranches)
    case .whatIf: .window(.openWhatIf)
    case .accounts: .window(.openAccounts)
    case .help: .window(.openHelp)
    case .words: .window(.openWords)
    case .form: .form(.open)
    }
  }
}
