/// A drawing as an enhanced metafile ([MS-EMF]): lines and words that Word, WPS and LibreOffice draw themselves at any size, in
/// their own fonts. Nothing has to be rasterised, so that no font of this machine is needed and equal drawings are equal files.
struct Metafile {
  private var records: [UInt8] = []
  private var count = 0
  /// The number of the pen, brush or font of each kind that is made already.
  private var objects: [Object: Int] = [:]
  private let drawing: Drawing
  private let font: String

  private enum Object: Hashable {
    case pen(colour: Int, width: Int, style: Int)
    case brush(colour: Int)
    case font(isBold: Bool)
  }

  /// Units of the file in one of the drawing.
  private static let scale = 20.0
  /// No pen and no brush, which every device has.
  private static let (noBrush, noPen) = (0x8000_0005, 0x8000_0008)

  /// - Parameter font: of all words.
  init(_ drawing: Drawing, font: String) {
    self.drawing = drawing
    self.font = font
  }

  var bytes: [UInt8] {
    var file = self
    file.draw()
    return file.written
  }

  private var size: (width: Int, height: Int) { (Int(Drawing.width), Int(max(1, drawing.height.rounded(.up)))) }

  private mutating func draw() {
    // Units of the drawing are pixels of the reference device.
    record(17, Self.long(8))
    record(10, Self.long(0) + Self.long(0))
    record(9, Self.long(size.width * Int(Self.scale)) + Self.long(size.height * Int(Self.scale)))
    record(12, Self.long(0) + Self.long(0))
    record(11, Self.long(size.width) + Self.long(size.height))
    // Words without a ground.
    record(18, Self.long(1))
    for mark in drawing.marks {
      let look = Look(mark.look)
      switch mark.shape {
      case .line(let from, let to): polyline([from, to], look)
      case .path(let points, let isClosed): isClosed ? polygon(points, look) : polyline(points, look)
      case .rectangle(let x, let y, let width, let height):
        polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], look)
      case .circle(let x, let y, let radius):
        select(look)
        let box = [x - radius, y - radius, x + radius, y + radius]
        record(42, box.flatMap { Self.long(Self.unit($0)) })
      case .text(let words, let x, let y, let anchor): text(words, x, y, anchor, look)
      }
    }
    // The end of the file, without a palette.
    record(14, Self.long(0) + Self.long(16) + Self.long(20))
  }

  private mutating func polyline(_ points: [(Double, Double)], _ look: Look) {
    guard look.stroke != nil, points.count > 1 else { return }
    select(look)
    // The long forms take coordinates of 32 bits; a record of 16 bits would do, but not for a curve of many points.
    record(4, Self.path(points))
  }

  private mutating func polygon(_ points: [(Double, Double)], _ look: Look) {
    select(look)
    record(3, Self.path(points))
  }

  private mutating func text(_ words: String, _ x: Double, _ y: Double, _ anchor: Drawing.Anchor, _ look: Look) {
    select(
      object(.font(isBold: look.isBold)) { file, number in
        file.record(82, Self.long(number) + file.fontBytes(isBold: look.isBold))
      })
    record(24, Self.long(Self.colour(look.ink)))
    // The base line, from the left, the middle or the right.
    let align =
      switch anchor {
      case .start: 24
      case .middle: 24 | 6
      case .end: 24 | 2
      }
    record(22, Self.long(align))
    let units = Array(words.utf16)
    let place = Self.long(Self.unit(x)) + Self.long(Self.unit(y))
    // Compatible graphics, whose scale is one to one.
    var content = Self.nowhere + Self.long(1) + Self.real(1) + Self.real(1)
    // The words begin after the 76 bytes of the record's fixed part; no distances between signs: the reader's font has its own.
    content += place + Self.long(units.count) + Self.long(76) + Self.long(0) + Self.nowhere + Self.long(0)
    for unit in units { content += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    if !units.count.isMultiple(of: 2) { content += [0, 0] }
    record(84, content)
  }

  /// A font of the reader's machine: `EXTLOGFONTW`, of which but the first part says anything.
  private func fontBytes(isBold: Bool) -> [UInt8] {
    var bytes = Self.long(-Int(Drawing.textSize * Self.scale)) + Self.long(0) + Self.long(0) + Self.long(0)
    bytes += Self.long(isBold ? 700 : 400)
    // No italics, nothing underlined or struck through, any set of signs, the usual precision.
    bytes += [0, 0, 0, 1, 0, 0, 0, 0]
    for unit in font.utf16.prefix(31) { bytes += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    return bytes + Array(repeating: 0, count: 320 - bytes.count)
  }

  /// The pen and the brush of a look.
  private mutating func select(_ look: Look) {
    if let fill = look.fill {
      select(
        object(.brush(colour: fill)) { file, number in
          file.record(39, Self.long(number) + Self.long(0) + Self.long(Self.colour(fill)) + Self.long(0))
        })
    } else {
      select(Self.noBrush)
    }
    guard let stroke = look.stroke else { return select(Self.noPen) }
    let width = max(1, Self.unit(look.width))
    // Geometric, flat ends, round joins; dashes grow with the width.
    let dash =
      switch look.dashes {
      case .none: 0
      case .dashes: 1
      case .dots: 2
      case .dashesAndDots: 3
      }
    let style = 0x0001_0000 | 0x0200 | dash
    select(
      object(.pen(colour: stroke, width: width, style: style)) { file, number in
        file.record(
          95,
          [number, 0, 0, 0, 0, style, width, 0, Self.colour(stroke), 0, 0].flatMap(Self.long))
      })
  }

  private mutating func select(_ number: Int) { record(37, Self.long(number)) }

  /// - Parameter make: writes the record that makes it, where it is not there yet.
  private mutating func object(_ object: Object, _ make: (inout Metafile, Int) -> Void) -> Int {
    if let number = objects[object] { return number }
    let number = objects.count + 1
    objects[object] = number
    make(&self, number)
    return number
  }

  private mutating func record(_ type: Int, _ content: [UInt8]) {
    records += Self.long(type) + Self.long(content.count + 8) + content
    count += 1
  }

  /// The file with its header, which knows how long all of it is.
  private var written: [UInt8] {
    let header = 108
    let (width, height) = size
    // A device of 96 dots an inch.
    let device = (width: 1920, height: 1080, micrometres: (508_000, 285_750))
    func hundredths(_ pixels: Int) -> Int { Int((Double(pixels) * 2540 / 96).rounded()) }
    var bytes = Self.long(1) + Self.long(header)
    bytes += Self.long(0) + Self.long(0) + Self.long(width) + Self.long(height)
    bytes += Self.long(0) + Self.long(0) + Self.long(hundredths(width)) + Self.long(hundredths(height))
    bytes += Array(" EMF".utf8) + Self.long(0x1_0000) + Self.long(header + records.count) + Self.long(count + 1)
    bytes += [UInt8((objects.count + 1) & 0xff), UInt8((objects.count + 1) >> 8), 0, 0]
    bytes += Self.long(0) + Self.long(0) + Self.long(0)
    bytes += Self.long(device.width) + Self.long(device.height)
    bytes += Self.long(device.micrometres.0 / 1000) + Self.long(device.micrometres.1 / 1000)
    bytes += Self.long(0) + Self.long(0) + Self.long(0)
    bytes += Self.long(device.micrometres.0) + Self.long(device.micrometres.1)
    return bytes + records
  }

  /// A box that says nothing: right of its left and above its bottom there is nothing.
  private static let nowhere = long(0) + long(0) + long(-1) + long(-1)

  private static func path(_ points: [(Double, Double)]) -> [UInt8] {
    nowhere + long(points.count) + points.flatMap { long(unit($0.0)) + long(unit($0.1)) }
  }

  /// A drawing is some hundreds of units wide; what lies far outside is drawn at the edge of what the file can say.
  private static func unit(_ value: Double) -> Int {
    value.isFinite ? Int(min(max(value * scale, -1e6), 1e6).rounded()) : 0
  }

  /// 0xRRGGBB in the file's order.
  private static func colour(_ value: Int) -> Int {
    (value & 0xff) << 16 | (value & 0xff00) | value >> 16
  }

  private static func long(_ value: Int) -> [UInt8] {
    let bits = UInt32(truncatingIfNeeded: value)
    return [
      UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8), UInt8(truncatingIfNeeded: bits >> 16),
      UInt8(truncatingIfNeeded: bits >> 24),
    ]
  }

  private static func real(_ value: Float) -> [UInt8] { long(Int(value.bitPattern)) }
}
