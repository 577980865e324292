// Holds what the tests of the decoder share.

import Display

@testable import Terminal

/// The input of a decoder: bytes as text, and pauses.
enum Sent {
  /// Bytes that arrive together.
  case text(String)
  /// Bytes that are no text.
  case bytes([UInt8])
  /// So many milliseconds without anything.
  case pause(Int)
}

extension InputDecoder {
  /// The events that are known when all of `sent` has come and it has been silent for long.
  ///
  /// A pause passes in the pieces in which the decoder wants to be told of it.
  mutating func outputs(_ sent: [Sent]) -> [Output] {
    var outputs: [Output] = []
    for piece in sent + [.pause(20_000)] {
      switch piece {
      case .text(let text): for byte in text.utf8 { outputs += decode(.byte(byte)) }
      case .bytes(let bytes): for byte in bytes { outputs += decode(.byte(byte)) }
      case .pause(var rest):
        while let timeToNextDeadline = timeToDeadlineInMilliseconds, rest > 0 {
          let step = min(max(timeToNextDeadline, 1), rest)
          outputs += decode(.silence(milliseconds: step))
          rest -= step
        }
      }
    }
    return outputs
  }
}

extension InputDecoder.Output {
  /// The output in a few words, keys by their names.
  var words: String {
    switch self {
    case .key(let key): key.name
    case .mouse(let mouse): "\(mouse.action) \(mouse.position.row),\(mouse.position.column)"
    case .paste(let text?): "paste \(text.debugDescription)"
    case .paste(nil): "paste too much"
    case .interrupt: "interrupt"
    case .stop: "stop"
    case .quit: "quit"
    }
  }
}

/// Returns the events that a new decoder makes of an input, in words.
func decoded(
  _ sent: [Sent],
  table: KeyTable = KeyTable(),
  escapeDelay: EscapeDelay = .adaptive
) -> [String] {
  var decoder = InputDecoder(table, escapeDelay: escapeDelay)
  return decoder.outputs(sent).map(\.words)
}

/// The same for bytes that arrive together.
func decoded(_ text: String) -> [String] { decoded([.text(text)]) }
