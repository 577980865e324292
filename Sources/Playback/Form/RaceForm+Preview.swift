// Computes the start of the race that a form describes.

import Shmem

extension RaceForm {
  /// The largest file of which a form works out the start, in pages.
  package static let largestPreview: UInt64 = 4096

  /// The race at its start; nil if there is none, or if its file is too large to be worked out at every key.
  package var preview: Play? {
    guard values.filePages <= Self.largestPreview, let scenario = try? scenario() else {
      return nil
    }
    var play = Play(free: scenario, title: values.title)
    play.selected = slot
    return play
  }

  /// The number of old pages that the punch has to remove, as the end of a sentence; empty if it is not worked out.
  var oldPageWords: String {
    guard let count = preview?.snapshot.obligations.count else { return "" }
    return count == 1 ? "; 1 old page to go" : "; \(count) old pages to go"
  }
}
