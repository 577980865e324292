// Knows the events that a session takes in and the requests that it returns.

package import Shmem

/// A fact for a session: a wish of the person, whatever the key or click, or news from outside.
package enum Event: Hashable, Sendable {
  // Time.

  /// Go one step forward.
  case stepForward
  /// Go one step back.
  case stepBack
  /// Go to the start.
  case toStart
  /// Go to the end of the script, or of the path taken last.
  case toEnd
  /// Go forward to the puncher's next step.
  case toNextCursorStep
  /// Go back to the puncher's previous step.
  case toPreviousCursorStep
  /// Go forward to the next chapter, breach or end.
  case runForward
  /// Go back to the previous chapter, breach or start.
  case runBack
  /// Step the task in focus until it has finished or waits.
  case finishTask
  /// Go to the first moment of the next branch, at the fork here or the nearest one before.
  case toNextBranch
  /// Go to the first moment of the previous branch, at the same fork.
  case toPreviousBranch
  /// Go back to the point where the script was left.
  case backToScript
  /// Go back to the moment before the last injection.
  case undoInjection
  /// Go forward to the moment after the next injection on the path taken last.
  case redoInjection
  /// Go to a point of the script, counted from 0.
  case goToPoint(Int)
  /// Go to the moment with this number, on any branch.
  case goTo(step: Int)

  // A talk.

  /// Carry out a wish of a speaker.
  case talk(TalkEvent)
  /// The job may take up to so many more steps.
  case goOn(atMost: Int)
  /// This much time has passed since the program began.
  case tick(Duration)

  // Choices.

  /// Take the enabled step with this number.
  case takeMove(Int)
  /// Focus the next task.
  case focusNext
  /// Focus the previous task.
  case focusPrevious
  /// Move the selection by so many pages, back if negative.
  case moveSelection(by: Int)
  /// Select a slot.
  case select(PageIndex)
  /// Open the choice of what to inject.
  case openInjection
  /// Inject at the selected slot.
  case inject(Injection)

  // What is found out in the background.

  /// Check whether a promise can be broken from here on.
  case checkFromHere
  /// Make the schedule that the check has found the path forward.
  case loadSchedule
  /// Show what each step leads to, or stop showing it.
  case toggleReachability
  /// Show how often random schedules from here break a promise, or stop showing it.
  case toggleOdds
  /// Announce every step before it is taken, or stop announcing.
  case togglePrediction
  /// A piece of the answer to an inquiry has arrived.
  case found(Finding, inquiry: Int)

  /// An event of the game of golf.
  case golf(GolfEvent)

  // Overlays, lists and lines.

  /// Show the help.
  case openHelp
  /// Show what the punch owes, and what was counted.
  case openAccounts
  /// Scroll the open text so that this line comes first.
  case scrollReading(to: Int)
  /// Start a command line.
  case openPrompt
  /// Start a search for a step by its words.
  case openSearch
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
  /// Start a search in the text or list that is shown.
  case openFind
  /// Repeat the search, further down.
  case findNext
  /// Repeat the search, further up.
  case findPrevious
  /// The search in the open text has found this line; nil if it has found none.
  case foundLine(Int?)
  /// Choose the selected item, or finish the line that is being written.
  case confirm
  /// Choose the item with this number, counted from 1.
  case choose(Int)
  /// Type a digit, 0 to 9, of an item's number in a list that takes the whole screen.
  case digit(Int)
  /// Add a character to the line that is being written.
  case typed(Character)
  /// Text was pasted; nil stands for text that is too long.
  case pasted(String?)
  /// Erase the last character of the line.
  case erase
  /// Complete the last word of the line.
  case complete
  /// These are the files whose names begin with `prefix`; the names of folders end in a slash.
  case listed([String], prefix: String)
  /// Close what is open; never quits.
  case cancel

  // The program.

  /// Close what is open, else leave the race, else quit.
  case close
  /// Quit at once.
  case quit
  /// Draw everything anew.
  case repaint
  /// Listen to the mouse, or stop listening.
  case toggleMouse
  /// A key was pressed that has no meaning now.
  case pressedInVain(key: String)
  /// A requested race has been opened.
  case opened(Play)
  /// A requested race is long: so many of its steps have been played, and it is not open yet.
  case opening(steps: Int)
  /// The number of steps of a demo in the gallery has become known.
  case measured(demo: String, steps: Int)
  /// A request could not be carried out; the text says why.
  case failed(String)
  /// A request has been carried out; the text says so.
  case done(String)
}

/// An order that only the outside can carry out.
package enum Request: Hashable, Sendable {
  /// End the program.
  case quit
  /// Draw every cell anew.
  case repaint
  /// Start or stop listening to the mouse.
  case listenToMouse(Bool)
  /// Open the gallery's demo with this name; nil stands for free play.
  case open(name: String?)
  /// Keep a command of the prompt for later sessions.
  case remember(command: String)
  /// Find the answer to an inquiry, and report it in events `Event.found`.
  case inquire(Inquiry)
  /// Stop looking for the answer to the inquiry with this number.
  case abandon(inquiry: Int)
  /// Look up the levels of golf and the best results; a given race becomes the level to begin with.
  case openGolf(GolfRace?)
  /// Store the best result of a level.
  case recordGolf(level: String, moves: Int)
  /// List the files whose names begin with `prefix`, and report them in an event `Event.listed`.
  ///
  /// `demosOnly` leaves out all files but demos and folders.
  case listFiles(prefix: String, demosOnly: Bool)
  /// Write a race as a demo (`Play.wholeDemo`) to a file, but never overwrite an existing one.
  case save(path: String, play: Play)
}
