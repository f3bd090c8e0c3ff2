import Files

/// Reads a shard file from its first byte to its last. The file may hold anything: nothing of it is believed before its
/// length is that which its first line promises, and nothing is taken for whole before its checksum.
struct ShardReader {
  let header: ShardHeader
  let number: ShardNumber
  private let file: InputFile
  private var checksum = Checksum()
  private let lengthOfHeader: Int

  /// Bytes that are read at once, unless a replication has more.
  private static let block = 1 << 20

  /// - Throws: `ShardFault` where the file cannot be opened, or its first line is that of no shard that this program
  ///   reads.
  init(_ path: String) throws(ShardFault) {
    let line: [UInt8]?
    do throws(InputError) {
      file = try InputFile(path)
      line = try file.line(atMost: ShardHeader.longest)
    } catch {
      throw ShardFault(error)
    }
    guard let line, line.starts(with: ShardHeader.beginning) else {
      throw ShardFault(
        path, en: "is no shard, or its beginning is damaged: 'dabing run --shard' writes shards",
        zh: "不是分片文件，或文件开头已损坏；分片由 dabing run --shard 生成")
    }
    if let version = ShardHeader.version(of: line), version > ShardHeader.version {
      throw ShardFault(
        path,
        en:
          "is a shard of form \(version), and this program reads form \(ShardHeader.version): merge with the program that wrote it",
        zh: "分片格式为第\(version)版，本程序读取第\(ShardHeader.version)版；请用生成该文件的程序合并")
    }
    guard let header = ShardHeader(line: line), let number = header.number else {
      throw ShardFault(
        path, en: "is changed: its first line is not that of a shard; compute it again",
        zh: "内容已改变：首行不是分片的文件头；请重新计算")
    }
    self.header = header
    self.number = number
    lengthOfHeader = line.count + 1
    checksum.add(line[...])
    checksum.add([UInt8(ascii: "\n")])
  }

  /// The rest of the file, replication by replication.
  ///
  /// - Parameter take: what is done with the row of each; it is called before the checksum is known.
  /// - Throws: `ShardFault` where the file is not as it was written, or what `take` throws.
  mutating func readRows(_ take: (ArraySlice<UInt64>) throws(ShardFault) -> Void) throws(ShardFault) {
    let numbers = header.study.columns.count
    let range = number.range(of: header.study.replications)
    let (body, isTooLong) = (8 * numbers).multipliedReportingOverflow(by: range.count)
    guard !isTooLong, file.size - lengthOfHeader - ShardFile.checksumLength == body else {
      throw ShardFault(
        file.path,
        en: "is cut or has too much: it has \(file.size) bytes, and its first line promises "
          + "\(isTooLong ? "more" : "\(body + lengthOfHeader + ShardFile.checksumLength)"); compute it again with --shard \(number.text)",
        zh: "文件不完整或有多余内容：共\(file.size)字节，与首行所述不符；请用 --shard \(number.text) 重新计算")
    }
    let atOnce = max(1, Self.block / (8 * numbers))
    var left = range.count
    while left > 0 {
      let rows = min(atOnce, left)
      let bytes = try next(8 * numbers * rows)
      guard bytes.count == 8 * numbers * rows else { throw changed }
      checksum.add(bytes[...])
      let all = ShardFile.numbers(of: bytes)
      for place in 0..<rows { try take(all[place * numbers..<(place + 1) * numbers]) }
      left -= rows
    }
    guard try next(ShardFile.checksumLength) == Array((checksum.text + "\n").utf8) else { throw changed }
  }

  private func next(_ count: Int) throws(ShardFault) -> [UInt8] {
    do throws(InputError) { return try file.read(count) } catch { throw ShardFault(error) }
  }

  private var changed: ShardFault {
    ShardFault(
      file.path,
      en: "is changed: its checksum is not that of what it holds; compute it again with --shard \(number.text)",
      zh: "内容已改变：校验和不符；请用 --shard \(number.text) 重新计算")
  }
}
