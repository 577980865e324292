// Reads the values that are one word.
internal import Shmem

extension Token {
  /// Reads one of the words.
  func choice<Word: RawRepresentable<String>>(
    _ wanted: Wanted,
    among words: [Word]
  ) throws(Refusal) -> Word {
    guard let word = words.first(where: { $0.rawValue == text }) else {
      throw unknown(wanted, words.map(\.rawValue))
    }
    return word
  }

  /// Reads a decimal number.
  func number(_ wanted: Wanted, limit: UInt64) throws(Refusal) -> UInt64 {
    guard isDecimal else { throw unknown(wanted, []) }
    guard let number = UInt64(text), number <= limit else {
      throw refused(.numberTooLarge(String(text), limit: limit))
    }
    return number
  }

  /// Reads a number that counts something.
  func count() throws(Refusal) -> Int {
    Int(try number(.number, limit: UInt64(UInt32.max)))
  }

  /// Reads `PAGE`; the limit is that of all files, whatever the size of this one is.
  func page() throws(Refusal) -> PageIndex {
    PageIndex(try number(.page, limit: Scenario.fileLimit - 1))
  }

  /// Reads the order of an entry.
  func order() throws(Refusal) -> Int {
    Int(try number(.number, limit: UInt64(EntryRange.highestOrder)))
  }

  /// Reads `FIRST-LAST` or `PAGE`, for naming slots.
  func pages() throws(Refusal) -> ClosedRange<PageIndex> {
    let (head, tail) = cut(at: "-")
    let first = try head.page()
    let last = try tail?.page() ?? first
    guard first <= last else { throw refused(.rangeBackwards(first: first, last: last)) }
    return first...last
  }

  /// Reads `[~]FIRST-[LAST][~]`.
  func hole() throws(Refusal) -> Hole {
    let withoutHead = removingPrefix("~")
    let withoutTail = (withoutHead ?? self).removingSuffix("~")
    let (head, tail) = (withoutTail ?? withoutHead ?? self).cut(at: "-")
    guard let tail else { throw unknown(.hole, []) }
    let first = try head.page()
    let last = tail.text.isEmpty ? nil : try tail.page()
    if let last, last < first { throw refused(.rangeBackwards(first: first, last: last)) }
    guard withoutHead == nil || first.rawValue > 0 else { throw refused(.nothingBeforeFile) }
    return Hole(
      first: first,
      end: last?.next ?? first,
      cutsPageBefore: withoutHead != nil,
      cutsPageAfter: withoutTail != nil
    )
  }

  /// Reads `KIND[:OPTION …][@PAGE]`.
  func taskSpec() throws(Refusal) -> TaskSpec {
    let (work, place) = cut(at: "@")
    let (word, options) = work.cut(at: ":")
    guard word.text != TaskKind.punch.rawValue else {
      throw word.refused(.scenario(.secondPuncher))
    }
    let kind = try word.choice(.taskKind, among: TaskKind.others)
    var task = TaskSpec(kind: kind, index: nil, loops: false)
    try options?.readOptions(of: &task)
    task.index = try place?.page()
    if let place, !kind.worksOnPage { throw place.refused(.scenario(.taskWithPage(task))) }
    return task
  }

  /// Reads `OPTION[:OPTION …]`, each at most once.
  private func readOptions(of task: inout TaskSpec) throws(Refusal) {
    let (option, others) = cut(at: ":")
    try option.readOption(of: &task)
    try others?.readOptions(of: &task)
  }

  /// Reads `OPTION` or `OPTION=NUMBER`.
  private func readOption(of task: inout TaskSpec) throws(Refusal) {
    let (word, value) = cut(at: "=")
    let suitable = TaskOption.allCases.filter { $0.suits(task.kind) }
    let option = try word.choice(.word, among: suitable)
    guard !task.options.contains(option) else {
      let left = suitable.filter { !task.options.contains($0) }
      throw word.refused(.unexpected(String(word.text), candidates: left.map(\.rawValue)))
    }
    let number = value ?? Token("", column: word.columns.upperBound)
    switch option.number {
    case nil:
      if let value { throw value.refused(.unexpected(String(value.text), candidates: [])) }
      task.add(option, number: nil)
    case .page: task.add(option, number: try number.page().rawValue)
    case .order: task.add(option, number: UInt64(try number.order()))
    }
  }

  /// Reads `PAGE:ENTRY`.
  func batchEntry() throws(Refusal) -> Gathered {
    let (head, tail) = cut(at: ":")
    guard let tail else { throw unknown(.batchEntry, []) }
    return Gathered(index: try head.page(), entry: try tail.entry(of: self))
  }

  /// Reads the name of a page frame, such as `P2`; nil if the word is none.
  func pageFrame() throws(Refusal) -> PageNumber? {
    guard let number = removingPrefix("P"), number.isDecimal else { return nil }
    return PageNumber(try number.frame())
  }

  /// Reads the name of a page frame, of a swap entry or of a shadow.
  private func entry(of whole: Token) throws(Refusal) -> Entry {
    if let number = removingPrefix("P") {
      return .page(PageNumber(try number.frame()))
    }
    if let number = removingPrefix("s") {
      return .swap(SwapEntry(try number.frame()))
    }
    if let number = removingPrefix("e") {
      return .shadow(Shadow(try number.frame()))
    }
    throw whole.unknown(.batchEntry, [])
  }

  private func frame() throws(Refusal) -> UInt32 {
    UInt32(try number(.number, limit: UInt64(UInt32.max)))
  }
}
