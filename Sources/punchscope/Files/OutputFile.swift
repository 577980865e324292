// Writes all files of the program.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A writer of files, with the same rules for all of them.
///
/// A regular file is always there in one piece, old or new, whatever happens in the meantime: the text
/// is written to a draft beside it, which then takes its place. The mode is kept, and so is the owner
/// where the user may do that. Where no draft can stand beside the file (in a folder that takes no new
/// files, or for a file that is mounted by itself), it is written in place. Devices, FIFOs and open
/// files are written directly.
struct OutputFile {
  /// True if only the user can read a new file.
  var isPrivate = false
  /// True if a regular file may be overwritten.
  var overwrites = true
  /// True if the text is on the disk when the call returns.
  var isDurable = true
  /// True if a screen waits for the call: it must not take long, and must not write to the terminal.
  var isForScreen = false

  /// The writer of files that the user names.
  static let document = OutputFile()
  /// The writer of data that the program keeps between runs.
  static let state = OutputFile(isPrivate: true, isForScreen: true)
  /// The writer of data that is written often and worth little after a power cut.
  static let running = OutputFile(isPrivate: true, isDurable: false, isForScreen: true)

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - path: the file.
  ///   - name: the name that the user gave, if it is another one.
  /// - Throws: the reason why it cannot be written.
  func write(_ text: String, to path: String, named name: String? = nil) throws(OutputError) {
    try write(Array(text.utf8), to: OutputTarget(path, named: name ?? path))
  }

  /// Writes bytes to the target of a name.
  ///
  /// - Throws: the reason why they cannot be written.
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

  /// Adds a text to the end of a regular file, which is made if it is missing.
  ///
  /// - Throws: the reason why it cannot be added.
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
    // Text that was printed earlier must come out earlier.
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

  /// Closes a file; throws the earlier error, or one of closing.
  private func finish(
    _ file: Int32,
    _ trouble: OutputError.Reason?,
    _ target: OutputTarget
  ) throws(OutputError) {
    let isClosed = close(file) == 0
    if let trouble { throw target.refusal(trouble) }
    guard isClosed || errno == EINTR else { throw target.refusal(.system(errno)) }
  }

  /// Writes bytes; returns the obstacle if there is one.
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

  /// Waits for a reader; for a screen, at most half a second.
  ///
  /// - Returns: true if the file can take bytes.
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

  /// Returns true if an error means that a file cannot be replaced by a draft, although it may be
  /// written.
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
      // Unlike rename(), link() never replaces a file that has appeared in the meantime.
      if unsafe link(draft, target.path) == 0 { return nil }
      guard errno != EEXIST else { return .exists }
      // Some filesystems have no links.
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

  /// Gives a file the mode of another one, and its owner and group if the user may do that.
  ///
  /// If the group cannot be kept, the new group gets only the rights of all users.
  private static func give(_ file: Int32, rightsOf old: stat) {
    let keepsOwner = fchown(file, old.st_uid, old.st_gid) == 0
    let keepsGroup = keepsOwner || fchown(file, uid_t.max, old.st_gid) == 0
    var mode = old.st_mode & 0o7777
    if !keepsOwner { mode &= ~(S_ISUID | S_ISGID) }
    if !keepsGroup { mode = mode & ~0o070 | mode & (mode << 3 & 0o070) }
    fchmod(file, mode)
  }

  /// Makes the system store the names of a folder's files on the disk.
  private static func flush(folder: String) {
    // The path outlives the call. Some filesystems cannot do it; that is not an error.
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  /// Runs a function while signals that end the program are held back, so that no draft remains.
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
  /// Returns the error to throw if the target cannot be written.
  fileprivate func refusal(_ reason: OutputError.Reason) -> OutputError {
    OutputError(name: name, reason: reason)
  }
}

/// Calls write(2), under a name that no method hides.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  // The caller keeps the bytes until the call returns.
  unsafe write(file, bytes, count)
}
