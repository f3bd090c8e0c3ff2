import Insurance

/// What a reader must know of single points of a search, each sentence once: those of most points first, and of many no
/// more than a few.
struct PointWarnings {
  let all: [Words]

  private static let most = 5

  /// - Parameter points: the warnings of each point beside those that hold for all.
  init(_ points: [[Words]]) {
    var counts: [Words: Int] = [:]
    var order: [Words] = []
    for warning in points.joined() {
      if counts[warning] == nil { order.append(warning) }
      counts[warning, default: 0] += 1
    }
    let places = order.indices.sorted {
      (counts[order[$1]] ?? 0, $0) < (counts[order[$0]] ?? 0, $1)
    }
    let left = order.count - Self.most
    all =
      places.prefix(Self.most).map { order[$0] }
      + (left > 0
        ? [
          Words(
            en:
              "\(left) more such remark\(left == 1 ? "" : "s") on single points: `dabing run` with their values says them",
            zh: "另有\(left)条仅涉及个别取值的提示，见以该取值运行的dabing run")
        ] : [])
  }
}
