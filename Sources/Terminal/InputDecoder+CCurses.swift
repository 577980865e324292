// How the events of the C header become pieces of input.

import CCurses
import Display

extension InputDecoder.Input {
  /// The piece of input that `event` stands for; events of other kinds are silence.
  init(_ event: pcu_event) {
    self =
      switch Int(event.kind) {
      case PCU_BYTE: .byte(UInt8(truncatingIfNeeded: event.value))
      case PCU_KEY: .key(Key(Int(event.value)))
      case PCU_PASTE_BEGINS: .pasteBegins
      case PCU_PASTE_ENDS: .pasteEnds
      default: .silence
      }
  }
}

extension Key {
  /// The key whose number in the C header is `number`.
  fileprivate init(_ number: Int) {
    self =
      switch number {
      case PCU_KEY_UP: .up
      case PCU_KEY_DOWN: .down
      case PCU_KEY_LEFT: .left
      case PCU_KEY_RIGHT: .right
      case PCU_KEY_SHIFT_UP: .shiftUp
      case PCU_KEY_SHIFT_DOWN: .shiftDown
      case PCU_KEY_SHIFT_LEFT: .shiftLeft
      case PCU_KEY_SHIFT_RIGHT: .shiftRight
      case PCU_KEY_PAGE_UP: .pageUp
      case PCU_KEY_PAGE_DOWN: .pageDown
      case PCU_KEY_HOME: .home
      case PCU_KEY_END: .end
      case PCU_KEY_INSERT: .insert
      case PCU_KEY_DELETE: .delete
      case PCU_KEY_ENTER: .enter
      case PCU_KEY_BACK_TAB: .backTab
      case PCU_KEY_BACKSPACE: .backspace
      default: .function(number - PCU_KEY_FUNCTION)
      }
  }
}
