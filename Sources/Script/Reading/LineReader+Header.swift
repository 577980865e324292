// Reads the values of the header.
internal import Shmem

extension LineReader {
  /// Reads `KERNEL`.
  mutating func takeKernel() throws(Refusal) -> Kernel {
    try take(.kernel, among: KernelWord.allCases).kernel
  }

  /// Reads `MAPPING`.
  mutating func takeMapping() throws(Refusal) -> Mapping {
    try take(.mapping, among: Mapping.allCases)
  }

  /// Reads `RULE VALUE` or `RULE=VALUE`.
  mutating func takeRule(after earlier: [RuleSetting]) throws(Refusal) -> RuleSetting {
    let (rule, value) = try take(.rule, candidates: Rule.all.map(\.name)) {
      token throws(Refusal) in
      let (head, tail) = token.cut(at: "=")
      guard let rule = Rule(named: head.text) else {
        throw head.unknown(.rule, Rule.all.map(\.name))
      }
      guard !earlier.contains(where: { $0.rule == rule }) else {
        throw head.refused(.ruleRepeated(rule))
      }
      return (rule, tail)
    }
    if let value { return try value.setting(of: rule) }
    return try take(.value(rule), candidates: rule.settings.map(\.word)) { token throws(Refusal) in
      try token.setting(of: rule)
    }
  }

  /// Reads `RULE VALUE, …`.
  mutating func takeRules() throws(Refusal) -> [RuleSetting] {
    var settings: [RuleSetting] = []
    _ = try takeList { line throws(Refusal) in
      settings.append(try line.takeRule(after: settings))
    }
    return settings
  }

  /// Reads `SLOT …`, as `SlotListing` reads it.
  mutating func takeSlots() throws(Refusal) -> [SlotRun] {
    var listing = SlotListing()
    _ = try takeList { line throws(Refusal) in
      try line.take(.slot, candidates: SlotStart.allCases.map(\.rawValue)) {
        token throws(Refusal) in try listing.append(token)
      }
    }
    return listing.runs()
  }

  /// Reads `HOLE`.
  mutating func takeHole() throws(Refusal) -> Hole {
    try take(.hole) { token throws(Refusal) in try token.hole() }
  }

  /// Reads the call that asks for the punch.
  mutating func takeCall() throws(Refusal) -> PunchCall {
    try take(.call, among: PunchCall.allCases)
  }

  /// Reads `FAIRNESS`.
  mutating func takeFairness() throws(Refusal) -> Fairness {
    try take(.fairness, among: Fairness.allCases)
  }

  /// Reads `TASK`.
  mutating func takeTask() throws(Refusal) -> TaskSpec {
    try take(.taskKind, candidates: TaskKind.others.map(\.rawValue)) { token throws(Refusal) in
      try token.taskSpec()
    }
  }

  /// Reads `NUMBER`.
  mutating func takeCount() throws(Refusal) -> Int {
    try take(.number) { token throws(Refusal) in try token.count() }
  }
}

extension Token {
  fileprivate func setting(of rule: Rule) throws(Refusal) -> RuleSetting {
    guard let setting = rule.setting(for: text) else {
      throw unknown(.value(rule), rule.settings.map(\.word))
    }
    return setting
  }
}
