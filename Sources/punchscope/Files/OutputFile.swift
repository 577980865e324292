// Knows how everything that the program leaves behind is written.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files, all of them by the same rules.
///
/// A regular file is there whole or as it was before, whatever happens meanwhile: the text is
/// written beside it, then moved to its place. Its mode is kept, and its owner where the user may do
/// that. Where nothing can be put beside it (in a folder that takes no new files, or where a file is
/// mounted by itself), it is written in place. A device, a FIFO and an open file are written through.
struct OutputFile {
  /// Whether nobody but the user can read a file that is made.
  var isPrivate = false
  /// Whether a regular file may be overwritten.
  var overwrites = true
  /// Whether the text is on the disk when the call returns.
  var isDurable = true
  /// Whether a screen waits for the call: it must not take long, and must not draw on the terminal.
  var isForScreen = false

  /// What the user asked for by name.
  static let document = OutputFile()
  /// What the program keeps for the user between runs.
  static let state = OutputFile(isPrivate: true, isForScreen: true)
  /// What is written again and again, and is worth little after a power cut.
  static let running = OutputFile(isPrivate: true, isDurable: false, isForScreen: true)

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - path: where to.
  ///   - name: the name that the user gave, if it is another one.
  /// - Throws: why it cannot be written.
  func write(_ text: String, to path: String, named name: String? = nil) throws(OutputError) {
    try write(Array(text.utf8), to: OutputTarget(path, named: name ?? path))
  }

  /// Writes bytes to what a name was found to lead to.
  ///
  /// - Throws: why they cannot be written.
  func write(_ bytes: [UInt8], to target: OutputTarget) throws(OutputError) {
    switch target.kind {
    case .descriptor(let number): try write(bytes, through: number, of: target)
    case .stream: try writeThrough(bytes, target)
    case .nothing: try replace(target, nil, by: bytes)
    case .file(let status):
      guard overwrites else { throw target.refusal(.exists) }
      try replace(target, status, by: bytes)
    }
  }

  /// Adds a text to the end of a regular file, which is made if it is not there.
  ///
  /// - Throws: why it cannot be added.
  func append(_ text: String, to name: String) throws(OutputError) {
    let target = try OutputTarget(name, named: name)
    switch target.kind {
    case .descriptor, .stream: return try write(Array(text.utf8), to: target)
    case .nothing, .file: break
    }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
    // The path outlives the call.
    let file = unsafe open(target.path, flags, modeOfNewFile)
    guard file >= 0 else { throw target.refusal(.system(errno)) }
    try finish(file, put(Array(text.utf8), into: file), target)
  }

  private var modeOfNewFile: mode_t { isPrivate ? 0o600 : 0o666 }

  // MARK: Writing through

  private func write(
    _ bytes: [UInt8],
    through number: Int32,
    of target: OutputTarget
  ) throws(OutputError) {
    guard !isForScreen || isatty(number) == 0 else { throw target.refusal(.screen) }
    // What was printed before comes out before.
    guard number != STDOUT_FILENO else { return StandardOutput.write(bytes) }
    if let reason = put(bytes, into: number) { throw target.refusal(reason) }
  }

  private func writeThrough(_ bytes: [UInt8], _ target: OutputTarget) throws(OutputError) {
    let flags = O_WRONLY | O_CLOEXEC | O_NOCTTY | (isForScreen ? O_NONBLOCK : 0)
    // The path outlives the call.
    let file = unsafe open(target.path, flags)
    guard file >= 0 else {
      throw target.refusal(isForScreen && errno == ENXIO ? .noReader : .system(errno))
    }
    guard !isForScreen || isatty(file) == 0 else {
      close(file)
      throw target.refusal(.screen)
    }
    try finish(file, put(bytes, into: file), target)
  }

  /// Closes a file; throws what went wrong before or goes wrong now.
  private func finish(
    _ file: Int32,
    _ trouble: OutputError.Reason?,
    _ target: OutputTarget
  ) throws(OutputError) {
    let isClosed = close(file) == 0
    if let trouble { throw target.refusal(trouble) }
    guard isClosed || errno == EINTR else { throw target.refusal(.system(errno)) }
  }

  /// Writes bytes; tells what is in the way, if anything.
  private func put(_ bytes: [UInt8], into file: Int32) -> OutputError.Reason? {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The bytes are read before the call returns.
      let count = unsafe rest.withUnsafeBytes { unsafe writeBytes(file, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        guard isReadySoon(file) else { return .slowReader }
      } else if count == 0 || errno != EINTR {
        return .system(count == 0 ? EIO : errno)
      }
    }
    return nil
  }

  /// Waits for a reader, but no longer than a person waits for a key.
  private func isReadySoon(_ file: Int32) -> Bool {
    var question = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    // The structure outlives the call.
    return unsafe poll(&question, 1, isForScreen ? 500 : -1) > 0
  }

  // MARK: Replacing

  private func replace(
    _ target: OutputTarget,
    _ old: stat?,
    by bytes: [UInt8]
  ) throws(OutputError) {
    var trouble: OutputError.Reason?
    withoutInterruption {
      trouble = replaceAtOnce(target, old, by: bytes)
    }
    if let trouble { throw target.refusal(trouble) }
  }

  private func replaceAtOnce(
    _ target: OutputTarget,
    _ old: stat?,
    by bytes: [UInt8]
  ) -> OutputError.Reason? {
    let random = String(UInt32.random(in: .min ... .max), radix: 16)
    let draft = "\(target.path.folder)/.punchscope-\(getpid())-\(random)"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    // The paths outlive the calls.
    let file = unsafe open(draft, flags, old == nil ? modeOfNewFile : 0o600)
    guard file >= 0 else {
      return old != nil && Self.leavesOnlyThePlace(errno)
        ? overwrite(target, bytes) : .system(errno)
    }
    if let old { Self.give(file, rightsOf: old) }
    var trouble = put(bytes, into: file)
    if trouble == nil, isDurable, fsync(file) != 0, errno != EINVAL { trouble = .system(errno) }
    if close(file) != 0, errno != EINTR, trouble == nil { trouble = .system(errno) }
    if trouble == nil { trouble = move(draft, to: target, old) }
    unsafe unlink(draft)
    if case .system(let error) = trouble, old != nil, Self.leavesOnlyThePlace(error) {
      return overwrite(target, bytes)
    }
    if trouble == nil, isDurable { Self.flush(folder: target.path.folder) }
    return trouble
  }

  /// Whether an error says that a file cannot be replaced where it is, though it may be written.
  private static func leavesOnlyThePlace(_ error: Int32) -> Bool {
    [EACCES, EPERM, EROFS, EBUSY, EXDEV].contains(error)
  }

  private func move(
    _ draft: String,
    to target: OutputTarget,
    _ old: stat?
  ) -> OutputError.Reason? {
    // The paths outlive the calls.
    if !overwrites {
      // Unlike rename(), it never takes the place of something that has come meanwhile.
      if unsafe link(draft, target.path) == 0 { return nil }
      guard errno != EEXIST else { return .exists }
      // There are filesystems without links.
      var status = stat()
      guard unsafe lstat(target.path, &status) != 0 else { return .exists }
    }
    return unsafe rename(draft, target.path) == 0 ? nil : .system(errno)
  }

  /// Writes a file in place.
  private func overwrite(_ target: OutputTarget, _ bytes: [UInt8]) -> OutputError.Reason? {
    // The path outlives the call.
    let file = unsafe open(target.path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW)
    guard file >= 0 else { return .system(errno) }
    var trouble = put(bytes, into: file)
    if trouble == nil, isDurable, fsync(file) != 0, errno != EINVAL { trouble = .system(errno) }
    if close(file) != 0, errno != EINTR, trouble == nil { trouble = .system(errno) }
    return trouble
  }

  /// Gives a file the mode of another one, and its owner and group if the user may.
  ///
  /// A group that cannot be kept leaves the new group no more than everybody has.
  private static func give(_ file: Int32, rightsOf old: stat) {
    let keepsOwner = fchown(file, old.st_uid, old.st_gid) == 0
    let keepsGroup = keepsOwner || fchown(file, uid_t.max, old.st_gid) == 0
    var mode = old.st_mode & 0o7777
    if !keepsOwner { mode &= ~(S_ISUID | S_ISGID) }
    if !keepsGroup { mode = mode & ~0o070 | mode & (mode << 3 & 0o070) }
    fchmod(file, mode)
  }

  /// Has the system write down which files a folder has.
  private static func flush(folder: String) {
    // The path outlives the call. Some filesystems cannot do it, and nothing can be done about that.
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  /// Does something while signals that end the program wait, so that no draft is left behind.
  private func withoutInterruption(_ body: () -> Void) {
    var signals = sigset_t()
    var before = sigset_t()
    // The structures outlive the calls.
    unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { unsafe sigaddset(&signals, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
    body()
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

extension OutputTarget {
  /// What to throw if nothing can be written here.
  fileprivate func refusal(_ reason: OutputError.Reason) -> OutputError {
    OutputError(name: name, reason: reason)
  }
}

/// write(2), by a name that methods of this name do not hide.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  // The caller keeps the bytes until the call returns.
  unsafe write(file, bytes, count)
}
