// Knows how files are written that only the user may read, whole or not at all.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that nobody but the user can read.
enum PrivateFile {
  /// Writes a file that is there whole or as it was before, whatever happens meanwhile.
  ///
  /// It is written beside its place under a name that begins with a dot, then moved there.
  ///
  /// - Returns: whether it was written.
  static func replace(_ name: String, in folder: String, by text: String) -> Bool {
    let draft = "\(folder)/.\(name).\(getpid())"
    // The paths are read before the calls return.
    // What a program of the same number has left behind when it was killed.
    unsafe unlink(draft)
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
    guard file >= 0 else { return false }
    let isWritten = put(text, into: file)
    let isClosed = close(file) == 0
    guard isWritten, isClosed, unsafe rename(draft, "\(folder)/\(name)") == 0 else {
      unsafe unlink(draft)
      return false
    }
    return true
  }

  /// Adds a text to the end of a file, which is made if it is not there.
  ///
  /// - Returns: whether it was added.
  @discardableResult
  static func append(_ text: String, to path: String) -> Bool {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode_t(0o600))
    guard file >= 0 else { return false }
    let isWritten = put(text, into: file)
    return close(file) == 0 && isWritten
  }

  private static func put(_ text: String, into file: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // The bytes are read before the call returns.
      let count = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
