// swift-tools-version: 6.2
// Order: products, dependencies, then every target followed by its tests, from the bottom of the
// picture in docs/architecture.md to the top. The comment over a target is its line there.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The settings of every target that touches neither C nor raw memory.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "punchscope",
  platforms: [.macOS("26.0")],
  targets: [
    // Shmem: mm/shmem.c of 2014 against faults, reads and reclaim: the machine, its steps, the
    // kernels, the promises; the radix tree.
    .target(name: "Shmem", swiftSettings: pure),
    .testTarget(name: "ShmemTests", dependencies: ["Shmem"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
