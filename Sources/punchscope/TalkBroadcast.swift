// Sends the state of a talk to the speaker's second screen.

import Display
import Panels
import Playback

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The messages of a talk, from the moment on when the screen becomes a stage.
final class TalkBroadcast {
  private let process = Int(ProcessInfo.processInfo.processIdentifier)
  private let epoch = Date().timeIntervalSince1970
  private var folder: TalkFolder?
  private var last: TalkReport?
  /// True if a message could not be sent; no more are sent then.
  private var isSilent = false

  deinit { folder?.remove(process) }

  /// Sends the state of a session, if it has changed.
  ///
  /// - Returns: the reason why it cannot be sent, once; otherwise nil.
  func tell(_ session: Session, size: Size) -> String? {
    guard !isSilent, folder != nil || session.talk.isOnStage else { return nil }
    if folder == nil {
      do throws(RuntimeFolderError) {
        folder = try TalkFolder()
        folder?.removeRemains()
      } catch {
        isSilent = true
        return "No notes for the speaker: \(error.description)."
      }
    }
    let small = session.talk.isOnStage ? Self.smallStage : Self.smallScreen
    let extent = Size(rows: min(size.rows, small.rows), columns: min(size.columns, small.columns))
    let picture = Screen.grid(of: session, size: extent).lines
    let report = session.report(
      process: process,
      epoch: epoch,
      picture: picture,
      pictureWidth: extent.columns
    )
    guard report != last else { return nil }
    guard folder?.write(report) == true else {
      isSilent = true
      return "No notes for the speaker: the file of the talk cannot be written."
    }
    last = report
    return nil
  }

  // The smallest screens that show everything.
  private static let smallStage = Size(rows: 12, columns: 40)
  private static let smallScreen = Size(rows: 16, columns: 60)
}
