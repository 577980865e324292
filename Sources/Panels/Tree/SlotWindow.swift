// Knows the slots that are shown, and their columns.

import Display
import Playback
import Shmem

/// The slots that are shown side by side, and the folds between them.
///
/// A file that fits is shown whole. Of a larger file the slots are shown that the story is about; each run of
/// neighbours between them is folded into one narrow column:
///
/// ```text
///   0     (199)  200   <201>   (821)  1023
/// ```
///
/// The places follow from the slots shown, from the width and from the start of the race alone.
struct SlotWindow: Hashable {
  /// A slot and its place.
  struct Column: Hashable {
    /// The page of the file.
    let index: PageIndex
    /// The column where its name starts.
    let start: Int
    /// The number of columns to the left of the name that belong to the slot too.
    let lead: Int
    /// The width of the longest text from the name's column on that leaves a blank before the next
    /// slot.
    let room: Int

    /// Returns the start of a text of this width: the name's column, or one before it if the text is
    /// too wide.
    func start(ofWidth width: Int) -> Int {
      start - max(0, min(lead, width - room))
    }
  }

  /// A run of at least two neighbouring slots in one column.
  struct Fold: Hashable {
    /// The pages of the file.
    let pages: Range<UInt64>
    /// The columns of the screen.
    let cells: Range<Int>
    /// The column where its text starts.
    let start: Int
    /// The width of the longest text that leaves a blank before the next slot, or its bracket.
    let room: Int

    /// The number of slots.
    var count: UInt64 { pages.upperBound - pages.lowerBound }
    /// The first slot.
    var first: PageIndex { PageIndex(pages.lowerBound) }
    /// The slot after the last one.
    var end: PageIndex { PageIndex(pages.upperBound) }

    /// Returns true if a slot is in the fold.
    func contains(_ index: PageIndex) -> Bool { pages.contains(index.rawValue) }
  }

  /// The widths of row names and slots.
  struct Measure: Hashable {
    /// The room for the names of the rows, before the first slot.
    let labelWidth: Int
    /// The columns of the narrowest slot, without those for the digits of its number.
    let narrowest: Int
    /// The same for a file that has to be shown in part anyway.
    let usual: Int
    /// The columns of the widest slot of such a file, if that leaves room for its number.
    var widest = Int.max
    /// True on a stage, where a slot is in brackets only if a person has chosen it.
    var isOnStage = false

    /// The widths among other panels: room for a letter, three marks and a blank; the mark of a change
    /// takes no room of its own.
    static let panel = Measure(labelWidth: 5, narrowest: 5, usual: 5)

    /// Returns the widths for a stage: as wide as possible, but eight slots are seen whole in 40
    /// columns, and of a larger file the cursor and one slot more; a slot of a file shown in part has
    /// all its marks beside its name from 80 columns on.
    static func stage(widthInColumns: Int) -> Measure {
      Measure(
        labelWidth: widthInColumns < 50 ? 5 : 7,
        narrowest: 3,
        usual: widthInColumns < 78 ? 5 : 7,
        widest: widthInColumns < 50 ? 7 : .max,
        isOnStage: true
      )
    }

    /// Returns the width of a slot of a file that is shown in part.
    ///
    /// - Parameter digits: the digits in the numbers of the file's pages.
    /// - Returns: the width in columns.
    func slotWidth(_ digits: Int) -> Int {
      if self == .panel { return digits + SlotWindow.least(digits) }
      return max(digits + narrowest, min(digits + usual, widest))
    }
  }

  /// The slots shown, ascending.
  let columns: [Column]
  /// The folds, ascending.
  let folds: [Fold]
  /// The width of a slot in columns.
  let slotWidth: Int
  /// The room for the names of the rows, before the first slot.
  let labelWidth: Int
  /// The room before a name, for a frame or a mark.
  let lead: Int
  /// The number of slots that were ordered by their worth to choose from.
  let candidateCount: Int

  /// The column where text that belongs to no slot starts, after the longest row name.
  static let textStart = 6

  /// The width of a slot with every mark that it can have, from its lead to the blank after it: `s12*cLw!`.
  private static func fullWidth(_ digits: Int) -> Int { 1 + 1 + digits + 4 + 1 }

  /// Returns true if a width leaves a slot too little room for all its marks.
  static func isTight(_ filePages: UInt64, widthInColumns: Int, measure: Measure) -> Bool {
    let digits = digits(filePages)
    let room = max(digits + measure.usual, widthInColumns - measure.labelWidth + 1)
    let narrowest = digits + measure.narrowest
    guard filePages <= UInt64(room / narrowest) else {
      return digits + measure.usual < fullWidth(digits)
    }
    return max(narrowest, min(10, room / max(1, Int(filePages)))) < fullWidth(digits)
  }

  /// Returns the columns of the narrowest slot of a file shown in part, without those for the digits of its number:
  /// the room for the marks of old data and of a change.
  ///
  /// Numbers of four digits are seldom as long as that.
  static func least(_ digits: Int) -> Int { digits >= 4 ? 4 : 5 }

  /// True if the whole file is shown, slot by slot.
  var isWhole: Bool { folds.isEmpty }

  /// Chooses the slots for a width.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - widthInColumns: the width of the picture.
  ///   - measure: the widths of row names and slots.
  ///   - tree: the columns of the tree, of which those worth most are chosen, and their slots by worth; nil to choose
  ///     among all slots.
  init(
    _ play: Play,
    widthInColumns: Int,
    measure: Measure = .panel,
    among tree: (window: SlotWindow, slots: StorySlots)? = nil
  ) {
    let filePages = play.snapshot.scenario.filePages
    let digits = Self.digits(filePages)
    // The last slot needs no blank after it.
    let room = max(digits + measure.usual, widthInColumns - measure.labelWidth + 1)
    let narrowest = digits + measure.narrowest
    let isWhole = filePages <= UInt64(room / narrowest) && tree?.window.isWhole != false
    let width =
      isWhole
      ? max(narrowest, min(10, room / max(1, Int(filePages)))) : measure.slotWidth(digits)
    slotWidth = width
    lead = width < 6 ? 1 : 2
    candidateCount = tree?.window.candidateCount ?? room / width + 1
    let fitting = SlotFitting(
      filePages: filePages,
      digits: digits,
      slotWidth: width,
      foldLead: lead - 1,
      room: room,
      start: play.timeline[.start].snapshot.machine.storage.tree
    )
    let runs =
      isWhole
      ? (0..<filePages).map { SlotFitting.Run(pages: $0..<$0 + 1, width: width) }
      : fitting.runs(
        tree?.slots ?? StorySlots(play, most: candidateCount, isOnStage: measure.isOnStage)
      )
    labelWidth = measure.labelWidth
    var (columns, folds): ([Column], [Fold]) = ([], [])
    var start = labelWidth
    for (place, run) in runs.enumerated() {
      let cells = start..<start + run.width
      if run.isFold {
        folds.append(Fold(run, cells: cells, lead: lead, screenWidth: widthInColumns))
      } else {
        let next = place + 1 < runs.count ? runs[place + 1] : nil
        columns.append(
          Column(run, cells: cells, lead: lead, before: next, screenWidth: widthInColumns)
        )
      }
      start = cells.upperBound
    }
    self.columns = columns
    self.folds = folds
  }

  /// Returns the number of digits in the numbers of pages and swap slots.
  ///
  /// New ones are numbered from the end of the file on. A file of up to ten pages counts as one digit,
  /// so that it is seen whole on the smallest screen.
  static func digits(_ filePages: UInt64) -> Int {
    filePages <= 10 ? 1 : String(filePages + 20).count
  }

  /// Returns the column of a slot, or nil if the slot is not shown.
  func column(of index: PageIndex) -> Column? {
    columns.first { $0.index == index }
  }

  /// Returns the fold that a slot is in, or nil if it is in none.
  func fold(of index: PageIndex) -> Fold? {
    folds.first { $0.contains(index) }
  }

  /// Returns the slot whose cells include a column of the screen; of a fold, its first slot.
  func index(atColumn column: Int) -> PageIndex? {
    columns.first { ($0.start - lead..<$0.start - lead + slotWidth).contains(column) }?.index
      ?? folds.first { $0.cells.contains(column) }?.first
  }
}

extension SlotWindow.Column {
  /// Places a slot in some cells; a fold after it needs its blank a cell earlier than a slot does.
  fileprivate init(
    _ run: SlotFitting.Run,
    cells: Range<Int>,
    lead: Int,
    before next: SlotFitting.Run?,
    screenWidth: Int
  ) {
    index = PageIndex(run.pages.lowerBound)
    start = cells.lowerBound + lead
    self.lead = lead
    room =
      next == nil
      ? min(cells.count - 1, screenWidth - start)
      : cells.count - (next?.isFold == true && lead > 1 ? 2 : 1)
  }
}

extension SlotWindow.Fold {
  /// Places folded slots in some cells.
  fileprivate init(_ run: SlotFitting.Run, cells: Range<Int>, lead: Int, screenWidth: Int) {
    pages = run.pages
    self.cells = cells
    start = cells.lowerBound + lead - 1
    room = min(cells.upperBound, screenWidth) - start
  }
}
