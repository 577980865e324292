// Knows what a speaker can want of a talk.

/// A fact about a talk.
package enum TalkEvent: Hashable, Sendable {
  /// Make the screen a stage, or the usual one again.
  case toggleStage
  /// On to the next stop of the script path, step by step; if that is under way, there at once.
  case advance
  /// Back to the last stop of the script path.
  case retreat
  /// To the beginning of the script path.
  case toFirstStop
  /// To its end.
  case toLastStop
  /// On to the next chapter.
  case toNextChapter
  /// Back to the beginning of the chapter, or from there to the one before.
  case toPreviousChapter
  /// Choose a chapter.
  case openChapters
  /// Show the audience nothing.
  case blank
  /// Show the audience the picture again.
  case showAgain
  /// Tell the race by itself, or stop telling it.
  case toggleAutoplay
  /// Tell it faster.
  case faster
  /// Tell it slower.
  case slower
  /// Show the audience the time, or stop showing it.
  case toggleTimer
  /// Begin to count the time now.
  case restartTimer
}
