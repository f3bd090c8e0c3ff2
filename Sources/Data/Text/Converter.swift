import CData
import Foundation

/// Text of another encoding made UTF-8, by the system's own tables.
final class Converter {
  private let handle: iconv_t
  /// Bytes of a character that the last piece cut.
  private var rest: [UInt8] = []
  private let unit: Int
  /// How many bytes, or pairs of UTF-16, stand for nothing; each becomes U+FFFD.
  private(set) var invalid = 0

  init(from encoding: TextEncoding) throws(DataError.Code) {
    let handle = iconv_open("UTF-8", encoding.rawValue)
    guard let handle, handle != iconv_t(bitPattern: -1) else { throw .noConverter(encoding) }
    self.handle = handle
    unit = encoding == .gb18030 ? 1 : 2
  }

  func convert(_ piece: some Collection<UInt8>, isLast: Bool) -> [UInt8] {
    var input = rest + piece
    rest = []
    // Two bytes become three at most.
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 3 / 2 + 16)
    var start = 0
    while start < input.count {
      let (used, made, problem) = step(&input, from: start)
      output += made
      start += used
      guard problem != 0 else { continue }
      if problem == EINVAL, !isLast {
        rest = Array(input[start...])
        break
      }
      if problem == EILSEQ || problem == EINVAL {
        output += [0xEF, 0xBF, 0xBD]
        invalid += 1
        start += problem == EINVAL ? input.count - start : unit
      }
    }
    return output
  }

  /// Converts as far as it goes, in portions that bound the output.
  private func step(_ input: inout [UInt8], from start: Int) -> (used: Int, made: [UInt8], problem: Int32) {
    let count = min(input.count - start, 1 << 16)
    let isPart = start + count < input.count
    var problem: Int32 = 0
    var used = 0
    let made = [UInt8](unsafeUninitializedCapacity: count * 2 + 16) { buffer, filled in
      input.withUnsafeMutableBytes { bytes in
        var source = bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
        var left = count
        var room = buffer.count
        var target = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        if iconv(handle, &source, &left, &target, &room) == -1 { problem = errno }
        used = count - left
        filled = buffer.count - room
      }
    }
    // A character cut at the end of a portion is whole in the next.
    if problem == EINVAL, isPart, used > 0 { problem = 0 }
    return (used, made, problem)
  }

  deinit { iconv_close(handle) }
}
