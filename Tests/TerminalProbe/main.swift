// Shows what Terminal hears, and ends in every bad way, for TerminalTests only.

import Display
import Foundation
import Terminal

/// The screen of the probe: facts about the terminal, and the latest events, the last one at the
/// bottom.
func picture(_ size: Size, _ facts: String, _ events: [String]) -> Grid {
  var grid = Grid(size: size)
  grid.box(grid.bounds, title: "probe \(size.columns)x\(size.rows)")
  grid.put(facts, at: Position(row: 1, column: 2), role: .broken)
  let inside = grid.bounds.inset(by: 1)
  for (row, event) in zip(inside.rows.dropFirst().reversed(), events.reversed()) {
    grid.put(event, at: Position(row: row, column: 2), role: .oldPage)
  }
  if size.rows > 0, size.columns > 0 {
    grid[row: size.rows - 1, column: size.columns - 1] = Cell("█", .text)
  }
  return grid
}

func readForbiddenMemory() {
  guard let pointer = unsafe UnsafePointer<Int>(bitPattern: 8) else { return }
  print(unsafe pointer.pointee)
}

func overflowStack(_ depth: Int) -> Int {
  depth < 0 ? 0 : overflowStack(depth + 1) + depth
}

/// Does what the probe has a key for.
func perform(_ key: Key, on terminal: inout OpenTerminal) -> Bool {
  switch key {
  case .character("q"): return false
  case .character("T"): fatalError("the last words of the probe")
  case .character("S"): readForbiddenMemory()
  case .character("O"): print(overflowStack(0))
  case .character("A"): abort()
  case .character("X"): exit(7)
  case .character("E"): FileHandle.standardError.write(Data("words on standard error\n".utf8))
  case .character("m"): terminal.isMouseOn.toggle()
  case .control("L"): terminal.repaint()
  default: break
  }
  return true
}

func words(for event: OpenTerminal.Event) -> String {
  switch event {
  case .key(let key): "key \(key.name)"
  case .mouse(let mouse): "\(mouse.action) \(mouse.position.row),\(mouse.position.column)"
  case .pasted(let text): "pasted \(text.debugDescription)"
  case .pastedTooMuch: "pasted too much"
  case .resized(let size): "resized \(size.columns)x\(size.rows)"
  case .interrupted: "interrupted"
  case .hungUp: "hung up"
  case .timedOut: "timed out"
  }
}

/// Shows events until the end and gives the exit status.
func listen(on terminal: inout OpenTerminal) -> Int32 {
  let facts = """
    pid \(getpid()), \(terminal.colors) colours, \(terminal.palette.rawValue), \
    \(terminal.isUnicode ? "unicode" : "ascii")
    """
  var events: [String] = []
  while true {
    let cursor = Position(row: terminal.size.rows - 2, column: 1)
    terminal.show(picture(terminal.size, facts, events), cursor: .hidden(at: cursor))
    let event = terminal.nextEvent(timeoutInMilliseconds: nil)
    events.append(words(for: event))
    events = events.suffix(60)
    switch event {
    case .key(let key):
      guard perform(key, on: &terminal) else { return 0 }
    case .interrupted: return 130
    case .hungUp:
      // Nobody can see the screen any more, so a file is told.
      if let path = ProcessInfo.processInfo.environment["PROBE_HANG_UP"] {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
      }
      return 129
    case .mouse, .pasted, .pastedTooMuch, .resized, .timedOut: break
    }
  }
}

var options = OpenTerminal.Options(environment: ProcessInfo.processInfo.environment)
for argument in CommandLine.arguments.dropFirst() {
  switch argument {
  case "--ascii": options.isASCIIOnly = true
  case "--color-blind": options.palette = .colorBlind
  default: options.colorChoice = ColorChoice(rawValue: argument) ?? .auto
  }
}

let environment = ProcessInfo.processInfo.environment
options.palette = options.palette.on(
  Background(colorFGBG: environment["COLORFGBG"], terminalName: environment["TERM"])
)

do {
  let status = try OpenTerminal.run(options) { terminal in
    listen(on: &terminal)
  }
  print("the probe is through")
  exit(status)
} catch {
  FileHandle.standardError.write(Data("probe: \(error)\n".utf8))
  exit(2)
}
