// Knows how a saved session is opened where it was closed.

package import Script
package import Shmem

/// The person's place in a session that is saved as a demo.
///
/// It stands in the demo as a comment, so that the file is an ordinary demo to every other reader:
///
/// ```
/// # bookmark moment=17 way=25 points=31 point=12 left slot=3
/// ```
package struct Bookmark: Hashable, Sendable {
  /// The moment.
  package let moment: MomentID
  /// The end of the way forward.
  package let wayEnd: MomentID
  /// The number of told points that belong to the script; 0 if there is no script.
  package let scriptLength: Int
  /// The point of the script that was reached, counted from 0.
  package let point: Int
  /// True if the script was left at that point.
  package let isLeft: Bool
  /// True if the race is compared with one that the person asked for by hand.
  package let isComparedByHand: Bool
  /// The selected slot.
  package let selected: PageIndex

  /// The place of a race that is being played.
  package init(in play: Play) {
    moment = play.timeline.current
    wayEnd = play.timeline.wayEnd
    scriptLength = play.scriptPath?.points.count ?? 0
    point = play.scriptPath?.position ?? 0
    isLeft = play.scriptPath?.isLeft ?? false
    // A race that is no race of the same file under other rules is not written down.
    isComparedByHand = play.comparing.isByHand && play.otherRules != nil
    selected = play.selected
  }

  private static let start = "# bookmark "

  /// The comment, without a line feed.
  package var comment: String {
    Self.start + "moment=\(moment.rawValue) way=\(wayEnd.rawValue) points=\(scriptLength) "
      + "point=\(point)\(isLeft ? " left" : "")\(isComparedByHand ? " compared" : "") "
      + "slot=\(selected)"
  }

  /// Finds the bookmark in a saved session; nil if there is none that can be read.
  package init?(in text: String) {
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(Self.start) }) else {
      return nil
    }
    let words = line.dropFirst(Self.start.count).split(separator: " ")
    func number(_ key: String) -> Int? {
      words.first { $0.hasPrefix("\(key)=") }.flatMap { Int($0.dropFirst(key.count + 1)) }
    }
    guard let moment = number("moment"), let wayEnd = number("way"),
      let scriptLength = number("points"), let point = number("point"), let slot = number("slot"),
      [moment, wayEnd, scriptLength, point, slot].allSatisfy({ $0 >= 0 })
    else { return nil }
    self.moment = MomentID(moment)
    self.wayEnd = MomentID(wayEnd)
    self.scriptLength = scriptLength
    self.point = point
    isLeft = words.contains("left")
    isComparedByHand = words.contains("compared")
    selected = PageIndex(UInt64(slot))
  }
}

extension Play {
  /// Returns the session as a demo, with a bookmark and the names of branches after its first line.
  ///
  /// - Parameter remarks: comments to write there too, a line each.
  /// - Returns: the text of the demo.
  package func savedText(remarks: [String]) -> String {
    text(withComments: remarks.map { "# \($0)" } + [Bookmark(in: self).comment])
  }

  /// Opens a saved session at the place where it was closed.
  ///
  /// A bookmark that does not fit is passed over: then the session is opened at its end.
  ///
  /// - Parameters:
  ///   - demo: the session.
  ///   - scriptRun: the result of playing it.
  ///   - bookmark: the place where it was closed.
  ///   - fallbackTitle: the title for a demo that has none.
  package init(
    resuming demo: Demo,
    scriptRun: ScriptRun,
    bookmark: Bookmark?,
    fallbackTitle: String
  ) {
    let (timeline, points) = (scriptRun.timeline, scriptRun.scriptPath.points.count)
    let fits = bookmark.map { bookmark in
      bookmark.moment.rawValue < timeline.count && bookmark.wayEnd.rawValue < timeline.count
        && bookmark.scriptLength <= points
        && (bookmark.point < bookmark.scriptLength || bookmark.scriptLength == 0)
        && bookmark.selected.rawValue < demo.scenario.filePages
    }
    guard let bookmark, fits == true else {
      self.init(demo, scriptRun: scriptRun, fallbackTitle: fallbackTitle)
      goToPoint(points - 1)
      focusWhoActed()
      return
    }
    self.init(
      title: demo.title ?? fallbackTitle,
      timeline: timeline,
      scriptPath: bookmark.scriptLength > 0
        ? scriptRun.scriptPath.prefix(bookmark.scriptLength) : nil
    )
    about = demo.about
    breakpoints = scriptRun.breakpoints
    if bookmark.isComparedByHand {
      comparing.compareByHand(with: scriptRun.scriptPath.otherRules(at: points - 1))
    }
    playhead.go(to: bookmark)
    if scriptPath != nil { comparing.follow(scriptPath, at: bookmark.point) }
    selected = bookmark.selected
    focusWhoActed()
  }
}
