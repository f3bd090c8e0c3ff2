import Insurance
import Presentation

/// Who carries a year's result where the law leaves one of the results without a mean: in a sentence.
struct ResultsWithoutMean {
  /// Means of the results, as a sentence says them; nil where there is none.
  let insurer: RichText?
  let fund: RichText?
  /// In which share of years the insurer has a loss.
  let loss: RichText
  let language: Language

  var sentence: RichText {
    guard language == .chinese else {
      let own = insurer.map { $0 + RichText(" on average") } ?? RichText("without a mean under this law")
      let other = fund.map { RichText("is ") + $0 } ?? RichText("has no mean under this law")
      return RichText("The insurer's result is ") + own + RichText(", a loss in ") + loss
        + RichText(" of years; the fund's ") + other + RichText(".")
    }
    let own = insurer.map { RichText("承办机构盈亏年均") + $0 } ?? RichText("该分布下承办机构盈亏均值无穷大")
    let other = fund.map { RichText("年均") + $0 } ?? RichText("均值无穷大")
    return own + RichText("，亏损概率") + loss + RichText("；基金当期结余") + other + RichText("。")
  }
}
