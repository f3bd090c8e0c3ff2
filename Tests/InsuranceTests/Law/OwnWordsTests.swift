import Insurance
import Testing

/// A document's own words for premium and service deposit.
struct OwnWordsTests {
  private let own = OwnWords(
    premium: Words(en: "fund transfer", zh: "基金划拨"), deposit: Words(en: "remaining 20%", zh: "剩余20%"))

  @Test(arguments: [
    ("premium P", "fund transfer P"), ("premiums, and a premium.", "fund transfers, and a fund transfer."),
    (
      "costs.shareOfPremium of the premium [settlement.premiumPaid]",
      "costs.shareOfPremium of the fund transfer [settlement.premiumPaid]"
    ),
    ("service deposit: premium", "remaining 20%: fund transfer"), ("premiumName", "premiumName"), ("", ""),
  ])
  func `words stand in sentences, and keys stay as files have them`(_ text: String, _ said: String) {
    #expect(own.taken(by: Words(en: text, zh: "")).en == said)
    #expect(OwnWords.none.taken(by: Words(en: text, zh: "")).en == text)
  }

  @Test func `in Chinese too`() {
    #expect(own.taken(by: Words(en: "", zh: "大病保险保费余额、服务保证金")).zh == "基金划拨余额、剩余20%")
  }
}
