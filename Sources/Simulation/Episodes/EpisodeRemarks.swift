import Insurance

/// What a reader of figures that come from episodes of care must know of them.
enum EpisodeRemarks {
  /// Nothing where no expense is made of episodes, or nothing moves it.
  static func remarks(of plan: SimulationPlan) -> [Words] {
    let moves = plan.shocks.severity > 0 || plan.trend.severity != 0 || plan.trend.severityError > 0
    guard moves, plan.cohorts.contains(where: { $0.episodes != nil }) else { return [] }
    return [
      Words(
        en:
          "shocks and trend of severity move what basic insurance leaves, every part alike: its own deductibles, maxima and disease limits, which stay as they are, add no leverage to it",
        zh: "费用水平的冲击与趋势按同一比例作用于基本医保报销后的各部分；基本医保起付线、年度限额、病种限额不变所产生的杠杆效应未计入")
    ]
  }
}
