// A grid on a real terminal, and what is typed there.

import CCurses
package import Display

/// The terminal, for as long as it shows our screen instead of the shell's.
///
/// There is no way to keep one: it is lent to the body of `run`, and when the body returns, the
/// terminal is as it was before. The same holds when the program is stopped, ended by a signal, or
/// crashes.
///
/// ```swift
/// try OpenTerminal.run(options) { terminal in
///   terminal.show(picture(of: terminal.size), cursor: .hidden(at: focus))
///   let event = terminal.nextEvent(timeoutInMilliseconds: nil)
/// }
/// ```
///
/// What is written to standard error meanwhile appears when the terminal is back to normal.
package struct OpenTerminal: ~Copyable {
  /// The theme in use: the one asked for, or the richest one this terminal can show.
  package let palette: Palette

  /// Says whether lines and blocks are shown as such, and not in ASCII.
  package let isUnicode: Bool

  /// Says whether clicks and the wheel of the mouse are reported.
  ///
  /// While they are, people have to hold Shift to select text, which is why it starts as false.
  package var isMouseOn = false {
    didSet { pcu_set_mouse(isMouseOn) }
  }

  private var shown: Grid?
  private var writer = GlyphWriter()
  private var decoder: InputDecoder
  private var outputs: ArraySlice<InputDecoder.Output> = []

  /// Only time tells a lone Esc from the beginning of a key, however short the waits of the caller.
  private let clock = ContinuousClock()
  private var quietSince = ContinuousClock.now

  /// So many bytes may be swallowed before the caller is asked whether there is something else to do.
  private static let deafnessLimitInBytes = 4_096

  /// Lends the terminal to `body` and gives it back to the shell when `body` is through.
  ///
  /// - Throws: why there is no terminal that could show anything, in which case `body` does not run
  ///   and nothing has been written.
  /// - Precondition: no other terminal is open.
  package static func run<Outcome>(
    _ options: Options,
    _ body: (inout OpenTerminal) -> Outcome,
  ) throws(TerminalError) -> Outcome {
    var terminal = try OpenTerminal(options)
    return body(&terminal)
  }

  private init(_ options: Options) throws(TerminalError) {
    guard let name = options.terminalName, !name.isEmpty else { throw .termUnset }
    // The name is copied before the call returns.
    switch Int(unsafe pcu_open(options.input, options.output, name)) {
    case PCU_OPENED: break
    case PCU_INPUT_NOT_A_TERMINAL: throw .inputIsNotATerminal
    case PCU_OUTPUT_NOT_A_TERMINAL: throw .outputIsNotATerminal
    case PCU_UNKNOWN_TERMINAL: throw .unknownTerminal(name: name)
    case PCU_CANNOT_MOVE_CURSOR: throw .cannotMoveCursor(name: name)
    case PCU_NO_RESOURCES: throw .noResources
    default: preconditionFailure("one terminal is open at a time")
    }
    isUnicode = pcu_is_unicode() && !options.isASCIIOnly
    palette = options.colorChoice.palette(
      options.palette,
      noColor: options.noColor,
      terminalColors: Int(pcu_colors()),
    )
    decoder = InputDecoder(.ofOpenTerminal, escapeDelay: options.escapeDelay)
    defineLooks()
  }

  deinit {
    pcu_close()
  }

  /// The extent of the screen, up to date once `resized` has been reported.
  package var size: Size { Size(rows: Int(pcu_rows()), columns: Int(pcu_columns())) }

  /// The number of colours the terminal has, 0 for none.
  package var colors: Int { Int(pcu_colors()) }

  /// Shows `grid` from the top left corner on, by writing what differs from what is there.
  ///
  /// The cursor is moved even when it is hidden: braille displays and magnifiers follow it.
  package mutating func show(_ grid: Grid, cursor: Cursor) {
    let picture = isUnicode ? grid : grid.inASCII()
    if let shown, shown.size == picture.size {
      for change in picture.changes(since: shown) {
        put(change, of: picture)
      }
    } else {
      pcu_erase()
      for row in 0..<picture.size.rows {
        put(Grid.Change(row: row, columns: 0..<picture.size.columns), of: picture)
      }
    }
    shown = picture

    let (position, isVisible) =
      switch cursor {
      case .hidden(let position): (position, false)
      case .visible(let position): (position, true)
      }
    let place = isUnicode ? position : grid.positionInASCII(of: position)
    pcu_show(Int32(clamping: place.row), Int32(clamping: place.column), isVisible)
  }

  /// Writes the whole screen again, for when something else has written to it.
  package mutating func repaint() {
    pcu_repaint()
  }

  /// Has `nextEvent` return early, with `timedOut`, whenever `descriptor` can be read; nil for none.
  package mutating func wakes(when descriptor: Int32?) {
    pcu_watch(descriptor ?? -1)
  }

  /// Waits for the next event, for at most so many milliseconds, for ever when nil.
  ///
  /// - Returns: the event, or `timedOut`, which may come early when what was typed has no meaning.
  package mutating func nextEvent(timeoutInMilliseconds: Int?) -> Event {
    var swallowed = 0
    while true {
      if let output = outputs.popFirst() {
        guard let event = event(for: output) else { continue }
        return event
      }
      let limits = [decoder.timeToDeadlineInMilliseconds, timeoutInMilliseconds].compactMap(\.self)
      let next = pcu_next(Int32(clamping: limits.min() ?? -1))
      switch Int(next.kind) {
      case PCU_RESIZED:
        shown = nil
        return .resized(size)
      case PCU_INTERRUPTED: return .interrupted
      case PCU_HUNG_UP: return .hungUp
      case PCU_NEWS: return .timedOut
      case PCU_BYTE:
        quietSince = clock.now
        outputs = decoder.decode(.byte(UInt8(truncatingIfNeeded: next.value)))[...]
        swallowed += 1
        guard outputs.isEmpty, swallowed >= Self.deafnessLimitInBytes else { break }
        if timeoutInMilliseconds != nil { return .timedOut }
      default:
        outputs = decoder.decode(.silence(milliseconds: takeSilence()))[...]
        if outputs.isEmpty, timeoutInMilliseconds != nil { return .timedOut }
      }
    }
  }

  /// The whole milliseconds for which nothing has come that have not been told yet; the first silence
  /// is told however short it is.
  private mutating func takeSilence() -> Int {
    let silence = Int((clock.now - quietSince) / .milliseconds(1))
    quietSince += .milliseconds(silence)
    return decoder.waited == 0 ? max(1, silence) : silence
  }

  /// What is to be reported, or nil if it is done already or not asked for.
  private func event(for output: InputDecoder.Output) -> Event? {
    switch output {
    case .key(let key): return .key(key)
    case .mouse(let mouse): return isMouseOn ? .mouse(mouse) : nil
    case .paste(let text): return text.map(Event.pasted) ?? .pastedTooMuch
    case .interrupt: return .interrupted
    case .stop: pcu_signal_group(Int32(PCU_SIGNAL_STOP))
    case .quit: pcu_signal_group(Int32(PCU_SIGNAL_QUIT))
    }
    return nil
  }

  private mutating func put(_ change: Grid.Change, of grid: Grid) {
    for column in change.columns {
      writer.write(grid[row: change.row, column: column], row: change.row, column: column)
    }
  }

  private func defineLooks() {
    if palette != .monochrome { pcu_start_colors() }
    for role in Role.allCases {
      let style = palette.style(for: role)
      let color = style.foreground.index.map(Int.init) ?? PCU_STANDARD_COLOR
      pcu_define_look(Int32(role.rawValue), Int32(color), Int32(style.attributes.curses))
    }
  }
}

extension Style.Attributes {
  /// The attributes as the bits of the C header.
  fileprivate var curses: Int {
    (contains(.bold) ? PCU_BOLD : 0)
      | (contains(.dim) ? PCU_DIM : 0)
      | (contains(.underline) ? PCU_UNDERLINE : 0)
      | (contains(.reverse) ? PCU_REVERSE : 0)
  }
}
