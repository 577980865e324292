// Knows the events of the form of a race.

package import Shmem

/// A wish about the form of a race.
package enum FormEvent: Hashable, Sendable {
  /// Open the form, filled with the race at hand if there is one.
  case open
  /// Change the selected field to the next value, or to the previous one if negative.
  case change(by: Int)
  /// Add a slot, a task, or one to a number.
  case add
  /// Take away a slot, a task, or one from a number.
  case remove
  /// Give the selected slot another start.
  case paint(SlotStart)
  /// Make the hole begin with the selected slot.
  case beginHole
  /// Make the hole end with the selected slot.
  case endHole
  /// Make the hole cut the page before it, or no longer.
  case toggleCutBefore
  /// Make the hole cut the page after it, or no longer.
  case toggleCutAfter
  /// Give the selected task the selected slot, or let it work on any page.
  case toggleTaskPage
  /// Move the page of the selected task, or the selected slot.
  case movePage(by: Int)
  /// Give the selected task an option, or take it away.
  case toggle(TaskOption)
  /// Write the value of the selected field as text.
  case write
  /// Write the value of the selected field as text that begins with a digit.
  case writeDigit(Int)
  /// Give the selected field its usual value.
  case useDefault
  /// Take the last change back.
  case undo
  /// Make a change again that was taken back.
  case redo
  /// Select a field.
  case select(FormField)
  /// Select a slot.
  case selectSlot(PageIndex)
  /// Play the race from its start, and check it there.
  case check
  /// Write the race to a file as a demo.
  case save
  /// Play the race from its start, whatever race is at hand.
  case playFromStart
  /// Open the race again that a race of the form has taken the place of.
  case openFormer
}
