// Knows what a form says: what the keys do to the selected field, and whether there is a race.

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

  /// The keys of the selected field, in a sentence.
  package var keyWords: String {
    switch selected {
    case .template:
      let (place, count) = templatePlace
      return "Left and right go through the demos (\(place) of \(count))."
    case .title, .about: return "= writes the \(selected.name)."
    case .kernel: return "Left and right change the kernel; rules chosen by hand stay."
    case .mapping: return "Left and right: tmpfs, or file for one on a disk."
    case .file:
      return "Slot \(slot): \(values.slots.start(at: slot)). Paint p s c . z d e; + - change the "
        + "length; or write 0-7=page."
    case .hole:
      return "Arrows select a slot; [ and ] set the ends there, { and } cut a page; or write 1-3~."
    case .call: return "Left and right: fallocate, or madvise, which cuts no page."
    case .tasks: return "+ adds a task, - removes the last; the punch is always there."
    case .task:
      return "Left and right change the kind; @ < > its page; L N A B F I its options; + and -."
    case .batch: return "The most entries of one gather: left, right, or a number."
    case .shift: return "The power of 2 of the slots in a tree node: left, right, or a number."
    case .fuel: return "The most swizzles: left, right, or a number; left of 0 there is no limit."
    case .fairness: return "Left and right: which endless schedules break a promise."
    case .rule(let rule):
      return "\(rule.sentence.prefix(1).uppercased())\(rule.sentence.dropFirst())."
    }
  }

  /// The number of old pages that the punch has to remove, as the end of a sentence; empty if it is not worked out.
  var oldPageWords: String {
    guard let count = preview?.snapshot.obligations.count else { return "" }
    return count == 1 ? "; 1 old page to go" : "; \(count) old pages to go"
  }
}
