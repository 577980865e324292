// Names the views of a race that can be printed.

import ArgumentParser
import Playback

/// A view of a race.
enum FrameView: String, CaseIterable, ExpressibleByArgument {
  case race, zoom
  case spaceTime = "space-time"
  case lanes
  case oldData = "old-data"
  case branches
  case whatIf = "what-if"
  case accounts, help, words, form

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
