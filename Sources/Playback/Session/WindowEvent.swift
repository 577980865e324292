// Knows the events about what is open, listed or written, and about the program itself.

package import Shmem

/// A wish about what is open, listed or written, or about the program.
package enum WindowEvent: Hashable, Sendable {
  // Overlays and lists.

  /// Show the help.
  case openHelp
  /// Show the words on the screen with their explanations.
  case openWords
  /// Show what the punch owes, and what was counted.
  case openAccounts
  /// Show the breakpoints.
  case openBreakpoints
  /// Open the choice of what to inject.
  case openInjection
  /// Show the causes of what is there now.
  case openWhy
  /// Show the tree of branches.
  case openBranches
  /// A wish about the selected branch.
  case branch(BranchEvent)
  /// Show the old data in time.
  case openOldData
  /// A wish about the old data in time.
  case oldData(OldDataEvent)
  /// Show how the race would end after each move.
  case openWhatIf
  /// Make the whole future of the selected move the path forward.
  case loadGhost
  /// Show the whole file, or move in this view.
  case zoom(ZoomEvent)
  /// Show a row for each step and a column for each slot.
  case openSpaceTime
  /// Show a row for each step and a column for each task.
  case openLanes
  /// Do something in the view with a row for each step.
  case table(TableEvent)
  /// Start a command line.
  case openPrompt
  /// Start a search for a step by its words.
  case openSearch
  /// Start a search in the text or list that is shown.
  case openFind
  /// Go up one line or item.
  case up
  /// Go down one line or item.
  case down
  /// Go up one page.
  case pageUp
  /// Go down one page.
  case pageDown
  /// Go to the first line or item.
  case top
  /// Go to the last line or item.
  case bottom
  /// Scroll the open text so that this line comes first.
  case scrollReading(to: Int)
  /// Move the selection of the list that is shown so many items down, or up if negative.
  case moveItem(by: Int)
  /// Repeat the search, further down.
  case findNext
  /// Repeat the search, further up.
  case findPrevious
  /// The search in the open text has found this; nil if it has found nothing.
  case foundLine(TextSearch.Match?)
  /// Choose the selected item, or finish the line that is being written.
  case confirm
  /// Choose the item with this number, counted from 1.
  case choose(Int)
  /// Type a digit, 0 to 9, of an item's number in a list that takes the whole screen.
  case digit(Int)
  /// Close what is open; never quits.
  case cancel
  /// Close what is open, else leave the race, else quit.
  case close

  /// Choose an option for the task to be injected, or no longer.
  case toggleOption(TaskOption)
  /// Move the page of the options that are about one, by 1 or by -1.
  case moveOptionPage(by: Int)

  /// Remove the selected breakpoint.
  case removeBreakpoint
  /// Start a line for the condition of another breakpoint.
  case addBreakpoint

  // The line that is being written.

  /// Add a character to the line.
  case typed(Character)
  /// Text was pasted; nil stands for text that is too long.
  case pasted(String?)
  /// Erase the last character of the line.
  case erase
  /// Erase the last word of the line.
  case eraseWord
  /// Erase the whole line.
  case eraseLine
  /// Complete the last word of the line.
  case complete

  // The demos.

  /// Open the next demo of the playlist, or of the gallery without a playlist.
  case openNextDemo
  /// Open the demo before this one.
  case openPreviousDemo

  // The program.

  /// Quit at once.
  case quit
  /// Draw everything anew.
  case repaint
  /// Listen to the mouse, or stop listening.
  case toggleMouse
  /// Something about the pace of a reader.
  case pace(PaceEvent)
  /// A key was pressed that has no meaning now.
  case pressedInVain(key: String)
}
