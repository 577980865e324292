// Knows how to find out in the background how long the demos of the gallery are.

import Dispatch
import Playback
import Synchronization

/// Plays the demos of the gallery, one by one, to count their steps.
///
/// The gallery is shown without waiting for it. What was found waits as facts until it is collected.
final class ScriptLengths: Sendable {
  private struct State {
    var hasBegun = false
    var isBusy = false
    var facts: [Event] = []
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "punchscope.lengths", qos: .utility)

  /// Starts with nothing to find out.
  init() {}

  /// Whether something is being found out or waits to be collected.
  var isBusy: Bool { state.withLock { $0.isBusy || !$0.facts.isEmpty } }

  /// Begins to count the steps of the demos whose length is not known; later calls do nothing.
  func begin(for gallery: Gallery, in library: DemoLibrary) {
    let isFirst = state.withLock { state in
      defer { state.hasBegun = true }
      return !state.hasBegun
    }
    guard isFirst else { return }
    let names = gallery.items.filter { $0.steps == nil }.compactMap(\.name)
    guard !names.isEmpty else { return }
    state.withLock { $0.isBusy = true }
    queue.async { [self] in
      for name in names {
        guard let steps = library.steps(in: name) else { continue }
        state.withLock { $0.facts.append(.progress(.measured(demo: name, steps: steps))) }
      }
      state.withLock { $0.isBusy = false }
    }
  }

  /// What has been found out since this was asked last.
  func collect() -> [Event] {
    state.withLock { state in
      defer { state.facts = [] }
      return state.facts
    }
  }
}
