// Knows how a session opens, fills in and closes the form of a race.

import Script
import Shmem

extension Session {
  /// Carries out a wish about the form of a race.
  mutating func handle(_ event: FormEvent) -> [Request] {
    if event == .open { return openForm() }
    guard form != nil else { return [] }
    if let requests = end(by: event) { return requests }
    let objection = change(by: event)
    message = objection.map { .problem($0) }
    return []
  }

  /// Changes the form, or selects something in it.
  ///
  /// - Returns: the reason for which nothing changes; nil if something does.
  private mutating func change(by event: FormEvent) -> String? {
    switch event {
    case .change(let places): return form?.step(by: places)
    case .add: return form?.add()
    case .remove: return form?.remove()
    case .paint(let start): return form?.paint(start)
    case .beginHole: form?.beginHole()
    case .endHole: form?.endHole()
    case .toggleCutBefore: return form?.toggleCutBefore()
    case .toggleCutAfter: form?.toggleCutAfter()
    case .toggleTaskPage: return form?.toggleTaskPage()
    case .movePage(let pages): return form?.movePage(by: pages)
    case .toggle(let option): return form?.toggle(option)
    case .write: return openFieldLine()
    case .writeDigit(let digit): return openFieldLine(beginningWith: digit)
    case .useDefault: return form?.useDefault()
    case .undo: return form?.undo() == true ? nil : "Nothing has been changed."
    case .redo: return form?.redo() == true ? nil : "No change has been taken back."
    case .select(let field): form?.select(field)
    case .selectSlot(let index):
      form?.selectSlot(index)
      form?.select(.file)
    case .open, .check, .save, .playFromStart, .openFormer: break
    }
    return nil
  }

  /// Carries out a wish that leads out of the form.
  ///
  /// - Returns: the requests to carry out; nil if the wish is another one.
  private mutating func end(by event: FormEvent) -> [Request]? {
    switch event {
    case .check: return checkForm()
    case .playFromStart: return playFormFromStart()
    case .openFormer: return openFormerRace()
    case .save:
      guard let form else { return [] }
      if let refusal = form.refusal {
        message = .problem(refusal.words)
      } else {
        overlay = .prompt(Prompt(kind: .formFile))
      }
      return []
    case .open, .change, .add, .remove, .paint, .beginHole, .endHole, .toggleCutBefore,
      .toggleCutAfter, .toggleTaskPage, .movePage, .toggle, .write, .writeDigit, .useDefault,
      .undo, .redo, .select, .selectSlot:
      return nil
    }
  }

  // MARK: Opening and closing

  /// The race that a form is opened on now.
  var formOrigin: RaceForm.Origin {
    play.map { .race(number: raceNumber, FormValues(of: $0)) } ?? .nothing
  }

  /// Opens the form: as it was left if it was about the same race, else filled with the race at hand.
  private mutating func openForm() -> [Request] {
    guard play?.round == nil else {
      message = .problem(Self.noFormInGolf)
      return []
    }
    overlay = nil
    talk.motion = nil
    let origin = formOrigin
    if let formDraft, formDraft.origin == origin {
      form = formDraft
      return []
    }
    do {
      let values = try play.map { FormValues(of: $0) } ?? .freePlay()
      form = RaceForm(values, origin: origin, templates: templates)
    } catch {
      preconditionFailure("the file of free play is a valid scenario")
    }
    return templates.isEmpty ? [.listTemplates] : []
  }

  private static let noFormInGolf = "In golf no race can be changed: q leaves the level."

  /// Takes in the races that a form can start from.
  mutating func offer(_ templates: [RaceTemplate]) {
    self.templates = templates
    form?.offer(templates)
  }

  /// Closes the form and keeps it for the next time.
  mutating func closeForm() {
    guard let form else { return }
    formDraft = form
    self.form = nil
  }

  // MARK: Lines

  /// Opens a line for the value of the selected field.
  ///
  /// - Returns: the reason for which there is none; nil if there is one.
  private mutating func openFieldLine(beginningWith digit: Int? = nil) -> String? {
    guard let form, form.selected.isWritten else { return "Left and right change this line." }
    let field = form.selected
    guard let digit else {
      overlay = .prompt(Prompt(kind: .field(field), text: form.writtenText(of: field)))
      return nil
    }
    guard let text = form.draft(beginningWith: digit) else {
      return "No value here begins with a digit; = writes the \(field.name)."
    }
    overlay = .prompt(Prompt(kind: .field(field), text: text))
    return nil
  }

  /// Takes in a line that was written for the form.
  ///
  /// - Returns: the requests to carry out; nil if the line is not one of the form.
  mutating func runInForm(_ prompt: Prompt) -> [Request]? {
    switch prompt.kind {
    case .command, .search, .find, .findSlot, .nameBranch, .newBreakpoint: return nil
    case .formFile:
      overlay = nil
      return prompt.text.isEmpty ? [] : saveForm(to: prompt.text)
    case .field(let field):
      do throws(ScriptError) {
        try form?.write(prompt.text, to: field)
        overlay = nil
      } catch {
        // The line stays, so that it can be put right.
        message = .problem(error.summary)
      }
      return []
    }
  }
}

extension FormValues {
  /// Takes the values from a race that is being played.
  init(of play: Play) {
    self.init(title: play.title, about: play.about, play.timeline[.start].snapshot.scenario)
  }

  /// Returns the values that free play starts from.
  ///
  /// - Throws: a `ScenarioError` if they do not fit together, which a test rules out.
  static func freePlay() throws(ScenarioError) -> FormValues {
    FormValues(title: "free play", about: nil, try ScenarioPieces.freePlay().scenario())
  }
}
