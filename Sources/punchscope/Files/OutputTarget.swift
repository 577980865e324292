// Finds the target of a name that is to be written, and checks that it may be.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The target of a name.
///
/// ```text
///   -, /dev/stdout, /dev/fd/3   that open file
///   out.svg -> pictures/a.svg   pictures/a.svg, there or not
///   /dev/null, a FIFO           what reads there
/// ```
struct OutputTarget {
  /// The kinds of targets.
  enum Kind {
    /// Nothing is there yet.
    case nothing
    /// A regular file.
    case file(stat)
    /// A device or a FIFO.
    case stream
    /// A file that is open already.
    case descriptor(Int32)
  }

  /// The name that the user gave.
  let name: String
  /// The path, with the symbolic links at its end followed.
  let path: String
  /// The kind of the target.
  let kind: Kind

  /// The number of symbolic links that the kernel follows.
  private static let linkLimit = 40

  /// Finds the target of a path.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - name: the name that the user gave.
  /// - Throws: the reason why it cannot be written.
  init(_ path: String, named name: String) throws(OutputError) {
    self.name = name
    var path = path
    func refusal(_ reason: OutputError.Reason) -> OutputError {
      OutputError(name: name, reason: reason)
    }
    guard !path.isEmpty else { throw refusal(.noName) }
    for _ in 0...Self.linkLimit {
      if let number = path == "-" ? STDOUT_FILENO : Self.descriptor(path) {
        guard Self.isWritable(descriptor: number) else { throw refusal(.closed(number)) }
        (self.path, kind) = (path, .descriptor(number))
        return
      }
      var status = stat()
      // The structure and the text outlive the call.
      guard unsafe lstat(path, &status) == 0 else {
        if let reason = Self.reasonAgainst(newFile: path, errno) { throw refusal(reason) }
        (self.path, kind) = (path, .nothing)
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK:
        guard Self.isTrusted(link: status, path) else { throw refusal(.foreignLink(path)) }
        guard let next = Self.target(ofLink: path) else { throw refusal(.system(errno)) }
        path = next
      case S_IFDIR: throw refusal(.folder)
      case S_IFSOCK: throw refusal(.socket)
      case S_IFREG:
        // The superuser may write every file; but a file without any write permission was closed on
        // purpose.
        guard status.st_mode & 0o222 != 0 else { throw refusal(.readOnly) }
        guard Self.isPermitted(path, W_OK) else { throw refusal(Self.refusalReason(errno)) }
        (self.path, kind) = (path, .file(status))
        return
      default:
        guard Self.isPermitted(path, W_OK) else { throw refusal(Self.refusalReason(errno)) }
        (self.path, kind) = (path, .stream)
        return
      }
    }
    throw refusal(.endlessLinks)
  }

  // MARK: Names of open files

  /// Returns the number in a name such as `/dev/fd/3` or `/proc/self/fd/1`; nil for other names.
  private static func descriptor(_ path: String) -> Int32? {
    if path == "/dev/stdout" { return STDOUT_FILENO }
    if path == "/dev/stderr" { return STDERR_FILENO }
    guard let number = Int32(path.lastPathComponent), number >= 0 else { return nil }
    let folder = path.folder
    if folder == "/dev/fd" { return number }
    // The text is made by the call and freed at once.
    guard let resolved = unsafe realpath(folder, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved) == "/proc/\(getpid())/fd" ? number : nil
  }

  private static func isWritable(descriptor: Int32) -> Bool {
    let flags = fcntl(descriptor, F_GETFL)
    return flags >= 0 && flags & O_ACCMODE != O_RDONLY
  }

  // MARK: Symbolic links

  /// Returns true if the kernel would follow a link: not one that another user has put into a folder
  /// such as /tmp.
  ///
  /// Kernel: may_follow_link(), fs/namei.c, with fs.protected_symlinks.
  private static func isTrusted(link: stat, _ path: String) -> Bool {
    var folder = stat()
    // The structure and the text outlive the call.
    guard link.st_uid != geteuid(), unsafe stat(path.folder, &folder) == 0 else { return true }
    let isOpenToAll = folder.st_mode & 0o1002 == 0o1002
    return !isOpenToAll || folder.st_uid == link.st_uid
  }

  /// Returns the path that a link leads to, or nil if it cannot be read.
  private static func target(ofLink path: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    // The path and the buffer outlive the call.
    let count = unsafe readlink(path, &text, text.count)
    guard count > 0 else { return nil }
    let target = String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return target.hasPrefix("/") ? target : "\(path.folder)/\(target)"
  }

  // MARK: Permissions

  private static func isPermitted(_ path: String, _ mode: Int32) -> Bool {
    // The text outlives the call. The rights of the effective user count, as in open().
    unsafe faccessat(AT_FDCWD, path, mode, AT_EACCESS) == 0
  }

  private static func refusalReason(_ error: Int32) -> OutputError.Reason {
    error == EACCES || error == EPERM ? .forbidden : .system(error)
  }

  /// Returns the obstacle to a new file; nil if it can be made.
  private static func reasonAgainst(newFile path: String, _ error: Int32) -> OutputError.Reason? {
    let folder = path.folder
    var status = stat()
    // The structure and the text outlive the call.
    guard unsafe stat(folder, &status) == 0 else {
      return switch errno {
      case ENOENT: .missingFolder(folder)
      case ENOTDIR: .notAFolder(folder)
      default: refusalReason(errno)
      }
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return .notAFolder(folder) }
    guard error == ENOENT else { return refusalReason(error) }
    guard !path.hasSuffix("/") else { return .missingFolder(path) }
    let isOpen = status.st_mode & 0o222 != 0 && isPermitted(folder, W_OK | X_OK)
    return isOpen ? nil : .closedFolder(folder)
  }
}

extension String {
  /// The folder of the file with this path.
  var folder: String {
    var name = self[...]
    while name.count > 1, name.hasSuffix("/") { name = name.dropLast() }
    guard let slash = name.lastIndex(of: "/") else { return "." }
    return slash == name.startIndex ? "/" : String(name[..<slash])
  }
}
