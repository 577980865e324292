// Knows how a session opens a view with a row for each step, moves in it, and jumps to a step.

import Script
import Shmem

extension Session {
  /// Opens a view of the branch through now.
  mutating func openTable(_ kind: StepTable.Kind) -> [Request] {
    guard let opened = play else { return missRace() }
    let table = StepTable(kind, of: opened)
    play?.followComparison(along: table.way)
    overlay = .table(table)
    return []
  }

  /// Carries out a wish about the open view.
  mutating func handle(_ event: TableEvent) -> [Request] {
    guard case .table(var table) = overlay, let play else { return [] }
    switch event {
    case .move(let rows): table.move(byRows: rows, in: play)
    case .stepForward: return step(.stepForward, in: table)
    case .stepBack: return step(.stepBack, in: table)
    case .toggleQuiet:
      table.showsQuiet.toggle()
      message = .note(table.showsQuiet ? "Every step has its row." : "Quiet steps are folded.")
    case .toggleBeside where table.beside != nil: table.closeBeside()
    case .toggleBeside: putBeside(by: 0, in: &table)
    case .changeBeside(let forward): putBeside(by: forward ? 1 : -1, in: &table)
    case .sideways(let count):
      switch table.kind {
      case .spaceTime: table.select(beside: count > 0)
      case .lanes: table.lanesSkipped = max(0, (table.lanesSkipped ?? 0) + count)
      }
    case .skipLanes(let count): table.lanesSkipped = max(0, count)
    }
    overlay = .table(table)
    return []
  }

  private mutating func putBeside(by places: Int, in table: inout StepTable) {
    guard let play, table.kind == .spaceTime else { return }
    if !table.changeBeside(by: places, in: play) {
      message = .note("There is no other branch yet, and no comparison.")
    } else if table.choices(in: play).count == 1, places != 0 {
      message = .note("There is nothing else to show beside it.")
    }
  }

  /// Goes a step on or back, and shows the view again; not if the step is announced first.
  private mutating func step(_ event: RaceEvent, in table: StepTable) -> [Request] {
    let requests = handle(event)
    guard let play, play.announcement == nil else { return requests }
    var next = table
    next.leaveBeside()
    next.way = play.wayShown
    next.selected = play.timeline.now.depth
    if next.way != table.way, case .branch = next.beside { next.closeBeside() }
    overlay = .table(next)
    return requests
  }

  /// Goes to the selected step.
  mutating func goToSelected(of table: StepTable) -> [Request] {
    guard let play else { return [] }
    overlay = nil
    guard table.moment != play.timeline.current else { return [] }
    return handle(RaceEvent.goTo(step: play.timeline.number(of: table.moment)))
  }

  // MARK: Searching

  /// Selects the next step whose words contain a text; after the last one the search goes on at the other end.
  mutating func search(in table: StepTable, for text: String, forward: Bool) {
    guard let play else { return }
    let way = table.selectedWay
    let reach = min(way.count, StepTable.searchReach)
    let found = (1...reach).lazy.map { distance in
      (table.selected + (forward ? distance : way.count - distance)) % way.count
    }.first { play.mentions(text.lowercased(), way[$0]) }
    guard let found else {
      message = .problem("No step of this branch mentions '\(text.echoed)'.")
      return
    }
    if found == table.selected {
      message = .note("No other step mentions it.")
    } else if forward ? found < table.selected : found > table.selected {
      message = .note("The search has gone on at the \(forward ? "start" : "end").")
    }
    var next = table
    next.selected = found
    overlay = .table(next)
  }
}
