// Reads claims.
internal import Shmem

extension LineReader {
  /// Reads the text after `expect`.
  mutating func takeExpectation(in scope: Scope) throws(Refusal) -> Expectation {
    try takeExpectation(about: ExpectationWord.allCases, in: scope)
  }

  /// Reads a claim about one of these subjects, or about the state of a task.
  mutating func takeExpectation(
    about subjects: [ExpectationWord],
    in scope: Scope
  ) throws(Refusal) -> Expectation {
    let old = subjects.filter { $0.version == 1 }
    let new = subjects.filter { $0.version == 2 }
    let start = columnOfNextWord
    if takeIfNext(OldWord.lost) { return .leftBehind(try takePages(in: scope)) }
    let subject =
      if let word = takeIfNext(among: old) { word } else {
        try takeIfNext(among: new, ofVersion: 2, in: scope)
      }
    if let subject { return try takeClaim(about: subject, from: start, in: scope) }
    if let page = try takePageFrameIfNext(in: scope) {
      return .pageLock(page, try takeLock(in: scope))
    }
    return try takeTaskState(in: scope)
  }

  /// Reads the text after the subject of a claim, which begins in the column `start`.
  private mutating func takeClaim(
    about subject: ExpectationWord,
    from start: Int,
    in scope: Scope
  ) throws(Refusal) -> Expectation {
    switch subject {
    case .slot:
      let page = try takePage(in: scope)
      return .slot(page, try takeSlotContent(in: scope))
    case .batch:
      return .batch(
        try takeListOrNone { line throws(Refusal) in try line.takeBatchEntry(in: scope) }
      )
    case .leftBehind: return .leftBehind(try takePages(in: scope))
    case .tolerated: return .tolerated(try takePages(in: scope))
    case .retries: return .retries(try takeCount())
    case .gathers: return .gathers(try takeCount())
    case .promise:
      let promise = try take(.promise, among: Promise.allCases)
      return .promise(promise, try take(.status, among: PromiseStatusWord.allCases))
    case .owed: return .owed(try takePages(in: scope))
    case .difference:
      guard scope.isCompared else { throw Refusal(start..<column, .nothingCompared) }
      if takeIfNext(.none) { return .difference(nil) }
      try take(.at)
      return .difference(try takePage(in: scope))
    case .verdict:
      try refuseUnlessChecked(in: scope, from: start)
      return try takeVerdict()
    case .schedule:
      try refuseUnlessChecked(in: scope, from: start)
      return .schedule(try takeCount())
    case .loop:
      try refuseUnlessChecked(in: scope, from: start)
      return .loop
    }
  }

  /// Refuses a claim about a check where nothing has been checked.
  private func refuseUnlessChecked(in scope: Scope, from start: Int) throws(Refusal) {
    guard scope.isChecked else { throw Refusal(start..<column, .nothingChecked) }
  }

  /// Reads the text after `verdict`.
  private mutating func takeVerdict() throws(Refusal) -> Expectation {
    switch try take(.verdict, among: VerdictWord.allCases) {
    case .holds: .holds
    case .violated: .violated(takeIfNext(among: PromiseWord.allCases))
    }
  }

  /// Reads `FRAME` if a page frame is named next.
  private mutating func takePageFrameIfNext(in scope: Scope) throws(Refusal) -> PageNumber? {
    try takeWordIfNext { token throws(Refusal) in
      guard let page = try token.pageFrame() else { return nil }
      try token.check(version: 3, in: scope)
      return page
    }
  }

  /// Reads `locked`, `locked by NAME` or `unlocked`.
  private mutating func takeLock(in scope: Scope) throws(Refusal) -> LockExpectation {
    let isUnlocked = try take(.lock, among: [Particle.locked, .unlocked]) == .unlocked
    guard !isUnlocked else { return .unlocked }
    guard !isAtEnd else { return .locked }
    try take(.by)
    return .lockedBy(try takeTaskName(in: scope).name)
  }

  /// Reads `NAME next STEP`, `NAME waits [STEP]` or `NAME finished`.
  private mutating func takeTaskState(in scope: Scope) throws(Refusal) -> Expectation {
    let wanted = Wanted.claim(orPage: scope.version >= 3)
    let (name, kind) = try take(wanted, candidates: scope.names) { token throws(Refusal) in
      scope.kind(of: token.text).map { (TaskName(String(token.text)), $0) }
    }
    switch try take(.taskState, among: TaskStateWord.allCases) {
    case .next: return .next(name, try takeStepID(of: kind, in: scope))
    case .waits:
      guard !isAtEnd || scope.version < 3 else { return .waits(name, nil) }
      return .waits(name, try takeStepID(of: kind, in: scope))
    case .finished: return .finished(name)
    }
  }

  /// Reads `[AGE] page [LOCK]`, `[AGE] swap`, `AGE`, `shadow` or `hole`.
  mutating func takeSlotContent(in scope: Scope) throws(Refusal) -> SlotExpectation {
    let birth: Birth? =
      takeIfNext(.old) ? .beforePunch : takeIfNext(.new) ? .afterPunch : nil
    if let birth, isAtEnd, scope.version >= 3 { return .data(birth) }
    if birth == nil, takeIfNext(.hole) { return .hole }
    if birth == nil, takeIfNext(.shadow) { return .shadow }
    if takeIfNext(.swap) { return .swap(birth) }
    _ = try take(.slotContent, among: [Particle.page])
    guard takeIfNext(.locked) else {
      let isUnlocked = try takeIfNext(among: [Particle.unlocked], ofVersion: 3, in: scope) != nil
      return .page(birth, lock: isUnlocked ? .unlocked : nil)
    }
    guard !isAtEnd || scope.version < 3 else { return .page(birth, lock: .locked) }
    try take(.by)
    return .page(birth, lock: .lockedBy(try takeTaskName(in: scope).name))
  }

  /// Reads `PAGE:ENTRY`.
  private mutating func takeBatchEntry(in scope: Scope) throws(Refusal) -> Gathered {
    try take(.batchEntry) { token throws(Refusal) in
      let entry = try token.batchEntry()
      try token.check(entry.index, in: scope)
      return entry
    }
  }

  /// Reads `PAGE …`, every page once, or `none`.
  mutating func takePages(in scope: Scope) throws(Refusal) -> [PageIndex] {
    var pages: [PageIndex] = []
    _ = try takeListOrNone { line throws(Refusal) in
      pages.append(try line.takePage(in: scope, unlike: pages))
    }
    return pages.sorted()
  }

  /// Reads a page that is not among the earlier ones.
  private mutating func takePage(
    in scope: Scope,
    unlike earlier: [PageIndex]
  ) throws(Refusal) -> PageIndex {
    try take(.page) { token throws(Refusal) in
      let page = try token.page()
      try token.check(page, in: scope)
      guard !earlier.contains(page) else { throw token.refused(.pageRepeated(page)) }
      return page
    }
  }

  private mutating func takeListOrNone<Item>(
    _ item: (inout LineReader) throws(Refusal) -> Item
  ) throws(Refusal) -> [Item] {
    takeIfNext(.none) ? [] : try takeList(item)
  }
}
