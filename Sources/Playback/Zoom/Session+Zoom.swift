// Knows how a session opens the view of the whole file, moves in it and searches it.

import Script
import Shmem

extension Session {
  /// Carries out a wish about the view of the whole file.
  mutating func handle(_ event: ZoomEvent) -> [Request] {
    guard let play else { return missRace() }
    if event == .open {
      overlay = .zoom(Zoom(of: play))
      return []
    }
    guard case .zoom(var zoom) = overlay else { return [] }
    let snapshot = play.snapshot
    let levels = TreeLevels(of: snapshot.scenario)
    switch event {
    case .open: break
    case .move(let cells): zoom.move(by: cells, in: snapshot)
    case .moveNode(let nodes): zoom.moveNode(by: nodes, in: snapshot)
    case .first: zoom.goToEdge(atEnd: false, in: snapshot)
    case .last: zoom.goToEdge(atEnd: true, in: snapshot)
    case .enter:
      guard zoom.height > 1 else { return handle(RaceEvent.select(zoom.page)) }
      zoom.enter()
    case .down:
      if zoom.height == 1 { message = .note("This is the lowest level: Enter selects the slot.") }
      zoom.enter()
    case .up:
      if zoom.height == levels.count { message = .note("This is the highest level.") }
      zoom.leave(in: levels)
    case .toCursor: showCursor(in: &zoom, snapshot, levels)
    case .choose(let page, let height):
      guard !zoom.isAbove(page, ofHeight: height, in: levels) else {
        return handle(ZoomEvent.enter)
      }
      zoom.choose(cellAbove: page, ofHeight: height, in: snapshot)
    case .openSearch:
      overlay = .prompt(Prompt(kind: .findSlot(zoom)))
      return []
    case .searchOn: searchAgain(forward: true, &zoom, snapshot)
    case .searchBack: searchAgain(forward: false, &zoom, snapshot)
    }
    overlay = .zoom(zoom)
    return []
  }

  /// Carries out a written search, or repeats the last one if the line is empty.
  mutating func findSlot(_ text: String, from start: Zoom) {
    var zoom = start
    guard let snapshot = play?.snapshot else { return }
    if text.isEmpty, zoom.search == nil {
      overlay = .zoom(zoom)
      return
    }
    zoom.search = text.isEmpty ? zoom.search : text
    search(forward: true, includingPage: !text.isEmpty, &zoom, snapshot)
    overlay = .zoom(zoom)
  }

  private mutating func searchAgain(forward: Bool, _ zoom: inout Zoom, _ snapshot: Snapshot) {
    search(forward: forward, includingPage: false, &zoom, snapshot)
  }

  /// Chooses the nearest slot that the search is about, and says what is worth saying.
  private mutating func search(
    forward: Bool,
    includingPage: Bool,
    _ zoom: inout Zoom,
    _ snapshot: Snapshot
  ) {
    guard let text = zoom.search else {
      message = .problem("There has been no search yet; / begins one.")
      return
    }
    do throws(SlotQueryProblem) {
      let query = try SlotQuery(parsing: text, in: snapshot)
      let match = query.nearest(
        to: zoom.page,
        forward: forward,
        includingPage: includingPage,
        in: snapshot
      )
      guard let match else {
        message = .problem(query.absence(in: snapshot))
        return
      }
      if match.page == zoom.page, zoom.height == 1 {
        message = .note(includingPage ? "It is here." : "No other slot matches '\(text.echoed)'.")
      } else if match.hasWrapped {
        message = .note("The search has gone on at the \(forward ? "start" : "end") of the file.")
      }
      zoom.show(match.page, ofHeight: 1, in: TreeLevels(of: snapshot.scenario))
    } catch {
      message = .problem(error.sentence)
    }
  }

  private mutating func showCursor(
    in zoom: inout Zoom,
    _ snapshot: Snapshot,
    _ levels: TreeLevels
  ) {
    guard let cursor = snapshot.cursorIndex else {
      message = .note("There is no cursor at this moment.")
      return
    }
    guard let page = levels.contained(cursor) else {
      message = .note("The cursor is at \(cursor), beyond the end of the file.")
      return
    }
    zoom.show(page, ofHeight: zoom.height, in: levels)
  }

  /// Closes what is open before a move through the race, but for the view of the whole file: it follows a step.
  mutating func closeOverlay(before event: RaceEvent) {
    guard case .zoom = overlay, event == .stepForward || event == .stepBack else {
      overlay = nil
      return
    }
  }

  /// Closes the view of the whole file if a question about the next step has come up, which it would hide.
  mutating func uncoverQuestion() {
    guard case .zoom = overlay, play?.announced != nil else { return }
    overlay = nil
  }
}
