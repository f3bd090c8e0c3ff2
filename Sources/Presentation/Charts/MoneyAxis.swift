import Insurance

/// An amount of money on an axis: the unit that fits the largest of its amounts.
package struct MoneyAxis {
  let unit: YuanUnit
  let language: Language

  package init(_ amounts: [Double], _ language: Language) {
    unit = YuanUnit.fitting(amounts.reduce(0) { max($0, abs($1)) }, in: language)
    self.language = language
  }

  /// The name of the unit as a heading: "million yuan", "万元".
  package var title: String {
    switch (unit, language) {
    case (.million, .english): "million yuan"
    case (.billion, .english): "billion yuan"
    default: unit.name(language)
    }
  }

  package func scaled(_ yuan: Double) -> Double { yuan / unit.yuan }
}
