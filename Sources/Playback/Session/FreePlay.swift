// Knows what free play starts from, and how races are begun.

package import Script
package import Shmem

extension ScenarioPieces {
  /// Returns the race that free play starts from.
  ///
  /// Its file has eight pages, some in memory and some not, with a hole to punch in the middle. The
  /// puncher is the only task so far.
  package static func freePlay(
    in mapping: Mapping = ScenarioPieces.defaultMapping
  ) -> ScenarioPieces {
    let (gone, mixed): (SlotStart, SlotStart) =
      switch mapping {
      case .tmpfs: (.swap, .cached)
      case .file: (.shadow, .clean)
      }
    var pieces = ScenarioPieces()
    pieces.mapping = mapping
    pieces.slots = [
      SlotRun(count: 1, start: .page), SlotRun(count: 1, start: gone),
      SlotRun(count: 1, start: .page), SlotRun(count: 1, start: .hole),
      SlotRun(count: 1, start: mixed), SlotRun(count: 2, start: .page),
      SlotRun(count: 1, start: gone),
    ]
    pieces.hole = Hole(
      first: PageIndex(1),
      end: PageIndex(7),
      cutsPageBefore: false,
      cutsPageAfter: false
    )
    pieces.mapShift = 3
    return pieces
  }
}

extension Play {
  /// A race without a script.
  package init(free scenario: Scenario, title: String) {
    self.init(title: title, timeline: Timeline(scenario), hasScript: false)
  }

  /// A demo, at its start, with its script as the way forward.
  package init(_ demo: Demo, scriptRun: ScriptRun, fallbackTitle: String) {
    self.init(
      title: demo.title ?? fallbackTitle,
      timeline: scriptRun.timeline,
      scriptPath: scriptRun.scriptPath
    )
    about = demo.about
    breakpoints = scriptRun.breakpoints
  }
}
