// Says which sizes of a picture are refused.

import ArgumentParser
import Display
import Panels

extension FrameSize {
  /// Refuses a size at which nothing of a race can be drawn.
  ///
  /// On a terminal such a size is temporary, and the picture itself says so. In a file it would be
  /// useless.
  ///
  /// - Parameter onStage: true if the picture is that of a stage.
  /// - Throws: the status of a program that cannot run.
  func refuseIfTooSmall(onStage: Bool) throws(ExitCode) {
    let least = Screen.smallestSize(onStage: onStage)
    guard columns < least.columns || rows < least.rows else { return }
    let stage = Screen.smallestSize(onStage: true)
    let isStage = columns >= stage.columns && rows >= stage.rows
    let words =
      onStage
      ? "with --talk a picture takes \(FrameSize(least)) at least"
      : "a picture takes \(FrameSize(least)) at least, with --talk \(FrameSize(stage))"
        + (isStage ? "; --talk draws this one" : "")
    complain("--size \(self) is too small: \(words)")
    throw ExitCode.cannotRun
  }

  private init(_ size: Size) {
    self.init(columns: size.columns, rows: size.rows)
  }
}
