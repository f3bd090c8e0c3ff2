import Foundation

/// A JSON text as a program would read it; numbers to the last bit.
indirect enum JSON: Decodable {
  case null
  case flag(Bool)
  case value(Double)
  case words(String)
  case array([JSON])
  case object([String: JSON])

  init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let value = try? container.decode(Double.self) {
      self = .value(value)
    } else if let words = try? container.decode(String.self) {
      self = .words(words)
    } else if let array = try? container.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON? { if case .object(let object) = self { object[key] } else { nil } }

  var keys: Set<String> { if case .object(let object) = self { Set(object.keys) } else { [] } }
  var list: [JSON] { if case .array(let array) = self { array } else { [] } }
  /// A number that stands there as a number, not in quotes.
  var number: Double? { if case .value(let value) = self { value } else { nil } }
  var isTrue: Bool { if case .flag(true) = self { true } else { false } }
  var text: String? { if case .words(let words) = self { words } else { nil } }
}
