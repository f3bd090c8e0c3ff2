import Insurance

extension LossCauses {
  /// A line of a statement: the whole loss, then each cause.
  struct StatementLine {
    let words: Words
    let part: (LossCauses) -> Money
  }

  /// - Parameter policy: whose contract says what a loss is.
  static func lines(under policy: Policy) -> [StatementLine] {
    let measure = policy.riskSharing.lossMeasure
    return [
      StatementLine(
        words: Words(en: "loss to be shared (\(measure.en))", zh: "待分担的亏损（\(measure.zh)）"), part: \.all),
      StatementLine(words: Words(en: "  by ordinary fluctuation", zh: "  一般经营波动"), part: \.ordinary),
      StatementLine(words: Words(en: "  policy-caused", zh: "  政策性"), part: \.policy),
      StatementLine(words: Words(en: "  management-caused", zh: "  管理性"), part: \.management),
    ]
  }
}

extension YearStatement {
  /// The causes of the year's loss; nil where there is no loss, or the contract does not tell causes apart.
  func causesToTell(under policy: Policy) -> LossCauses? {
    policy.tellsCauses && lossCauses.all > .zero ? lossCauses : nil
  }
}
