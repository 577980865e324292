// Knows what can happen to a session, and what a session can ask for.

public import Shmem

/// A fact: what the person wants, whatever key or click said so.
public enum Event: Hashable, Sendable {
  // Time.

  /// One step on.
  case stepForward
  /// One step back.
  case stepBack
  /// To the start.
  case toStart
  /// To the end of the way that was taken last.
  case toEnd
  /// On to the puncher's next step.
  case toNextCursorStep
  /// Back to the puncher's last step.
  case toPreviousCursorStep
  /// On to the next chapter, breach or end.
  case runForward
  /// Back to the last chapter, breach or start.
  case runBack
  /// On until the task in focus has finished or waits.
  case finishTask
  /// To the next moment reached otherwise from the one before.
  case toNextBranch
  /// To the previous one.
  case toPreviousBranch
  /// Back to where the script was left.
  case backToScript
  /// Back to before the last injection.
  case undoInjection
  /// On to after the next injection on the way that was taken last.
  case redoInjection
  /// To a point of the script, counted from 0.
  case goToPoint(Int)
  /// To the moment with this number, on whichever branch it is.
  case goTo(step: Int)

  // A talk.

  /// A speaker wants something.
  case talk(TalkEvent)
  /// What takes many steps may take so many more of them.
  case goOn(atMost: Int)
  /// So much time has gone by since the program began.
  case tick(Duration)

  // Choices.

  /// Take the enabled step with this number.
  case takeMove(Int)
  /// Focus the next task.
  case focusNext
  /// Focus the task before.
  case focusPrevious
  /// Select a slot so many pages further, or back if negative.
  case moveSelection(by: Int)
  /// Select a slot.
  case select(PageIndex)
  /// Open the choice of what to inject.
  case openInjection
  /// Inject at the selected slot.
  case inject(Injection)

  // What is found out in the background.

  /// Find out whether a promise can be broken from here on.
  case checkFromHere
  /// Make the schedule that was found the way forward.
  case loadSchedule
  /// Show what each step leads to, or stop showing it.
  case toggleHints
  /// Show how often random schedules from here break a promise, or stop showing it.
  case toggleOdds
  /// Announce every step before it is taken, or stop announcing.
  case togglePrediction
  /// Something that was asked has been found out.
  case found(Finding, inquiry: Int)

  /// Something about golf.
  case golf(GolfEvent)

  // Overlays, lists and lines.

  /// Show the help.
  case openHelp
  /// Show what the punch owes, and what was counted.
  case openAccounts
  /// Show the text that is open from a line on.
  case scrollReading(to: Int)
  /// Start a command line.
  case openPrompt
  /// Start a search.
  case openSearch
  /// One line up, or one item.
  case up
  /// One line down, or one item.
  case down
  /// One page up.
  case pageUp
  /// One page down.
  case pageDown
  /// To the first line, or item.
  case top
  /// To the last line, or item.
  case bottom
  /// Start a search in what is shown.
  case openFind
  /// Search once more, further down.
  case findNext
  /// Search once more, further up.
  case findPrevious
  /// What is searched for in the text that is open stands in this line, or in none that follows.
  case foundLine(Int?)
  /// Choose what is selected, or end the line.
  case confirm
  /// Choose the item with this number, counted from 1.
  case choose(Int)
  /// A digit of the number of an item in a list that takes the whole screen, from 0 to 9.
  case digit(Int)
  /// A character of a line.
  case typed(Character)
  /// Text was pasted; nil if it was more than can be taken.
  case pasted(String?)
  /// Erase the last character.
  case erase
  /// Complete the word.
  case complete
  /// There are these files whose names begin so, folders with a slash behind them.
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
  /// A key was pressed that means nothing now.
  case pressedInVain(key: String)
  /// A race that was asked for is here.
  case opened(Play)
  /// A race that was asked for is long, and has come so many steps; it is not here yet.
  case opening(steps: Int)
  /// The number of steps of a demo of the gallery has been found out.
  case measured(demo: String, steps: Int)
  /// What was asked for could not be done.
  case failed(String)
  /// What was asked for has been done.
  case done(String)
}

/// An order that only the outside can carry out.
public enum Request: Hashable, Sendable {
  /// End the program.
  case quit
  /// Draw every cell anew.
  case repaint
  /// Listen to the mouse or not.
  case listenToMouse(Bool)
  /// Open what the gallery has under this name; none for free play.
  case open(name: String?)
  /// Keep a command of the prompt for later sessions.
  case remember(command: String)
  /// Find something out and report what is found as facts.
  case inquire(Inquiry)
  /// Stop finding out what is asked under a number.
  case abandon(inquiry: Int)
  /// Look up the levels of golf, and the best results; with a race, to begin with that one.
  case openGolf(GolfRace?)
  /// Keep the best result of a level.
  case recordGolf(level: String, moves: Int)
  /// Look up which files there are whose names begin so, as `listed` says it; maybe demos only.
  case listFiles(prefix: String, demosOnly: Bool)
  /// Write a race as a demo (`Play.wholeDemo`) to a file, never over one that exists.
  case save(path: String, play: Play)
}
