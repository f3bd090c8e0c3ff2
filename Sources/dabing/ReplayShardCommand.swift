import ArgumentParser
import CommandOptions
import Data
import Documents
import Files
import Insurance
import Replay
import Shards

extension ReplayCommand {
  /// What `merge` has the options for, and what no part of a file can do.
  func checkShardCombination() throws {
    guard let shard else {
      if piped.part != nil { throw wrongUsage("--head goes with --shard.") }
      return
    }
    if output == nil { throw wrongUsage("--shard goes with --output FOLDER, which gets the shard.") }
    guard (file == "-") == (piped.part != nil) else {
      throw wrongUsage(
        "--shard settles a part of a file: a pipe has none unless --head, --bytes and --file-name tell of which.")
    }
    if person != nil {
      throw wrongUsage("--person adds up rows that may lie in different parts of the file: leave --shard out.")
    }
    if format.json { throw wrongUsage("--shard settles a part of a file: give --json to dabing merge.") }
    if reading.sheet != nil { throw wrongUsage("--shard settles a part of a text file: a sheet has no parts.") }
    if reading.skipBadRows {
      throw wrongUsage(
        "--skip-bad-rows looks at all rows of a file, and goes without --shard: mend the rows that a part names.")
    }
    guard shard.count <= ReplayShard.mostParts else {
      throw wrongUsage("--shard: there are at most 1,000,000 parts.")
    }
  }

  /// Settles the people of a part of the file and writes what they come to.
  func settle(_ shard: ShardNumber, _ plan: ReplayPlan) throws {
    let request = try ReplayRequest(policies, year: checked(year), plan)
    let folder = try OutputFolder(output ?? "")
    let path = folder.path(of: shard.fileName)
    _ = try Destinations([path], mayReplace: force.isForced)
    let data: DataFile
    do throws(DataError) {
      data = try reading.open(file, part: FilePart(shard.place, of: shard.count), piped: piped.part, isJoinable: true)
    } catch {
      throw error.told(format)
    }
    let line = work.progress("settling", "结算中", format.lang)
    let replay = try read(data, plan, nil, line)
    line?.finish()
    guard let part = replay.part(from: data.firstLine) else {
      try tellBadRows(of: replay, data, shard)
      throw ExitCode(65)
    }
    // Shards that end at the same time each add a file to the folder; none takes its place.
    try folder.make()
    let made = ReplayShard(shard, of: request, part)
    try OutputDraft.write([OutputFile(path, pieces: made.write(to:))], mayReplace: force.isForced)
    complain(
      said: format.say(
        "wrote \(path), bytes \(part.stretch.start) to \(part.stretch.end) of \(part.stretch.size); when all are there: dabing merge \(output ?? "")",
        "已写入\(path)，字节\(part.stretch.start)至\(part.stretch.end)（共\(part.stretch.size)）；全部完成后：dabing merge \(output ?? "")"
      ))
  }

  /// Bad rows by their lines in the whole file; one at an end of the part may be a row that the border cuts.
  private func tellBadRows(of replay: Replay, _ data: DataFile, _ shard: ShardNumber) throws {
    let before = data.linesBefore()
    defer {
      if shard.count > 1, replay.reading.badRows.first.contains(where: { $0.reason == .malformed }) {
        complain(
          said: format.say(
            "if a field in quotes has line breaks, the border of part \(shard.text) may fall into it: take another number of parts",
            "若引号内的字段含换行，第\(shard.text)部分的边界可能落在其中：请改用其他分片数"))
      }
    }
    try reading.tell(replay.reading, after: 1 + before - data.firstLine, format)
  }
}
