// Knows what only a screen can tell a session about a long text: the last line, and the length of a page.

package import Display
package import Playback

extension Screen {
  /// Returns the fact that a session has to learn from the screen, such as that a text has been
  /// scrolled beyond its end.
  ///
  /// - Returns: an event for the session, or nil if it knows everything already.
  package static func correction(of session: Session, size: Size) -> Event? {
    guard let layout = Layout(of: session, size) else { return nil }
    let room = layout.interior.size
    let scroll: Int
    let panel: ReadingPanel
    switch session.overlay {
    case .reading(let text, let line):
      (panel, scroll) = (ReadingPanel(text, of: session, size: size, scroll: line), line)
    case .script(let script): (panel, scroll) = (ReadingPanel(script), script.scroll)
    case .injection, .chapters, .breakpoints, .why, .branches, .oldData, .whatIf, .zoom, .table,
      .prompt, nil:
      return nil
    }
    if let search = session.textSearch, search.isPending {
      return .window(.foundLine(panel.match(of: search, room)))
    }
    let last = panel.lastScroll(room)
    return scroll > last ? .window(.scrollReading(to: last)) : nil
  }

  /// Returns the event for a key that turns the pages of a text or a list.
  ///
  /// Only the screen knows how long a page is.
  ///
  /// - Returns: another event in its place, or the same one.
  package static func measured(_ event: Event, of session: Session, size: Size) -> Event {
    if case .window(.table(.sideways(let lanes))) = event, case .table(let table) = session.overlay,
      table.kind == .lanes, let play = session.play, let layout = Layout(of: session, size)
    {
      // Only the screen knows which lanes it shows.
      let shown = TaskLanesPanel(play: play, table: table)
        .layout(tableRect(session, layout).size.columns)
      let first = min(max(0, shown.hidden.left + lanes), shown.hidden.left + shown.hidden.right)
      return .window(.table(.skipLanes(first)))
    }
    guard event == .window(.pageDown) || event == .window(.pageUp),
      let layout = Layout(of: session, size)
    else { return event }
    let pages = event == .window(.pageDown) ? 1 : -1
    let room = layout.interior.size
    switch session.overlay {
    case .table:
      // The head, and the words about the selected step, take some rows.
      let rows = max(1, tableRect(session, layout).size.rows - 5)
      return .window(.table(.move(byRows: event == .window(.pageDown) ? rows : -rows)))
    case .reading(let text, let scroll):
      let panel = ReadingPanel(text, of: session, size: size, scroll: scroll)
      return .window(.scrollReading(to: panel.scroll(byPages: pages, room)))
    case .script(let script):
      return .window(.scrollReading(to: ReadingPanel(script).scroll(byPages: pages, room)))
    case .injection(let selected):
      guard let play = session.play else { return event }
      let panel = InjectionPanel(play: play, selected: selected)
      let page = panel.page(InjectionPanel.rect(in: layout.body).framed.size)
      return .window(.moveItem(by: pages * page))
    case .chapters, .breakpoints, .oldData, .whatIf, .branches:
      return .window(.moveItem(by: pages * (listPanel(of: session)?.page(room) ?? 1)))
    case nil where session.form != nil:
      return .window(.moveItem(by: pages * (FormScreen(session)?.page(layout) ?? 1)))
    case nil where session.play == nil:
      return .window(.moveItem(by: pages * list(of: session).page(room)))
    case .why, .zoom, .prompt, nil: return event
    }
  }
}
