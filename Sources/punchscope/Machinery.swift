// Knows what the machine has to offer.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The number of cores.
func coreCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// The memory of the machine, in bytes.
func memorySize() -> Int {
  Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

/// The most memory that the program has had, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  // The structure outlives the call. Linux counts in units of 1024 bytes.
  #if canImport(Glibc)
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  #else
    guard unsafe getrusage(RUSAGE_SELF, &usage) == 0 else { return 0 }
    return usage.ru_maxrss
  #endif
}
