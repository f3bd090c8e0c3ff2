/// What stands between the fields of a text.
package enum Delimiter {
  private static let candidates = Array(",\t;|".utf8)

  /// As a user types it: one character of ASCII, or `tab`; nil for anything else.
  package static func typed(_ text: String) -> UInt8? {
    if text == "tab" || text == "\\t" { return UInt8(ascii: "\t") }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte >= 0x09, !"\"\n\r".utf8.contains(byte) else {
      return nil
    }
    return byte
  }

  /// The delimiter that cuts most of the first records, the header among them, into equally many fields; a comma where
  /// none does.
  ///
  /// - Parameter isWhole: whether the sample is the whole text.
  static func found(in sample: [UInt8], isWhole: Bool) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), share: 0.0)
    for delimiter in candidates where sample.contains(delimiter) {
      let scanner = RecordScanner(delimiter: delimiter)
      let part = isWhole ? sample.count : scanner.wholeRecords(of: sample)
      var counts: [Int] = []
      scanner.scan(Array(sample.prefix(part > 0 ? part : sample.count)), firstLine: 1) { record in
        if !record.isBlank, counts.count < mostRecords { counts.append(record.count) }
      }
      let usual = Dictionary(grouping: counts, by: \.self).max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
      guard let usual, usual.key > 1 else { continue }
      let share = Double(usual.value.count) / Double(counts.count)
      // The header is among the records that agree where the delimiter is the right one: thousands apart have none there.
      if share > best.share { best = (delimiter, share) }
    }
    return best.delimiter
  }

  private static let mostRecords = 200

  /// As a text says it.
  package static func name(_ delimiter: UInt8) -> String {
    delimiter == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar(delimiter))
  }
}
