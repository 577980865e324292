// Gives the words in the boxes of the picture of the data.

import Display
import Playback
import Shmem

extension DataFigure {
  /// Returns what the slot holds, and what the walk has in its hands for it, as long as there is room for.
  func fileLines(_ place: DataPlaces, _ width: Int) -> [Line] {
    let glyph = play.snapshot.glyph(at: place.index)
    let isLarge = play.snapshot.machine.entryRange(at: place.index).isLarge
    let name = isLarge ? place.entry?.description ?? glyph.name : glyph.name
    let holds = Line(isLarge ? "part of " : "holds ", .text).appending(name, glyph.role)
    let isFreed = play.snapshot.isFreed(at: place.index)
    let freed =
      isFreed
      ? [
        holds.appending(", freed", .broken), Line("\(name), freed", .broken),
        Line("\(name)x", .broken),
      ]
      : []
    let entry =
      place.entry == nil
      ? Line("empty", .dim) : fitting(freed + [holds, Line(name, glyph.role)], width)
    guard let gathered = place.gathered else { return [entry] }
    let role: Role = place.isStale ? .stale : .gathered
    let hand = Line("got ", .text).appending(gathered.name, role)
    let words = place.isStale ? [hand.appending(", stale", .text)] : [hand]
    // In a narrow box the entry stands as in the row of the tree for what was gathered.
    let short = place.isStale ? "[\(gathered.name)]" : ">\(gathered.name)"
    return [entry, fitting(words + [Line(short, role)], width)]
  }

  /// Returns what the place in the swap area holds.
  func lines(of swap: DataPlaces.SwapPlace, _ width: Int) -> [Line] {
    let owner =
      swap.slot.count == 0
      ? ["no owner", "-"] : ["owner: the file", "owner: file", "owned"]
    return [
      words(for: swap.slot.content, isSwap: true, width),
      fitting(owner.map { Line($0, .dim) }, width),
    ]
  }

  /// Returns what a read of the block of a page from the disk would give.
  func blockLines(_ content: Content, _ width: Int) -> [Line] {
    guard content.isZeros else { return [words(for: content, isSwap: true, width)] }
    return [
      Line("free", .dim),
      fitting(["a read gives zeros", "read: zeros", "zeros"].map { Line($0, .dim) }, width),
    ]
  }

  /// Returns what a page frame holds, and what keeps it.
  func lines(of frame: DataPlaces.Frame, _ width: Int) -> [Line] {
    let page = frame.page
    let count = page.references
    let shortCount = count == 1 ? "1 ref" : "\(count) refs"
    let states: [Line] =
      if let owner = page.lockOwner {
        ["locked by \(play.snapshot.name(of: owner)), ", "locked, ", "lock, "].map { state in
          Line(state, .locked).appending(shortCount, .dim)
        } + [Line("locked", .locked)]
      } else if page.isUnderWriteback {
        ["being written, ", "write, "].map { Line($0, .text).appending(shortCount, .dim) }
          + [Line("write", .text)]
      } else {
        [Line(count == 1 ? "1 reference" : "\(count) references", .dim), Line(shortCount, .dim)]
      }
    return [words(for: frame.content, isSwap: false, width), fitting(states, width)]
  }

  /// Returns the words for some bytes that fit.
  private func words(for content: Content?, isSwap: Bool, _ width: Int) -> Line {
    let none = [Line("no data yet", .dim), Line("empty", .dim)]
    guard let content else { return fitting(none, width) }
    let isInHole = play.snapshot.scenario.hole.contains(content.index)
    let texts: ([String], Role) =
      switch play.snapshot.data(content, isInHole: isInHole) {
      case .old: (["old data", "old"], isSwap ? .oldSwap : .oldPage)
      case .later: (["new data", "new"], isSwap ? .newSwap : .newPage)
      case .outside: (["data"], .text)
      case .none, .freed: (["no data yet", "empty"], .dim)
      }
    return fitting((content.isZeros ? ["zeros"] : texts.0).map { Line($0, texts.1) }, width)
  }

  /// Returns the first line that fits, if need be without the blanks at its sides, or the last one.
  private func fitting(_ lines: [Line], _ width: Int) -> Line {
    lines.first { $0.width <= width } ?? lines.first { $0.width <= width + 2 }
      ?? lines[lines.count - 1]
  }
}
