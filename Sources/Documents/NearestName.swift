/// The name in a list that a mistyped one most probably stands for.
///
/// By the optimal string alignment distance (insert, delete, replace, swap neighbours): at most one edit for three
/// letters, so that an unrelated word suggests nothing.
package func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let typed = Array(name.lowercased())
  guard !typed.isEmpty, typed.count <= 80 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names {
    let distance = alignmentDistance(typed, Array(candidate.lowercased()))
    let allowed = max(1, max(typed.count, candidate.count) / 3)
    if distance <= allowed, best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
