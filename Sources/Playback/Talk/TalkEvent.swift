// Knows the wishes of a speaker.

/// A wish of a speaker.
package enum TalkEvent: Hashable, Sendable {
  /// Make the screen a stage, or the usual one again.
  case toggleStage
  /// Make the screen a stage; in the gallery, open the selected demo there.
  case begin
  /// Go on to the next stop of the script path, step by step; if that is under way, go there at once.
  case advance
  /// Go back to the previous stop of the script path.
  case retreat
  /// Take the next step; steps of bookkeeping are passed over.
  case nextStep
  /// Take the last step back; steps of bookkeeping are passed over.
  case previousStep
  /// Go to the beginning of the script path.
  case toFirstStop
  /// Go to its end.
  case toLastStop
  /// Go on to the next chapter.
  case toNextChapter
  /// Go back to the beginning of the chapter, or from there to the one before.
  case toPreviousChapter
  /// Choose a chapter.
  case openChapters
  /// Show the audience nothing.
  case blank
  /// Show the audience the picture again.
  case showAgain
  /// Start autoplay, or stop it.
  case toggleAutoplay
  /// Make autoplay faster.
  case faster
  /// Make autoplay slower.
  case slower
  /// Show the audience the time, or stop showing it.
  case toggleTimer
  /// Begin to count the time now.
  case restartTimer
}
