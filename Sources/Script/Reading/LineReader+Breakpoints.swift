// Reads conditions that stop a run.
internal import Shmem

extension LineReader {
  /// Reads the text after `until`.
  mutating func takeBreakpoint(in scope: Scope) throws(Refusal) -> Breakpoint {
    if takeIfNext(among: [BreakpointWord.not]) != nil {
      return .ends(try takeClaimOfMoment(besides: [], in: scope))
    }
    if takeIfNext(among: [BreakpointWord.retry]) != nil { return .retry }
    if takeIfNext(OldWord.loss) { return .leftBehind }
    if takeIfNext(among: [ExpectationWord.slot]) != nil {
      let page = try takePage(in: scope)
      guard takeIfNext(among: [BreakpointWord.changes]) == nil else { return .slotChanges(page) }
      return .begins(.slot(page, try takeSlotContent(in: scope)))
    }
    if takeIfNext(among: [ExpectationWord.promise]) != nil {
      let promise = try take(.promise, among: Promise.allCases)
      guard takeIfNext(among: [BreakpointWord.changes]) == nil else {
        return .promiseChanges(promise)
      }
      return .begins(.promise(promise, try take(.status, among: PromiseStatusWord.allCases)))
    }
    if takeIfNext(among: [ExpectationWord.leftBehind]) != nil {
      return isAtEnd ? .leftBehind : .begins(.leftBehind(try takePages(in: scope)))
    }
    return .begins(try takeClaimOfMoment(besides: [.slot, .promise, .leftBehind], in: scope))
  }

  /// Reads the text after `break`: a condition that is not set yet.
  mutating func takeNewBreakpoint(in scope: Scope) throws(Refusal) -> Breakpoint {
    let start = columnOfNextWord
    let breakpoint = try takeBreakpoint(in: scope)
    guard let position = scope.breakpoints.firstIndex(of: breakpoint) else { return breakpoint }
    throw Refusal(start..<column, .breakpointRepeated(number: position + 1))
  }

  /// Reads the text after `unbreak`: `NUMBER` or `all`.
  ///
  /// - Returns: the number of a breakpoint, counted from 1; nil for all.
  mutating func takeBreakpointNumber(in scope: Scope) throws(Refusal) -> Int? {
    if takeIfNext(.all) { return nil }
    let start = columnOfNextWord
    let number = try takeCount()
    guard number > 0, number <= scope.breakpoints.count else {
      throw Refusal(
        start..<column,
        .noBreakpoint(number: number, count: scope.breakpoints.count)
      )
    }
    return number
  }

  /// Reads a claim that each moment answers by itself, about other subjects than these.
  private mutating func takeClaimOfMoment(
    besides known: [ExpectationWord],
    in scope: Scope
  ) throws(Refusal) -> Expectation {
    let subjects = ExpectationWord.allCases.filter { word in
      switch word {
      case .slot, .batch, .leftBehind, .tolerated, .retries, .gathers, .promise, .owed:
        !known.contains(word)
      case .verdict, .schedule, .loop, .difference: false
      }
    }
    return try takeExpectation(about: subjects, in: scope)
  }
}
