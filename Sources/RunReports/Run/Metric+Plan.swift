import Insurance
import Plans
import Simulation

extension Metric {
  /// What it is called in a year of a plan: where no change of the policy can cause a loss, its 0 says why.
  package func words(of plan: SimulationPlan, year: Int) -> Words {
    guard name == "loss.policy", !PolicyChange.explainsLosses(of: plan, year: year) else { return words }
    return Words(
      en: words.en + " (nothing has changed that adds claims or takes funding)", zh: words.zh + "（无增加赔付或减少筹资的政策变动）")
  }
}
