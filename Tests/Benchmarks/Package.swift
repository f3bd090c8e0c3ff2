// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A suite: what `swift package benchmark` finds and runs.
func suite(_ name: String, also dependencies: [Target.Dependency] = []) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "Benchmark", package: "benchmark"), .product(name: "DabingKit", package: "dabing"), "Workload",
    ] + dependencies,
    path: "Benchmarks/\(name)", swiftSettings: strict,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

// A package of its own, so that nobody who uses Dabing has to fetch what only its benchmarks need.
let package = Package(
  name: "dabing-benchmarks",
  platforms: [.macOS("26.0")],
  dependencies: [
    .package(name: "dabing", path: "../.."),
    // Without its traits it counts no allocations, and needs no library but those of Swift.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    suite("ChanceBenchmarks"),
    suite("InsuranceBenchmarks"),
    suite("SimulationBenchmarks", also: ["PersonLoop"]),

    // What the suites work on: the shipped scenarios and those of the benchmarks.
    .target(
      name: "Workload", dependencies: [.product(name: "DabingKit", package: "dabing")], swiftSettings: strict),

    // The peer in C, as a library for the suites and as a command for scripts/benchmark.
    .systemLibrary(name: "GSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "PersonLoop", dependencies: ["GSL"]),
    .executableTarget(name: "person-loop", dependencies: ["PersonLoop"]),
  ]
)
