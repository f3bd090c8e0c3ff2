/// Text of another encoding made UTF-8.
struct Converter {
  private let encoding: TextEncoding
  /// Bytes of a character that the last piece cut.
  private var rest: [UInt8] = []
  /// How many bytes, or pairs of UTF-16, stand for nothing; each becomes U+FFFD.
  private(set) var invalid = 0

  init(from encoding: TextEncoding) { self.encoding = encoding }

  mutating func convert(_ piece: some Collection<UInt8>, isLast: Bool) -> [UInt8] {
    let input = rest + piece
    // Two bytes become three at most.
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 3 / 2 + 16)
    let used = input.withUnsafeBufferPointer { bytes in
      encoding == .gb18030 ? addGB18030(bytes, &output) : addUTF16(bytes, &output)
    }
    rest = Array(input[used...])
    if isLast, !rest.isEmpty {
      addInvalid(&output)
      rest = []
    }
    return output
  }

  /// - Returns: how many bytes are used: what is left is a character that goes on.
  private mutating func addGB18030(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) -> Int {
    var place = 0
    while place < bytes.count {
      if bytes[place] < 0x80 {
        output.append(bytes[place])
        place += 1
        continue
      }
      switch GB18030.read(bytes[place...]) {
      case .character(let character, let length):
        Self.add(character, &output)
        place += length
      case .nothing:
        addInvalid(&output)
        place += 1
      case .cut: return place
      }
    }
    return place
  }

  private mutating func addUTF16(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) -> Int {
    func unit(_ place: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[place]), UInt32(bytes[place + 1]))
      return encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second
    }
    var place = 0
    while place + 1 < bytes.count {
      let high = unit(place)
      if high & 0xF800 != 0xD800 {
        Self.add(high, &output)
        place += 2
        continue
      }
      guard high < 0xDC00 else {
        addInvalid(&output)
        place += 2
        continue
      }
      guard place + 3 < bytes.count else { return place }
      let low = unit(place + 2)
      if low & 0xFC00 == 0xDC00 {
        Self.add(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF, &output)
        place += 4
      } else {
        addInvalid(&output)
        place += 2
      }
    }
    return place
  }

  private mutating func addInvalid(_ output: inout [UInt8]) {
    output += [0xEF, 0xBF, 0xBD]
    invalid += 1
  }

  /// A character as UTF-8.
  @inline(__always)
  private static func add(_ character: UInt32, _ output: inout [UInt8]) {
    func last(_ shift: UInt32) -> UInt8 { UInt8(0x80 | character >> shift & 0x3F) }
    switch character {
    case ..<0x80: output.append(UInt8(character))
    case ..<0x800:
      output.append(UInt8(0xC0 | character >> 6))
      output.append(last(0))
    case ..<0x10000:
      output.append(UInt8(0xE0 | character >> 12))
      output.append(last(6))
      output.append(last(0))
    default:
      output.append(UInt8(0xF0 | character >> 18 & 7))
      output.append(last(12))
      output.append(last(6))
      output.append(last(0))
    }
  }
}
