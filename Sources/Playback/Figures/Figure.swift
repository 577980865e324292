// Lists the pictures that explain a moment, beside the picture of the race.

package import Shmem

/// A picture that explains a moment.
package enum Figure: Hashable, Sendable {
  /// The place of the data: the file, the swap area and the memory, and the two indexes between them. With a
  /// page of the file, that page comes first.
  case data(PageIndex?)
  /// The ways in which old data got past the first loop, one row for each page of the file.
  case survivors
  /// The steps that led here, with a column for each task.
  case causes
}

/// The source of the figure that is shown.
enum FigureChoice: Hashable, Sendable {
  /// The script shows one, or none.
  case ofScript
  /// The person has chosen one, or none.
  case byHand(Figure?)
}

extension Play {
  /// The figure in the place of the picture of the race; nil if the race is shown.
  package var figure: Figure? {
    switch figureChoice {
    case .ofScript: nil
    case .byHand(let figure): figure
    }
  }

  /// Shows the next figure in a round: the data, the ways past the first loop, the causes, and the race again.
  mutating func showNextFigure() {
    let next: Figure? =
      switch figure {
      case nil: .data(nil)
      case .data: .survivors
      case .survivors: .causes
      case .causes: nil
      }
    figureChoice = .byHand(next)
  }
}
