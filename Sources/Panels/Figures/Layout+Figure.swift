// Knows the place of a figure, and how it is drawn there.

import Display
import Playback

extension Layout {
  /// Returns the places with a figure instead of the picture of the tree and of what stands beside or below it.
  ///
  /// On a large screen the tasks, the promises and the moves stay, unless the race is over.
  ///
  /// - Parameter isOver: true if the figure takes their place, too.
  /// - Returns: the places.
  func withFigure(atEnd isOver: Bool) -> Layout {
    let isLarge = place(of: .promises) != nil
    let covered = places.filter { place in
      switch place.part {
      case .tree, .history, .source: true
      case .tasks, .moves, .lanes: !isLarge || isOver
      case .promises, .oldData: isOver
      case .happened, .time, .figure: false
      }
    }
    guard let first = covered.first else { return self }
    let rows = covered.map(\.rect.rows.upperBound).max() ?? 0
    let columns = covered.map(\.rect.columns.upperBound).max() ?? 0
    let rect = Rect(
      row: first.rect.origin.row,
      column: first.rect.origin.column,
      rows: rows - first.rect.origin.row,
      columns: columns - first.rect.origin.column
    )
    var layout = self
    let edge = first.edge == .none ? Edge.rule : first.edge
    layout.places =
      [Place(part: .figure, rect: rect, edge: edge)] + places.filter { !covered.contains($0) }
    return layout
  }
}

/// A figure in the place of the picture of a race.
struct FigurePanel: Panel {
  private let panel: (any Panel)?

  /// Makes the panel of the figure that a race shows.
  init(play: Play) {
    panel =
      switch play.figure {
      case .data(let index): DataFigure(play: play, first: index)
      case .survivors: SurvivorsFigure(play: play)
      case .causes: CausesFigure(play: play)
      case .recap(let lines): RecapFigure(play: play, lines: lines)
      case nil: nil
      }
  }

  var title: String { panel?.title ?? "" }

  func picture(_ size: Size) -> Grid {
    guard let panel else { return Grid(size: size) }
    return panel.picture(size)
  }
}
