// Reads commands.
internal import Shmem

extension LineReader {
  /// Reads a command from its first word to the end of the line.
  mutating func takeCommand(in scope: Scope) throws(Refusal) -> Command {
    let word = try take(.command, candidates: scope.commandWords) {
      token throws(Refusal) -> CommandWord? in
      switch Keyword(String(token.text)) {
      case .command(let word):
        try token.check(word, in: scope)
        return word
      case .header(let key): throw token.refused(.keyAmongCommands(key))
      case nil: return nil
      }
    }
    return try takeCommand(word, in: scope)
  }

  /// Reads the rest of a command after its first word, up to the end of the line.
  mutating func takeCommand(_ word: CommandWord, in scope: Scope) throws(Refusal) -> Command {
    let command: Command =
      switch word {
      case .chapter: .chapter(try takeText())
      case .note: .note(scope.version >= 3 && !hasText ? nil : try takeText())
      case .keep: .keep
      case .speaker: .speaker(try takeText())
      case .recap: .recap(try takeText())
      case .step: .step(try takeStep(in: scope))
      case .mark: .mark(try takeMark(in: scope))
      case .jump: .jump(try takeJump(in: scope))
      case .pause: .pause
      case .ask: .ask
      case .check: .check(isAtEnd ? [] : try takePromises())
      case .compare: .compare(try takeOtherRules())
      case .show: .show(try takeFigure(in: scope))
      case .inject: .inject(try takeInjection(in: scope))
      case .swizzle: .swizzle(at: try takeSwizzle(in: scope))
      case .expect: .expect(try takeExpectation(in: scope))
      case .until: .until(try takeBreakpoint(in: scope.foreseeing))
      case .breakpoint: .setBreakpoint(try takeNewBreakpoint(in: scope.foreseeing))
      case .unbreak: .removeBreakpoint(try takeBreakpointNumber(in: scope))
      }
    try finish()
    return command
  }

  /// Reads `NAME [STEP] [at PAGE]`, `NAME until STEP [at PAGE]`, `NAME until end/waits` or
  /// `all until end`.
  private mutating func takeStep(in scope: Scope) throws(Refusal) -> StepCommand {
    if takeIfNext(.all) {
      try take(.until)
      try take(.end)
      return .allUntilEnd
    }
    let (name, kind) = try takeTaskName(in: scope)
    if takeIfNext(.until) {
      if takeIfNext(.end) { return .untilEnd(name) }
      if try takeIfNext(among: [Particle.waits], ofVersion: 2, in: scope) != nil {
        return .untilWaits(name)
      }
      let stepID = try takeStepID(of: kind, in: scope)
      return .untilStep(name, stepID: stepID, page: try takePlace(in: scope))
    }
    if let page = try takePlace(in: scope) { return .once(name, stepID: nil, page: page) }
    guard !isAtEnd else { return .once(name, stepID: nil, page: nil) }
    let stepID = try takeStepID(of: kind, in: scope)
    return .once(name, stepID: stepID, page: try takePlace(in: scope))
  }

  /// Reads `TASK` or `KIND[:OPTION …] at PAGE`.
  private mutating func takeInjection(in scope: Scope) throws(Refusal) -> TaskSpec {
    var task = try take(.taskKind, candidates: TaskKind.others.map(\.rawValue)) {
      token throws(Refusal) in
      let task = try token.taskSpec()
      if let mapping = scope.mapping, !mapping.canRun(task.kind) {
        throw token.refused(.scenario(.taskOfOtherMapping(task, mapping)))
      }
      for page in [task.index, task.buffer, task.from].compactMap(\.self) {
        try token.check(page, in: scope)
      }
      return task
    }
    if task.index == nil, task.kind.worksOnPage { task.index = try takePlace(in: scope) }
    return task
  }

  /// Reads a name that no earlier moment has.
  private mutating func takeMark(in scope: Scope) throws(Refusal) -> MarkName {
    try take(.mark) { token throws(Refusal) in
      guard let name = MarkName(rawValue: String(token.text)) else { return nil }
      guard !scope.markNames.contains(name) else {
        throw token.refused(.markRepeated(name.rawValue))
      }
      return name
    }
  }

  /// Reads `start` or the name of a moment.
  private mutating func takeJump(in scope: Scope) throws(Refusal) -> JumpTarget {
    if takeIfNext(.start) { return .start }
    return .mark(try take(.moment, among: scope.markNames))
  }

  /// Reads `PROMISE …`, each at most once.
  private mutating func takePromises() throws(Refusal) -> [PromiseWord] {
    var promises: [PromiseWord] = []
    _ = try takeList { line throws(Refusal) in
      let promise = try line.take(.promise, candidates: PromiseWord.allCases.map(\.rawValue)) {
        token throws(Refusal) -> PromiseWord? in
        guard let promise = PromiseWord(rawValue: String(token.text)) else { return nil }
        guard !promises.contains(promise) else {
          throw token.refused(.promiseRepeated(promise.rawValue))
        }
        return promise
      }
      promises.append(promise)
    }
    return promises
  }

  /// Reads `KERNEL`, `RULE VALUE, …`, `KERNEL, RULE VALUE, …` or `off`.
  private mutating func takeOtherRules() throws(Refusal) -> OtherRules? {
    if takeIfNext(.off) { return nil }
    guard !isRuleNext, let kernel = takeIfNext(among: KernelWord.allCases)?.kernel else {
      return OtherRules(kernel: nil, settings: try takeRules())
    }
    takeCommaIfNext()
    return OtherRules(kernel: kernel, settings: isAtEnd ? [] : try takeRules())
  }

  /// True if a rule and its value come next; a kernel can have the name of a rule.
  private var isRuleNext: Bool {
    guard case (let name?, let value?) = wordsAhead, let rule = Rule(named: name) else {
      return false
    }
    return rule.setting(for: value) != nil
  }

  /// Reads `data [PAGE]`, `ways`, `causes` or `off`.
  private mutating func takeFigure(in scope: Scope) throws(Refusal) -> ShownFigure? {
    if takeIfNext(.off) { return nil }
    return switch try take(.figure, among: FigureWord.allCases) {
    case .data: .data(isAtEnd ? nil : try takePage(in: scope))
    case .ways: .ways
    case .causes: .causes
    }
  }

  /// Reads `at PAGE`.
  private mutating func takeSwizzle(in scope: Scope) throws(Refusal) -> PageIndex {
    try take(.at)
    return try takePage(in: scope)
  }

  /// Reads `[at PAGE]`.
  private mutating func takePlace(in scope: Scope) throws(Refusal) -> PageIndex? {
    takeIfNext(.at) ? try takePage(in: scope) : nil
  }

  /// Reads `PAGE`.
  mutating func takePage(in scope: Scope) throws(Refusal) -> PageIndex {
    try take(.page) { token throws(Refusal) in
      let page = try token.page()
      try token.check(page, in: scope)
      return page
    }
  }

  /// Reads `NAME`.
  mutating func takeTaskName(
    in scope: Scope
  ) throws(Refusal) -> (name: TaskName, kind: TaskKind) {
    try take(.task, candidates: scope.names) { token throws(Refusal) in
      scope.kind(of: token.text).map { (TaskName(String(token.text)), $0) }
    }
  }

  /// Reads `STEP`.
  mutating func takeStepID(of kind: TaskKind, in scope: Scope) throws(Refusal) -> StepID {
    try take(.stepID(kind), candidates: kind.steps.map(\.rawValue)) { token throws(Refusal) in
      guard let stepID = StepID(rawValue: String(token.text)) else { return nil }
      guard scope.canTake(stepID, as: kind) else {
        throw token.refused(.stepOfOtherTask(stepID, kind))
      }
      return stepID
    }
  }
}

extension Token {
  /// Refuses a command that came with a later version, or that finds no note to keep.
  func check(_ word: CommandWord, in scope: Scope) throws(Refusal) {
    try check(version: word.version, in: scope)
    guard word != .keep || scope.hasNoteToKeep else { throw refused(.nothingToKeep) }
  }

  /// Refuses a word that came with a later version than the one that is read.
  func check(version: Int, in scope: Scope) throws(Refusal) {
    guard version <= scope.version else {
      throw refused(.newerWord(String(text), version: version))
    }
  }

  /// Refuses a page that the file does not have.
  func check(_ page: PageIndex, in scope: Scope) throws(Refusal) {
    guard page.rawValue < scope.filePages else {
      throw refused(.pageBehindFile(page, filePages: scope.filePages))
    }
  }
}
