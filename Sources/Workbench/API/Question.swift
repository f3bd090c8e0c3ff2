import Documents
import Foundation
import Insurance
import Studies
import Wording

/// What a client asks of a scenario: the body of a request.
package struct Question: Sendable {
  /// The id of a scenario.
  package var scenario = ""
  package var settings = Settings([String]())
  /// Another state of the scenario to measure by; nil for the scenario as its files have it.
  package var against: Settings?
  package var language = Language.chinese
  package var charts = true
  /// Whether every figure is wanted as a number, as `dabing run --json` has it.
  package var results = false
  package var replications: Int?
  package var group = Group.generalID
  package var amount: Double?
  /// Of a report.
  var form = ReportFile.Form.html

  private static let names = [
    "against", "amount", "charts", "form", "group", "lang", "replications", "results", "scenario", "settings",
  ]
  private static let deepest = 8
  private static let mostSettings = 200

  /// - Throws: `APIProblem` with everything that is wrong with the body.
  package init(_ body: Data) throws(APIProblem) {
    guard Self.depth(of: body) <= Self.deepest else {
      throw APIProblem(400, "the body is nested more than \(Self.deepest) deep")
    }
    let fields: [String: JSONValue]
    do {
      guard case .object(let found) = try JSONDecoder().decode(JSONValue.self, from: body) else {
        throw APIProblem(400, "the body is no JSON object")
      }
      fields = found
    } catch let error as APIProblem {
      throw error
    } catch {
      throw APIProblem(400, "the body is no JSON")
    }
    var problems: [APIProblem.Item] = []
    func wrong(_ name: String, _ message: Message, nearest: String? = nil) {
      problems.append(APIProblem.Item(path: "$.\(name)", message: message, nearest: nearest))
    }
    func settings(_ name: String, _ value: JSONValue) -> Settings? {
      guard case .list(let elements) = value, elements.count <= Self.mostSettings else {
        wrong(name, "must be a list of at most \(Self.mostSettings) texts such as 'benefit.rate=65%'")
        return nil
      }
      var texts: [String] = []
      for (place, element) in elements.enumerated() {
        guard case .text(let text) = element, text.count <= 1000 else {
          wrong("\(name)[\(place)]", "must be a text such as 'benefit.rate=65%'")
          continue
        }
        texts.append(text)
      }
      return Settings(texts)
    }
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      switch (name, value) {
      case ("scenario", .text(let text)): scenario = text
      case ("settings", _): self.settings = settings(name, value) ?? self.settings
      case ("against", .nothing): against = nil
      case ("against", _): against = settings(name, value)
      case ("lang", .text(let text)):
        guard let language = Language(rawValue: text) else {
          wrong(name, "must be en or zh")
          continue
        }
        self.language = language
      case ("charts", .flag(let flag)): charts = flag
      case ("form", .text(let text)):
        guard let form = ReportFile.Form(rawValue: text) else {
          wrong(name, "must be html, word or excel")
          continue
        }
        self.form = form
      case ("results", .flag(let flag)): results = flag
      case ("replications", .nothing): replications = nil
      case ("replications", .number(let number)):
        guard let count = Int(exactly: number), (100...100_000).contains(count) else {
          wrong(name, "must be a whole number from 100 to 100,000")
          continue
        }
        replications = count
      case ("group", .text(let text)) where text.count <= 500: group = text
      case ("amount", .number(let number)): amount = number
      default:
        guard Self.names.contains(name) else {
          wrong(name, "is nothing that is asked for", nearest: nearestName(to: name, in: Self.names))
          continue
        }
        wrong(name, "has another kind of value")
      }
    }
    if fields["scenario"] == nil { wrong("scenario", "is missing: the id of a scenario, as /api/scenarios has it") }
    guard problems.isEmpty else { throw APIProblem(400, "\(problems[0].path) \(problems[0].words)", problems) }
  }

  /// How deep brackets stand in each other, outside of texts.
  private static func depth(of body: Data) -> Int {
    var (depth, most, isText, isEscaped) = (0, 0, false, false)
    for byte in body {
      if isText {
        if isEscaped { isEscaped = false } else if byte == 92 { isEscaped = true } else if byte == 34 { isText = false }
        continue
      }
      switch byte {
      case 34: isText = true
      case 91, 123:
        depth += 1
        most = max(most, depth)
      case 93, 125: depth -= 1
      default: break
      }
    }
    return most
  }
}

/// Any value of JSON.
private enum JSONValue: Decodable {
  case nothing
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    if let fields = try? decoder.container(keyedBy: Key.self) {
      var object: [String: JSONValue] = [:]
      for key in fields.allKeys { object[key.stringValue] = try fields.decode(JSONValue.self, forKey: key) }
      self = .object(object)
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      var list: [JSONValue] = []
      while !elements.isAtEnd { list.append(try elements.decode(JSONValue.self)) }
      self = .list(list)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .nothing
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
