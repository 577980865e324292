// Tells when a file appears in a folder, changes there or goes.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A descriptor that can be read once something has happened to the files of a folder.
///
/// If the system has none, or no more of them, the caller has to look now and then.
struct FolderWatch: ~Copyable {
  /// The descriptor; nil where there is none.
  let descriptor: Int32?
  private let path: String
  private let identity: ino_t?

  /// Watches the folder at `path`.
  init(path: String) {
    self.path = path
    identity = Self.identity(of: path)
    #if canImport(Glibc)
      let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      let events = UInt32(IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE)
      // The name outlives the call.
      guard descriptor >= 0, unsafe inotify_add_watch(descriptor, path, events) >= 0 else {
        if descriptor >= 0 { close(descriptor) }
        self.descriptor = nil
        return
      }
      self.descriptor = descriptor
    #else
      descriptor = nil
    #endif
  }

  /// True while the folder at the path is the one that is watched.
  var isCurrent: Bool { Self.identity(of: path) == identity }

  private static func identity(of path: String) -> ino_t? {
    var status = stat()
    // The name and the structure outlive the call.
    return unsafe stat(path, &status) == 0 ? status.st_ino : nil
  }

  /// Forgets what has happened so far.
  func drain() {
    #if canImport(Glibc)
      guard let descriptor else { return }
      var bytes = [UInt8](repeating: 0, count: 4096)
      // The buffer outlives the call.
      while unsafe bytes.withUnsafeMutableBytes({
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }) > 0 {}
    #endif
  }

  deinit {
    #if canImport(Glibc)
      if let descriptor { close(descriptor) }
    #endif
  }
}
