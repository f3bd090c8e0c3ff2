import Insurance

/// What the rules that come with the program are called where people read; one of somebody's own by its name.
enum RuleName {
  static func text(_ name: String, _ language: Language) -> String {
    language == .chinese ? chinese[name] ?? name : name
  }

  static let chinese: [String: String] = [
    "marginal-bands": "分段支付", "per-head": "按人头筹资", "share-of-contributions": "按筹资总额的一定比例筹资",
    "fixed-total": "按固定总额筹资", "several-sources": "多渠道筹资", "statutory": "按规定标准调整筹资", "fixed": "筹资标准不变",
    "clause-driven": "按条款触发调整筹资",
    "experience": "按赔付经验调整筹资", "target-confidence": "按目标概率调整筹资", "agreed-surplus": "约定盈余率、亏损分担",
    "margin-and-loss-limits": "盈利及成本、亏损限额", "reserve-then-advance": "结余弥补、共同垫付",
    "claims-threshold": "赔付率达标全额拨付", "corridor": "风险走廊", "surplus-bands": "盈亏分段归属", "service-fee": "固定服务费",
    "set-aside": "提取风险调剂金", "annual": "年度结算",
  ]
}
