/// A region that no document of ours describes: all of it in one data file, with a corridor for the risk.
///
/// The corridor is that of 42 USC 18062: between 97% and 103% of premium less costs the insurer bears all, up to
/// 108% and down to 92% half, beyond a fifth.
let sixthRegion = """
  id: harbour-2026
  title: { en: Harbour City critical-illness insurance 2026, zh: 港湾市城乡居民大病保险（2026） }
  region: { en: Harbour City, zh: 港湾市 }
  status: stylised
  inForce: { from: 2026-01-01, to: 2028-12-31 }
  documents:
    - { number: 港医保发〔2025〕1号, title: 港湾市城乡居民大病保险实施办法 }
  scope:
    text: { en: compliant inpatient expense, zh: 住院合规医疗费用 }
    clause: 一
  groups:
    general: { name: { en: general, zh: 一般参保人员 }, clause: 一 }
    minimum-living-allowance: { name: { en: minimum living allowance, zh: 低保对象 }, clause: 一 }
  benefit:
    rule: marginal-bands
    deductible:
      - { from: 2026-01-01, value: 15000, clause: 二 }
      - { from: 2027-01-01, value: 16000, clause: 二 }
    measuredOn: { value: above-deductible, clause: 二 }
    limitBelongsTo: { value: below, clause: 二 }
    bands:
      - { from: 0, rate: 60%, clause: 二 }
      - { from: 50_000, rate: 70%, clause: 二 }
    cap: { value: 350_000, clause: 二 }
    groups:
      minimum-living-allowance:
        deductible: { value: 7500, clause: 三 }
        bands:
          - { from: 0, rate: 70%, clause: 三 }
          - { from: 50_000, rate: 85%, clause: 三 }
        cap: { value: none, clause: 三 }
  funding:
    rule: per-head
    perHead: { value: 100, clause: 四 }
    sources:
      - { party: basic-medical-fund, share: 60%, name: { en: basic fund, zh: 基本医保基金 }, clause: 四 }
      - { party: treasury, share: 40%, name: { en: city treasury, zh: 市财政 }, clause: 四 }
  costs:
    perInsured: { value: 2, clause: 五 }
    shareOfPremium: { value: 3%, clause: 五 }
  riskSharing:
    rule: corridor
    base: { value: target, clause: 六 }
    counterparty: { value: critical-illness-fund, clause: 六 }
    thenPaidBy: { value: treasury, clause: 六 }
    bands:
      - { from: 0, insurerShare: 20%, clause: 六(一) }
      - { from: 92%, insurerShare: 50%, clause: 六(二) }
      - { from: 97%, insurerShare: 100%, clause: 六(三) }
      - { from: 103%, insurerShare: 50%, clause: 六(四) }
      - { from: 108%, insurerShare: 20%, clause: 六(五) }
  settlement:
    rule: annual
    instalments:
      - { by: 03-31, cumulative: 50%, clause: 七 }
      - { by: 09-30, cumulative: 95%, clause: 七 }
    deposit: { value: 5%, clause: 七 }
    assessmentScore: { value: 100%, clause: 七, assumption: true, note: the contract's }
    settledBy: { value: +1 05-31, clause: 七 }

  """
