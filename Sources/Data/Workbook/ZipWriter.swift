import CData

/// A zip archive in the making (APPNOTE.TXT 6.3): files packed by deflate, without a time of day, so that equal contents are
/// equal archives.
package struct ZipWriter {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  /// 1980-01-01, the first day of the format's calendar.
  private static let day = 0x21

  package init() {}

  /// Adds a file. The first one added is the first one read.
  ///
  /// - Precondition: all files together stay below 4 GB, which nothing that people read comes near.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(archive.count + bytes.count < 0xffff_0000, "A zip archive of this form holds 4 GB.")
    let packed = Self.deflated(bytes)
    // Where there is no memory to pack it, it stands as it is.
    let content = packed ?? bytes
    let path = Array(name.utf8)
    let checksum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) }
    let offset = archive.count
    var header: [UInt8] = []
    // Version 2.0; names are UTF-8.
    Self.put(20, 2, &header)
    Self.put(0x0800, 2, &header)
    Self.put(packed == nil ? 0 : 8, 2, &header)
    Self.put(0, 2, &header)
    Self.put(Self.day, 2, &header)
    Self.put(Int(checksum), 4, &header)
    Self.put(content.count, 4, &header)
    Self.put(bytes.count, 4, &header)
    Self.put(path.count, 2, &header)
    Self.put(0, 2, &header)
    Self.put(0x0403_4b50, 4, &archive)
    archive += header + path + content
    Self.put(0x0201_4b50, 4, &directory)
    Self.put(20, 2, &directory)
    directory += header
    // No comment, first disk, no attributes.
    Self.put(0, 2, &directory)
    Self.put(0, 2, &directory)
    Self.put(0, 2, &directory)
    Self.put(0, 4, &directory)
    Self.put(offset, 4, &directory)
    directory += path
    count += 1
  }

  /// The archive as it stands.
  package var bytes: [UInt8] {
    var end: [UInt8] = []
    Self.put(0x0605_4b50, 4, &end)
    Self.put(0, 4, &end)
    Self.put(count, 2, &end)
    Self.put(count, 2, &end)
    Self.put(directory.count, 4, &end)
    Self.put(archive.count, 4, &end)
    Self.put(0, 2, &end)
    return archive + directory + end
  }

  private static func put(_ value: Int, _ width: Int, _ bytes: inout [UInt8]) {
    for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }

  /// - Returns: nil where zlib has no memory for it.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // Raw data without a header: a window of −15.
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, uLong(bytes.count)))
    var input = bytes
    var isWhole = false
    let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = uInt(buffer.count)
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
        filled = buffer.count - Int(stream.avail_out)
      }
    }
    return isWhole ? packed : nil
  }
}
