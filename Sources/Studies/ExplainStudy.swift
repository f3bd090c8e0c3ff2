import Documents
import Insurance
import PolicyReports
import Wording

/// What one person gets under a policy.
package struct ExplainStudy: Sendable {
  private let policy: Policy

  package init(of policy: Policy) { self.policy = policy }

  /// - Parameters:
  ///   - group: an id, or several joined by '+'; titles will do, in either language.
  ///   - amount: the person's in-scope self-paid amount of the year, yuan.
  ///   - state: where the person stands in enrolment; nil for the caps as the document has them.
  ///   - waiting: months that the person waits for benefits; nil where nobody asks.
  /// - Throws: `StudyError` where there is no such group or amount.
  package func explanation(
    group: String, amount: Double, state: EnrolmentState? = nil, waiting: Int? = nil
  ) throws(StudyError) -> Explanation {
    guard amount.isFinite, (0...1e9).contains(amount) else {
      throw StudyError("--amount is \(amount): it must lie between 0 and 1,000,000,000 yuan")
    }
    // What is neither an id nor a title is answered with the ids there are.
    let group = group.isEmpty ? group : (try? policy.groups(named: group)) ?? group
    do throws(PolicyError) {
      let paying = state.map { policy.paying(person: $0) } ?? policy
      return Explanation(
        of: policy, group: group, benefits: try paying.stack(for: group), amount: amount, state: state,
        waiting: waiting)
    } catch {
      throw StudyError(error.sentence(policy: policy))
    }
  }
}

extension PolicyError {
  package func sentence(policy: Policy) -> Message {
    switch self {
    case .unknownGroup(let group, let known):
      // By title and id, those that are called alike alone where there are some: 低保 is 低保对象.
      let all = policy.groups.filter { known.contains($0.id) }
      let alike = all.filter { $0.words.zh.contains(group) || group.contains($0.words.zh) }
      let listed = alike.isEmpty ? all : alike
      let names = Words(
        en: listed.map(\.id).joined(separator: ", "),
        zh: listed.map { "\($0.words.zh)（\($0.id)）" }.joined(separator: "、"))
      return
        "\(policy.id) has no group '\(group)': there are \(names)\(Message.didYouMean(nearestName(to: group, in: known)))"
    case .notCombinable(let groups): return "the rules of '\(groups)' cannot be joined"
    }
  }
}
