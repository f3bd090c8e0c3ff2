import CData

/// Bytes that were packed by deflate, unpacked piece by piece.
package final class Inflater {
  private var stream = z_stream()
  private var input: [UInt8] = []
  private var isReady: Bool
  /// Whether the end of the packed data was met.
  package private(set) var isAtEnd = false
  private static let room = 1 << 18

  package init() {
    // Raw data without a header: a window of −15.
    isReady = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  /// - Returns: what some more packed bytes come to; nil where they are damaged.
  package func unpack(_ packed: [UInt8]) -> [UInt8]? {
    guard isReady else { return nil }
    var output: [UInt8] = []
    var packed = packed
    let count = packed.count
    var used = 0
    while !isAtEnd, used < count || output.count.isMultiple(of: Self.room) {
      var status: Int32 = Z_OK
      let piece = [UInt8](unsafeUninitializedCapacity: Self.room) { buffer, filled in
        packed.withUnsafeMutableBufferPointer { input in
          stream.next_in = input.baseAddress.map { $0 + used }
          stream.avail_in = uInt(count - used)
          stream.next_out = buffer.baseAddress
          stream.avail_out = uInt(buffer.count)
          status = inflate(&stream, Z_NO_FLUSH)
          used = count - Int(stream.avail_in)
          filled = buffer.count - Int(stream.avail_out)
        }
      }
      output += piece
      if status == Z_STREAM_END {
        isAtEnd = true
      } else if status == Z_BUF_ERROR {
        break
      } else if status != Z_OK {
        return nil
      }
      if piece.isEmpty { break }
    }
    return output
  }

  deinit { if isReady { inflateEnd(&stream) } }
}
