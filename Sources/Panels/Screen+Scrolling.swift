// Knows what only a screen can tell a session about a long text: the last line, and the length of a page.

public import Display
public import Playback

extension Screen {
  /// What the session has to know about what is shown: that a text has been scrolled to its end.
  ///
  /// - Returns: a fact that settles the session, or none if it is settled.
  public static func correction(of session: Session, size: Size) -> Event? {
    guard let layout = Layout(size, onStage: session.talk.isOnStage) else { return nil }
    let (scroll, last): (Int, Int)
    switch session.overlay {
    case .reading(let text, let line):
      let panel = ReadingPanel(text, of: session.play, scroll: line)
      if let search = session.textSearch, search.isPending {
        return .foundLine(panel.match(of: search, layout.interior.size))
      }
      (scroll, last) = (line, panel.lastScroll(layout.interior.size))
    case .script(let script):
      (scroll, last) = (script.scroll, ScriptPanel(script: script).lastScroll(layout.interior.size))
    case .injection, .chapters, .prompt, nil: return nil
    }
    return scroll > last ? .scrollReading(to: last) : nil
  }

  /// What a key means that turns the pages of a text: only the screen knows how long a page is.
  ///
  /// - Returns: another event in its place, or the same one.
  public static func measured(_ event: Event, of session: Session, size: Size) -> Event {
    guard event == .pageDown || event == .pageUp,
      case .reading(let text, let scroll) = session.overlay,
      let layout = Layout(size, onStage: session.talk.isOnStage)
    else { return event }
    let panel = ReadingPanel(text, of: session.play, scroll: scroll)
    let pages = event == .pageDown ? 1 : -1
    return .scrollReading(to: panel.scroll(byPages: pages, layout.interior.size))
  }
}
