// Knows everything that a person sees and can change, but not how it is drawn.

/// A session at the screen.
package struct Session: Hashable, Sendable {
  /// The list of demos and games that can be opened.
  package internal(set) var gallery: Gallery
  /// The levels of golf; nil while golf is not open.
  package internal(set) var golf: Golf?
  /// The race being played; nil while the gallery or the list of golf levels is shown.
  package internal(set) var play: Play?
  /// True if the next race starts in prediction mode.
  package internal(set) var predicts = false
  /// True if a press takes one step of a script, uneventful ones too.
  package internal(set) var showsEveryStep = false
  /// True if demos are opened along the short path.
  package internal(set) var isOnShortPath = false
  /// The score that was shown at the end of a race last; nil before.
  var shownScore: PredictionScore?
  /// The overlay over the gallery or the race; nil if there is none.
  package internal(set) var overlay: Overlay?
  /// The answer to the last key; nil if there is none.
  package internal(set) var message: Message?
  /// The commands typed so far, the latest last.
  package internal(set) var history: [String]
  /// The number of races opened so far, which tells them apart.
  package internal(set) var raceNumber = 0
  /// The words to search for among the steps; while there are any, n and N repeat the search.
  package internal(set) var search: String?
  /// The search in the text that is being read or was read last; nil before the first search.
  package internal(set) var textSearch: TextSearch?
  /// True if the program listens to the mouse.
  package internal(set) var isMouseOn: Bool
  /// The state of the talk: the stage, its motion and its time.
  package internal(set) var talk: Talk

  /// The form of a race; nil while it is closed.
  package internal(set) var form: RaceForm?
  /// The form as it was closed last; nil before.
  var formDraft: RaceForm?
  /// The races that a form can start from, as far as they have been asked for.
  var templates: [RaceTemplate] = []
  /// The race that a race of the form has taken the place of; nil if there is none.
  package internal(set) var formerPlay: Play?

  /// The number of inquiries so far.
  var inquiryCount = 0

  /// The pasted lines that are being run; nil if none are left.
  var script: RunningScript?

  /// The digits typed so far of an item's number; nil after any other key.
  var typedNumber: Int?

  /// Starts with the gallery, or with a race if one is given.
  ///
  /// - Parameters:
  ///   - gallery: the list of demos and games that can be opened.
  ///   - play: the race to start with; nil for the gallery.
  ///   - isMouseOn: true if the program listens to the mouse.
  ///   - talk: the talk before it begins.
  ///   - history: the commands that were typed in earlier sessions, the latest last.
  package init(
    gallery: Gallery,
    play: Play?,
    isMouseOn: Bool,
    talk: Talk = Talk(isOnStage: false),
    history: [String] = []
  ) {
    self.gallery = gallery
    self.history = history
    self.play = play
    self.isMouseOn = isMouseOn
    self.talk = talk
    self.gallery.select(titled: play?.title)
  }

  /// Returns the session on the short path through the demos.
  package func onShortPath() -> Session {
    var session = self
    session.isOnShortPath = true
    return session
  }

  /// Returns the session with another gallery.
  package func starting(with gallery: Gallery) -> Session {
    var session = self
    session.gallery = gallery
    return session
  }

  /// Returns the session with a race opened.
  package func starting(with play: Play) -> Session {
    var session = self
    session.play = play
    session.gallery.select(titled: play.title)
    session.message = nil
    return session
  }

  /// The mode, which decides what keys mean.
  package var mode: Mode {
    guard !talk.isBlank else { return .blank }
    return switch overlay {
    case .reading(.help, _): .help
    case .reading(.words, _): .words
    case .reading(.accounts, _): .accounts
    case .reading(.check, _): .check
    case .reading(.score, _): .score
    case .breakpoints: .breakpoints
    case .injection: .injection
    case .prompt: .prompt
    case .script: .script
    case .chapters: .chapters
    case .why: .why
    case .branches: .branches
    case .oldData: .oldData
    case .whatIf: .whatIf
    case .zoom: .zoom
    case .table(let table): table.mode
    case nil where form != nil: .form
    case nil: play.map(mode(of:)) ?? (golf == nil ? .gallery : .golfList)
    }
  }

  private func mode(of play: Play) -> Mode {
    talk.isOnStage ? .talk : play.round == nil ? .race : .golf
  }
}

/// The modes of a session, which decide what keys mean.
package enum Mode: CaseIterable, Hashable, Sendable {
  /// Keys choose from the gallery.
  case gallery
  /// Keys step the race.
  case race
  /// Keys step the race of a level of golf.
  case golf
  /// Keys choose from the levels of golf.
  case golfList
  /// Keys tell the race to an audience.
  case talk
  /// Any key shows the audience the picture again.
  case blank
  /// Keys choose a chapter.
  case chapters
  /// Keys scroll the help.
  case help
  /// Keys scroll the words on the screen.
  case words
  /// Keys scroll the accounts.
  case accounts
  /// Keys scroll the answer of a check.
  case check
  /// Keys scroll the score of the answers.
  case score
  /// Keys choose from the breakpoints.
  case breakpoints
  /// Keys choose what to inject.
  case injection
  /// Keys go through the questions about causes and to the moments of an answer.
  case why
  /// Keys move through the tree of branches.
  case branches
  /// Keys move through the old data in time.
  case oldData
  /// Keys choose a move by how it would end.
  case whatIf
  /// Keys fill in the form of a race.
  case form
  /// Keys move through the whole file.
  case zoom
  /// Keys go through the steps of the space-time view.
  case spaceTime
  /// Keys go through the steps of the lanes.
  case lanes
  /// Keys write a line.
  case prompt
  /// Keys scroll the pasted lines, run them or drop them.
  case script
}

/// An overlay over the gallery or the race.
package enum Overlay: Hashable, Sendable {
  /// A text, scrolled down by so many lines.
  case reading(Reading, scroll: Int)
  /// The choice of what to inject, with the selected one.
  case injection(selected: Injection)
  /// The choice of a chapter, with the place of the selected one, counted from 0.
  case chapters(selected: Int)
  /// The conditions that stop a run, with the place of the selected one, counted from 0.
  case breakpoints(selected: Int)
  /// The questions about causes, and the answer to the selected one.
  case why(WhyList)
  /// The tree of branches, with the selected one.
  case branches(BranchList)
  /// The old data in time.
  case oldData(OldDataStrip)
  /// The moves and how they would end, with the selected one.
  case whatIf(WhatIfList)
  /// The whole file, and the place in its tree that is looked at.
  case zoom(Zoom)
  /// A view with a row for each step.
  case table(StepTable)
  /// A line being written.
  case prompt(Prompt)
  /// Pasted lines that have not been run yet.
  case script(PastedScript)
}

/// A text that takes the whole screen.
package indirect enum Reading: Hashable, Sendable {
  /// The help, opened over an overlay; nil for the race or the list itself.
  case help(over: Overlay?)
  /// The words on the screen with an overlay, and their explanations; a word that was asked for stands first.
  case words(over: Overlay?, asked: String?)
  /// The accounts: what the punch owes, what became of it, and what was counted.
  case accounts
  /// The answer of a check, and the schedule that it found.
  case check
  /// The score of the answers, and the questions that were asked.
  case score
}

/// A line being written.
package struct Prompt: Hashable, Sendable {
  /// The purposes of a line.
  package enum Kind: Hashable, Sendable {
    /// A command, after `:`.
    case command
    /// Words to search for among the steps, after `/`.
    case search
    /// Words to search for in the text or list under the line; nil is the list that is shown while no race
    /// is open.
    indirect case find(in: Overlay?)
    /// A name for the selected branch.
    case nameBranch(BranchList)
    /// The condition of another breakpoint; the list in which the breakpoint at this place was selected shows again
    /// after it.
    case newBreakpoint(selected: Int)
    /// The value of a field of the form.
    case field(FormField)
    /// The name of the file to write the race of the form to.
    case formFile
    /// A slot, a page, an entry or a task to search for in the view of the whole file, which is shown at this place.
    case findSlot(Zoom)
  }

  /// The purpose of the line.
  package var kind: Kind
  /// The text written so far; the cursor stands at its end.
  package internal(set) var text: String
  /// The place in the history that the text was taken from, 1 for the latest; 0 for a new line.
  var recalled = 0

  /// Starts an empty line.
  init(kind: Kind, text: String = "") {
    self.kind = kind
    self.text = text
  }
}
