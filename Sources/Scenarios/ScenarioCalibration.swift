import Documents
import Insurance
import Results
import Wording

extension ScenarioFile {
  /// Moves figures of the scenario until its year meets published totals.
  ///
  /// - Parameters:
  ///   - file: the totals, and what may move.
  ///   - overrides: what the command line sets over the scenario.
  ///   - progress: told after every step how far off the farthest target is, in tolerances.
  /// - Throws: `DocumentError` where the scenario cannot be run, has not the figures, or does not know a total.
  package func calibrated(
    to file: TargetsFile, overrides: [Override] = [], progress: (_ step: Int, _ farthest: Double) -> Void = { _, _ in }
  ) throws(DocumentError) -> Calibration {
    let start = try scenario(overrides: overrides)
    let known = KnownFigures(of: start.plan)
    var problems = file.targets.filter { known[$0.metric.name] == nil }.map { target in
      let need: Message =
        target.metric.section == .care ? "an expense of episodes" : "a benefit in closed form and no trend"
      return Problem(
        "'\(target.metric.name)' of \(start.name) is not known without simulation: it needs \(need)",
        at: Place(file: file.path))
    }
    let stated = StatedInput.all(of: node)
    var parameters: [Calibration.Parameter] = []
    var moved: Set<String> = []
    for parameter in file.parameters {
      var figures: [(path: String, value: Double)] = []
      for path in parameter.paths {
        let set = overrides.last { $0.path == path.text }?.node
        let own = stated.first { $0.path == path.text }.map { Node(.scalar($0.text, isQuoted: false), at: $0.place) }
        guard let value = (set ?? own)?.number else {
          problems.append(
            Problem(
              "\(start.name) states no number at '\(path.text)'", at: path.place,
              nearest: nearestName(to: path.text, in: stated.map(\.path))))
          continue
        }
        if quantity(at: path.text, overrides: overrides)?.isWhole == true {
          problems.append(Problem("'\(path.text)' is a whole number, which cannot be moved a little", at: path.place))
          continue
        }
        guard moved.insert(path.text).inserted else {
          problems.append(Problem("'\(path.text)' is moved twice", at: path.place))
          continue
        }
        figures.append((path.text, value))
      }
      parameters.append(Calibration.Parameter(name: parameter.name, move: parameter.move, figures: figures))
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    let calibration = Calibration(targets: file.targets, parameters: parameters, progress: progress) { figures in
      let moved = figures.compactMap { try? Override(argument: "\($0.path)=\($0.value)") }
      return (try? scenario(overrides: overrides + moved)).map { KnownFigures(of: $0.plan) }
    }
    guard let calibration else {
      throw DocumentError(
        .invalid,
        [Problem("\(start.name) cannot be run with its parameters moved a little", at: Place(file: file.path))])
    }
    return calibration
  }

  /// What a reader must know of the scenario before believing what a calibration came to: with what was set and moves no
  /// target, neither as the scenario is nor with the figures that were found.
  ///
  /// - Throws: `DocumentError` where the scenario cannot be run.
  package func warnings(of calibration: Calibration, overrides: [Override]) throws(DocumentError) -> [Words] {
    let memory = EpisodeMemory()
    func known(_ overrides: [Override]) -> [Double?]? {
      (try? scenario(overrides: overrides, sharing: memory)).map { scenario in
        let known = KnownFigures(of: scenario.plan)
        return calibration.reached.map { known[$0.target.metric.name] }
      }
    }
    let found = calibration.figures.compactMap { try? Override(argument: "\($0.path)=\($0.value)") }
    let starts = [[], found]
    let start = try scenario(overrides: overrides, sharing: memory)
    let idle = IdleSetting.among(overrides, known: start.idleSettings()) { place in
      var others = overrides
      others.remove(at: place)
      return starts.allSatisfy { known(others + $0) == known(overrides + $0) }
    }
    let warnings = start.warnings
    return warnings + idle.map(\.words).filter { !warnings.contains($0) }
  }

  /// The text of the scenario file with some of its figures replaced, written as they were: a share as a share.
  ///
  /// - Throws: `DocumentError` where a figure is not found in the text, or the new text does not read as was asked.
  package func text(_ text: String, with figures: [(path: String, value: Double)]) throws(DocumentError) -> String {
    let stated = StatedInput.all(of: node)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    var changes: [(line: Int, column: Int, length: Int, new: [Unicode.Scalar])] = []
    for figure in figures {
      guard let input = stated.first(where: { $0.path == figure.path }), lines.indices.contains(input.place.line - 1),
        let column = Self.place(
          of: Array(input.text.unicodeScalars), in: lines[input.place.line - 1], from: input.place.column - 1)
      else {
        throw DocumentError(
          .invalid,
          [Problem("'\(figure.path)' is not a plain number of the file: write it by hand", at: Place(file: path))])
      }
      let isShare = input.text.hasSuffix("%")
      let new = isShare ? plain(figure.value * 100, 4) + "%" : plain(figure.value, 6)
      changes.append((input.place.line - 1, column, input.text.unicodeScalars.count, Array(new.unicodeScalars)))
    }
    // From the end of a line to its beginning, so that places stay.
    for change in changes.sorted(by: { ($0.line, $0.column) > ($1.line, $1.column) }) {
      lines[change.line].replaceSubrange(change.column..<change.column + change.length, with: change.new)
    }
    return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
  }

  private static func place(of text: [Unicode.Scalar], in line: [Unicode.Scalar], from start: Int) -> Int? {
    guard start >= 0, !text.isEmpty, line.count >= text.count else { return nil }
    return (start..<max(start, line.count - text.count + 1)).first { Array(line[$0..<$0 + text.count]) == text }
  }

  /// A number to so many decimals, without zeros at its end.
  private func plain(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }
}
