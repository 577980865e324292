// Describes one point of a script: a moment as it is told there.

package import Script

extension ScriptPath {
  /// A moment as the script tells it.
  package struct Point: Hashable, Sendable {
    /// The moment.
    package let moment: MomentID
    /// The words at this point.
    package internal(set) var annotation: Annotation?
    /// True if the script has gone back to here.
    package internal(set) var isLanding = false
    /// True if the step to here is a turning point, which prediction asks about.
    package internal(set) var isAsked = false
    /// True if the script waits here for the speaker.
    package internal(set) var isPause = false
    /// The comparison that begins here; its inner value is nil if the comparison ends here, and the whole is
    /// nil if nothing changes.
    package internal(set) var comparison: OtherRules??
    /// The question of the script to the checker at this point.
    package internal(set) var check: CheckQuestion?

    /// The figure that begins here; its inner value is nil if the race is shown again, and the whole is nil if
    /// nothing changes.
    package internal(set) var figure: ShownFigure??
    /// The lines that tell the demo in short; nil at all other points.
    package internal(set) var recap: [String]?

    init(moment: MomentID, annotation: Annotation? = nil) {
      self.moment = moment
      self.annotation = annotation
    }

    /// True if a speaker stops here: at words, at another figure, at a question to the checker, at a pause, and at
    /// a moment to which the script has gone back.
    package var isStop: Bool {
      isLanding || isPause || check != nil || figure != nil || recap != nil
        || annotation?.hasWords == true
    }

    /// True if no more words can be added at this point, because its end has been told.
    var isClosed: Bool { isPause || check != nil || recap != nil }
  }
}
