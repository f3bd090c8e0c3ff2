import Documents
import Files
import Foundation
import Insurance
import Plans
import Scenarios
import Simulation

/// The shards of one run, found whole: every replication once.
package struct ShardSet: Sendable {
  /// A shard with the file that holds it.
  struct Member: Sendable {
    let path: String
    let number: ShardNumber
    let header: ShardHeader

    var study: ShardStudy { header.study }
    var range: Range<Int> { number.range(of: study.replications) }
  }

  /// By their replications.
  private let members: [Member]
  private let study: ShardStudy

  /// Reads every file once, from its first byte to its last, and keeps none of it.
  ///
  /// - Parameters:
  ///   - paths: of shard files, and of folders, of which every file counts whose name ends in `.dabing`.
  ///   - progress: told how many of how many files are read.
  /// - Throws: `ShardFaults` with all that is wrong with the files, and with them together.
  package init(
    at paths: [String], progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(ShardFaults) {
    var faults: [ShardFault] = []
    let files = Self.files(at: paths, &faults)
    var sound: [Member] = []
    // A file that is damaged stands for its replications: that they are missing need not be said beside it.
    var damaged: [Member] = []
    for (done, path) in files.enumerated() {
      do throws(ShardFault) {
        var reader = try ShardReader(path)
        let member = Member(path: path, number: reader.number, header: reader.header)
        do throws(ShardFault) {
          try reader.readRows { _ in }
          sound.append(member)
        } catch {
          damaged.append(member)
          faults.append(error)
        }
      } catch {
        faults.append(error)
      }
      progress(done + 1, files.count)
    }
    let (own, foreign) = Self.ofOneRun(sound)
    faults += foreign
    if let study = own.first?.study {
      if !study.isOfThisProgram { faults.append(Self.otherProgram(own[0])) }
      let coverage = ShardCoverage(
        of: own, beside: damaged.filter { $0.study.traits == study.traits }, replications: study.replications)
      faults += coverage.faults
    }
    guard faults.isEmpty, let first = own.first else { throw ShardFaults(faults) }
    members = own.sorted { $0.range.lowerBound < $1.range.lowerBound }
    study = first.study
  }

  /// The files at some paths, in their order.
  static func files(at paths: [String], _ faults: inout [ShardFault]) -> [String] {
    paths.flatMap { path -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [path]
      }
      // A hidden one is being written.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.filter {
        $0.hasSuffix(".\(ShardNumber.ending)") && !$0.hasPrefix(".")
      }
      guard let names, !names.isEmpty else {
        faults.append(
          ShardFault(
            path, en: "has no shards: 'dabing run --shard' writes them, and their names end in .\(ShardNumber.ending)",
            zh: "文件夹中没有分片；分片由 dabing run --shard 生成，文件名以 .\(ShardNumber.ending) 结尾"))
        return []
      }
      return names.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }
  }

  /// The shards of the run that most of them are of, and what makes each of the others foreign.
  private static func ofOneRun(_ members: [Member]) -> (own: [Member], foreign: [ShardFault]) {
    var order: [[ShardStudy.Trait]] = []
    var byTraits: [[ShardStudy.Trait]: [Member]] = [:]
    for member in members {
      let traits = member.study.traits
      if byTraits[traits] == nil { order.append(traits) }
      byTraits[traits, default: []].append(member)
    }
    // Of equally many the first.
    guard let most = byTraits.values.map(\.count).max(),
      let traits = order.first(where: { byTraits[$0]?.count == most }), let own = byTraits[traits]
    else { return ([], []) }
    let foreign = members.filter { $0.study.traits != traits }.map { member in
      let differing = Self.differences(member.study.traits, traits)
      return ShardFault(
        member.path,
        en: "is of another run than '\(own[0].path)' (\(differing.en)): leave it out, or compute it again",
        zh: "与“\(own[0].path)”不属于同一次模拟（\(differing.zh)）；请移除或重新计算")
    }
    return (own, foreign)
  }

  /// In which traits a shard differs from what it ought to be: the first two, from which the others mostly follow.
  private static func differences(_ traits: [ShardStudy.Trait], _ wanted: [ShardStudy.Trait]) -> Words {
    let differing = zip(traits, wanted).filter { $0 != $1 }.prefix(2)
    return Words(
      en: differing.map { "\($0.name.en) \($0.value), not \($1.value)" }.joined(separator: "; "),
      zh: differing.map { "\($0.name.zh)为\($0.value)，而非\($1.value)" }.joined(separator: "；"))
  }

  private static func otherProgram(_ member: Member) -> ShardFault {
    let study = member.study
    return ShardFault(
      member.path,
      en:
        "was computed by \(study.program) \(study.programVersion) with model version \(study.modelVersion), which is not this program: merge with that one, or compute all shards again",
      zh: "由\(study.program) \(study.programVersion)（模型版本\(study.modelVersion)）计算，与本程序不同；请用该程序合并，或重新计算全部分片")
  }

  /// The comparison that the shards are of; nil where they are of a run.
  package var comparison: ComparisonSource? { study.comparison }

  /// The scenario that was run, made again of the texts that the shards carry.
  ///
  /// - Throws: `DocumentError` where the texts are those of no scenario; `ShardFaults` where this program makes another
  ///   plan of them than the shards are of.
  /// - Precondition: ``comparison`` is nil.
  package func scenario() throws -> Scenario {
    guard let source = study.source else { preconditionFailure("a comparison has several scenarios") }
    let scenario = try source.scenario(named: members[0].path)
    try check(ShardStudy(scenario, from: source))
    return scenario
  }

  /// Whether this program makes the plans of the comparison's texts that the shards are of.
  ///
  /// - Throws: `ShardFaults` where it makes others.
  package func check(_ baseline: Scenario, _ plans: [SimulationPlan]) throws(ShardFaults) {
    if let comparison = study.comparison { try check(ShardStudy(baseline, plans, of: comparison)) }
  }

  private func check(_ own: ShardStudy) throws(ShardFaults) {
    let first = members[0]
    guard own.columns == study.columns, own.traits == study.traits else {
      let differing =
        own.traits == study.traits
        ? Words(en: "other columns", zh: "数据列不同") : Self.differences(study.traits, own.traits)
      throw ShardFaults([
        ShardFault(
          first.path,
          en:
            "is not of what this program makes of its scenario (\(differing.en)): merge with the program that computed it",
          zh: "与本程序按其情景得到的结果不符（\(differing.zh)）；请用计算该分片的程序合并")
      ])
    }
  }

  /// The claims of all replications, by year.
  ///
  /// - Parameters:
  ///   - plan: of ``scenario()``.
  ///   - progress: told how many of how many files are read.
  /// - Throws: `ShardFaults` where a file is not what it was any more, or holds what no year brings, or where all do not
  ///   fit on this machine.
  package func claims(
    of plan: SimulationPlan, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(ShardFaults) -> [PackedClaims] {
    try claims(ofRun: 0, among: [plan], progress: progress)
  }

  /// The claims of one of several runs. Every file is read again for each, so that no more than one is held.
  package func claims(
    ofRun run: Int, among plans: [SimulationPlan], progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(ShardFaults) -> [PackedClaims] {
    let layouts = RunLayouts(of: plans)
    var claims: ClaimsOfPaths
    do throws(SimulationError) { claims = try ClaimsOfPaths(of: plans[run]) } catch {
      throw ShardFaults([ShardFault(members[0].path, error)])
    }
    for (done, member) in members.enumerated() {
      do throws(ShardFault) {
        var reader = try ShardReader(member.path)
        guard reader.header == member.header else {
          throw ShardFault(member.path, en: "changed while it was read", zh: "读取过程中内容发生变化")
        }
        try reader.readRows { row throws(ShardFault) in
          guard let years = layouts.claims(ofRun: run, in: row) else {
            throw ShardFault(
              member.path,
              en:
                "holds a number of people that no year has, in replication \(claims.count): compute it again with --shard \(member.number.text)",
              zh: "第\(claims.count)次模拟的人数不可能出现；请用 --shard \(member.number.text) 重新计算")
          }
          do throws(SimulationError) { try claims.append(years) } catch { throw ShardFault(member.path, error) }
        }
      } catch {
        throw ShardFaults([error])
      }
      progress(done + 1, members.count)
    }
    return claims.years
  }
}
