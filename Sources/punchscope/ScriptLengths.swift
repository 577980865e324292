// Measures in the background the demos in the gallery.

import Dispatch
import Playback
import Synchronization

/// A counter that plays the demos of the gallery, one by one.
///
/// The gallery is shown without waiting for it. The results wait as facts until they are collected.
final class ScriptLengths: Sendable {
  private struct State {
    var hasBegun = false
    var isBusy = false
    var facts: [Event] = []
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "punchscope.lengths", qos: .utility)

  /// Makes a counter that has not begun.
  init() {}

  /// True if the counter is at work or a result waits to be collected.
  var isBusy: Bool { state.withLock { $0.isBusy || !$0.facts.isEmpty } }

  /// Begins to measure the demos with unknown lengths; later calls do nothing.
  func begin(for gallery: Gallery, in library: DemoLibrary) {
    let isFirst = state.withLock { state in
      defer { state.hasBegun = true }
      return !state.hasBegun
    }
    guard isFirst else { return }
    let names = gallery.items.filter { $0.length == nil }.compactMap(\.name)
    guard !names.isEmpty else { return }
    state.withLock { $0.isBusy = true }
    queue.async { [self] in
      for name in names {
        guard let length = library.length(of: name) else { continue }
        state.withLock { $0.facts.append(.progress(.measured(demo: name, length: length))) }
      }
      state.withLock { $0.isBusy = false }
    }
  }

  /// Returns the results since the last call.
  func collect() -> [Event] {
    state.withLock { state in
      defer { state.facts = [] }
      return state.facts
    }
  }
}
