import Insurance

/// A figure of a result, by its stable name.
public struct Metric: Sendable, Hashable {
  public enum Unit: String, Sendable {
    case yuan
    case yuanPerHead = "yuan/head"
    case share, people, years, months

    public var words: Words {
      switch self {
      case .yuan: Words(en: "yuan", zh: "元")
      case .yuanPerHead: Words(en: "yuan a head", zh: "元/人")
      case .share: Words(en: "share", zh: "比例")
      case .people: Words(en: "people", zh: "人")
      case .years: Words(en: "years", zh: "年")
      case .months: Words(en: "months", zh: "个月")
      }
    }
  }

  /// The part of the report that it belongs to, in the order of the run.
  public enum Section: String, Sendable, CaseIterable {
    case people, care, cost, funding, insurer, cash, fund, members, path

    public var words: Words {
      switch self {
      case .people: Words(en: "People", zh: "人群")
      case .care: Words(en: "Care and basic insurance", zh: "就医与基本医保")
      case .cost: Words(en: "Cost of the year", zh: "当年赔付")
      case .funding: Words(en: "Funding", zh: "筹资")
      case .insurer: Words(en: "Insurer's result", zh: "承办机构损益")
      case .cash: Words(en: "Insurer's cash within the year", zh: "承办机构年内资金占用")
      case .fund: Words(en: "Fund's result", zh: "基金损益")
      case .path: Words(en: "Over the years", zh: "多年运行")
      case .members: Words(en: "What members still pay", zh: "个人负担")
      }
    }
  }

  public let name: String
  public let section: Section
  public let unit: Unit
  public let words: Words
  /// What exactly it is, for the glossary.
  public let meaning: Words

  init(_ name: String, _ section: Section, _ unit: Unit, _ words: Words, _ meaning: Words) {
    self.name = name
    self.section = section
    self.unit = unit
    self.words = words
    self.meaning = meaning
  }

  public static func named(_ name: String) -> Metric? { glossary.first { $0.name == name } }
}
