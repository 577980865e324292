// Knows how long an Esc may be the beginning of a longer key.

/// How long is waited after the byte of Esc for the rest of a key.
///
/// A lone Esc is a key, and it is also the first byte of the arrows. Only time tells them apart, and
/// a slow line takes its time.
package struct EscapeDelay: Hashable, Sendable {
  /// The wait while keys arrive whole.
  package let usualInMilliseconds: Int
  /// The wait once a key has arrived in pieces.
  package let slowInMilliseconds: Int

  /// A tenth of a second, and half a second once a key has arrived in pieces.
  package static let adaptive = EscapeDelay(usualInMilliseconds: 100, slowInMilliseconds: 500)

  /// The longest wait that makes sense.
  package static let limitInMilliseconds = 5_000

  private init(usualInMilliseconds: Int, slowInMilliseconds: Int) {
    self.usualInMilliseconds = usualInMilliseconds
    self.slowInMilliseconds = slowInMilliseconds
  }

  /// The wait that the value of `ESCDELAY` asks for, a number of milliseconds.
  ///
  /// A number holds whatever arrives, up to `limitInMilliseconds`; what is no number is as good as no
  /// value.
  package init(variable: String?) {
    let digits = (variable ?? "").filter { $0 != " " }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      self = .adaptive
      return
    }
    // A number too long for an integer is a long wait, too.
    let wait = min(Int(digits) ?? .max, Self.limitInMilliseconds)
    self.init(usualInMilliseconds: wait, slowInMilliseconds: wait)
  }
}
