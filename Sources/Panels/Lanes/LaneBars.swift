// Knows which bar of a lane stands for what a task holds.

import Playback
import Shmem

/// A bar in the lane of a task: a lock, or all references together.
struct LaneBar: Hashable {
  /// The task.
  let task: TaskID
  /// The thing; nil for references, of which a bar stands for all.
  let thing: Holding?
  /// The places after whose steps it is held.
  let places: Range<Int>
  /// True if it has been held before the first of these places.
  let isOlder: Bool
  /// True if it is still held after the last of these places.
  let isOpen: Bool
  /// The number of the bar in its lane, counted from 0 at the left.
  var position = 0
}

extension LaneBar {
  /// Returns the bars for spans, each in the place of its kind if that is free; bars without a place are left out.
  ///
  /// As a place goes by the kind first, a bar stays in its column while the picture is scrolled.
  ///
  /// - Parameters:
  ///   - spans: the spans, in the order of their beginnings.
  ///   - count: the most bars in a lane.
  /// - Returns: the bars, in the order of their beginnings.
  static func bars(for spans: [HoldingSpan], atMost count: Int) -> [LaneBar] {
    var bars: [LaneBar] = []
    for bar in merged(spans) {
      let taken = bars.filter {
        $0.task == bar.task && $0.places.upperBound >= bar.places.lowerBound
      }.map(\.position)
      let wanted = (bar.preferredPosition..<count) + (0..<bar.preferredPosition).reversed()
      guard let free = wanted.first(where: { $0 < count && !taken.contains($0) }) else { continue }
      var bar = bar
      bar.position = free
      bars.append(bar)
    }
    return bars
  }

  /// The place of bars of this kind: i_mutex and the wait queue first, then references, then locks.
  private var preferredPosition: Int {
    switch thing {
    case .inodeMutex, .waitQueue: 0
    case .reference, .value, nil: 1
    case .pageLock, .swaplistMutex, .invalidateLock: 2
    }
  }

  /// Returns a bar for each span, but one for references that are held at the same time.
  private static func merged(_ spans: [HoldingSpan]) -> [LaneBar] {
    var bars: [LaneBar] = []
    for span in spans {
      let isReference = if case .reference = span.thing { true } else { false }
      let bar = LaneBar(
        task: span.task,
        thing: isReference ? nil : span.thing,
        places: span.places,
        isOlder: span.isOlder,
        isOpen: span.isOpen
      )
      let last = bars.lastIndex {
        $0.task == span.task && $0.thing == nil && $0.places.upperBound >= span.places.lowerBound
      }
      guard isReference, let last else {
        bars.append(bar)
        continue
      }
      let old = bars[last]
      bars[last] = LaneBar(
        task: old.task,
        thing: nil,
        places: old.places.lowerBound..<max(old.places.upperBound, span.places.upperBound),
        isOlder: old.isOlder || span.isOlder,
        isOpen: old.isOpen || span.isOpen
      )
    }
    return bars
  }
}
