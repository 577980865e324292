// Knows which slots are shown, and in which columns.

import Display
import Playback
import Shmem

/// The slots that fit next to each other.
///
/// A file that fits is shown whole. Of a larger one the part around the cursor is shown, and the
/// selected slot; where these lie far apart there is a gap between two groups of slots:
///
/// ```text
///   64   65   66   67  ...  1020  1021  1022
/// ```
struct SlotWindow: Hashable {
  /// A slot and its place.
  struct Column: Hashable {
    /// The page of the file.
    let index: PageIndex
    /// Where its name starts.
    let start: Int
    /// The columns to the left of it that belong to the slot as well.
    let lead: Int
    /// The widest text from there on that leaves a blank before what follows.
    let room: Int

    /// Where a text of a width starts: at the name's place, or before it if it is too wide for that.
    func start(ofWidth width: Int) -> Int {
      start - max(0, min(lead, width - room))
    }
  }

  /// How much room rows and slots take.
  struct Measure: Hashable {
    /// The room for the names of the rows before the first slot.
    let labelWidth: Int
    /// The columns of the narrowest slot, beside those for the digits of its number.
    let narrowest: Int
    /// The same where the file has to be shown in part anyway.
    let usual: Int

    /// Among other panels: a letter and three marks, and a blank, which a mark for a change does not
    /// take.
    static let panel = Measure(labelWidth: 5, narrowest: 5, usual: 5)

    /// For the back row: as wide as can be, but eight slots are seen whole in 40 columns.
    static func stage(widthInColumns: Int) -> Measure {
      Measure(labelWidth: widthInColumns < 50 ? 5 : 7, narrowest: 3, usual: 5)
    }
  }

  /// The slots shown, ascending.
  let columns: [Column]
  /// The width of a slot in columns.
  let slotWidth: Int
  /// Whether the whole file is shown.
  let isWhole: Bool
  /// The room for the names of the rows before the first slot.
  let labelWidth: Int
  /// The room before a name, for a frame or a mark.
  let lead: Int

  /// Where text without columns starts, behind the longest name.
  static let textStart = 6

  /// Chooses the slots for a width.
  init(_ play: Play, widthInColumns: Int, measure: Measure = .panel) {
    let scenario = play.snapshot.scenario
    let digits = Self.digits(scenario.filePages)
    let narrowest = digits + measure.narrowest
    let usual = digits + measure.usual
    labelWidth = measure.labelWidth
    // The last slot needs no blank behind it.
    let room = max(usual, widthInColumns - labelWidth + 1)
    isWhole = scenario.filePages <= UInt64(room / narrowest)
    let indices =
      isWhole
      ? (0..<scenario.filePages).map(PageIndex.init)
      : Self.part(of: play, capacity: room / usual)
    let width = max(narrowest, min(10, room / max(1, indices.count)))
    let lead = width < 6 ? 1 : 2
    columns = indices.enumerated().map { [labelWidth] place, index in
      let start = labelWidth + place * width + lead
      let isLast = place == indices.count - 1
      return Column(
        index: index,
        start: start,
        lead: lead,
        room: isLast ? min(width - 1, widthInColumns - start) : width - 1,
      )
    }
    slotWidth = width
    self.lead = lead
  }

  /// The digits of the numbers of pages and swap slots.
  ///
  /// New ones are numbered from the end of the file on; a file of a few pages has to be seen whole on
  /// the smallest screen all the same.
  private static func digits(_ filePages: UInt64) -> Int {
    filePages <= 10 ? 1 : String(filePages + 20).count
  }

  /// The slot at a page, if it is shown.
  func column(of index: PageIndex) -> Column? {
    columns.first { $0.index == index }
  }

  /// The slot whose cells include a column of the screen.
  func index(atColumn column: Int) -> PageIndex? {
    columns.first { ($0.start - lead..<$0.start - lead + slotWidth).contains(column) }?
      .index
  }

  /// The runs of neighbouring slots that are shown.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in columns.indices {
      if let last = runs.last, columns[place].index == columns[place - 1].index.next {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private static func part(of play: Play, capacity: Int) -> [PageIndex] {
    let scenario = play.snapshot.scenario
    let last = scenario.filePages - 1
    let selected = play.selected.rawValue
    let cursor = min(play.snapshot.cursorIndex?.rawValue ?? selected, last)
    let nodeSlots = UInt64(1) << UInt64(scenario.mapShift)
    let whole = page(around: cursor, of: scenario.filePages, capacity, nodeSlots)
    guard !whole.contains(selected), capacity >= 5 else { return whole.map(PageIndex.init) }

    // The cursor gets the larger part.
    let small = max(1, capacity / 4)
    let first = page(around: cursor, of: scenario.filePages, capacity - small, 0)
    let second = page(around: selected, of: scenario.filePages, small, 0)
    return Set(first).union(second).sorted().map(PageIndex.init)
  }

  /// A run of slots with `index` among them, that moves on only when `index` leaves it.
  private static func page(
    around index: UInt64,
    of filePages: UInt64,
    _ capacity: Int,
    _ nodeSlots: UInt64,
  ) -> Range<UInt64> {
    let room = UInt64(capacity)
    if nodeSlots > 0, nodeSlots <= room {
      // Whole nodes, so that a step from node to node is seen as one.
      let shown = room / nodeSlots * nodeSlots
      let first = min(index / shown * shown, filePages - min(room, filePages))
      return first..<min(filePages, first + room)
    }
    // Two slots behind the cursor are always in view: what it goes to next.
    let stride = room > 3 ? room - 2 : room
    let first = min(index / stride * stride, filePages - min(room, filePages))
    return first..<min(filePages, first + room)
  }
}
