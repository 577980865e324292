// Knows how to keep a long list so that copies of it share all but the last elements.

/// A list that grows at its end, in chunks of the same size.
///
/// A copy that goes its own way copies the list of chunks and the chunk it changes, not the elements of
/// the others:
///
/// ```
/// copy 1    A  B  C
/// copy 2    A  B  C'  D       one element of C changed, then one added
/// ```
struct ChunkedArray<Element> {
  private static var chunkSize: Int { 256 }

  private var chunks: [[Element]] = []
  /// The number of elements.
  private(set) var count = 0

  /// The positions of the elements.
  var indices: Range<Int> { 0..<count }

  /// An element.
  subscript(position: Int) -> Element {
    chunks[position / Self.chunkSize][position % Self.chunkSize]
  }

  /// Adds an element at the end.
  mutating func append(_ element: Element) {
    if count % Self.chunkSize == 0 {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(Self.chunkSize)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// Changes an element where it is.
  mutating func change(at position: Int, _ edit: (inout Element) -> Void) {
    edit(&chunks[position / Self.chunkSize][position % Self.chunkSize])
  }
}

extension ChunkedArray: Equatable where Element: Equatable {}
extension ChunkedArray: Hashable where Element: Hashable {}
extension ChunkedArray: Sendable where Element: Sendable {}
