import Chance
import Documents
import Insurance
import Plans
import Wording

/// What a scenario says of spending that answers to the policy.
struct BehaviourDraft {
  let behaviour: Behaviour
  /// The policy under which the expense was seen, and where it is named.
  let reference: String
  let place: Place

  static let field = Field(
    "behaviour",
    .object([
      Field(
        "elasticity", .cited(.number(.plain, -1...0), .source), required: true,
        "by how much expense answers to the share of it that patients pay: -0.2 is 2.1% more where they pay a tenth less"
      ),
      Field(
        "reference", .text, required: true,
        "the policy under which the expense was seen: a built-in one, or the path of a policy file"),
    ]), "spending that answers to the policy; none where it is left out")

  /// Nil where there is none, or it is wrong.
  static func read(_ reader: Reader) -> BehaviourDraft? {
    guard let part = reader.object("behaviour"), let elasticity = part.figure("elasticity", .plain),
      let reference = part.text("reference")
    else { return nil }
    return BehaviourDraft(
      behaviour: Behaviour(elasticity: elasticity.value), reference: reference,
      place: part.node["reference"]?.place ?? part.node.place)
  }
}

extension ScenarioMaker {
  /// The cohorts with the expense that they have under the policy.
  ///
  /// - Throws: `DocumentError` where the reference cannot be read or has no rule for a group, or the answer is not known
  ///   in closed form.
  func responding(
    _ cohorts: [Cohort], _ draft: Draft, _ policies: [Policy]
  ) throws(DocumentError) -> [Cohort] {
    guard let own = draft.behaviour, own.behaviour.elasticity != 0, let policy = policies.first else { return cohorts }
    let reference = try library.file(own.reference, relativeTo: folder, at: own.place).policy(
      year: policy.year, catalogue: library.catalogue)
    var responding: [Cohort] = []
    for cohort in cohorts {
      let benefits = try? policy.stack(for: cohort.group)
      let before = (try? reference.stack(for: cohort.group)) ?? (try? reference.stack(for: Group.generalID))
      if cohort.episodes != nil {
        responding.append(try self.responding(cohort, own, benefits, before, reference))
        continue
      }
      if cohort.answersToScope, reference.scope.components != policy.scope.components {
        throw DocumentError(
          .invalid,
          [
            Problem(
              "\(own.reference) has another scope than \(policy.id): how spending by its parts answers to it is not known; set 'behaviour' aside, or name a reference with the same scope",
              at: own.place)
          ])
      }
      if cohort.paysOverflow {
        throw DocumentError(
          .invalid,
          [
            Problem(
              "\(policy.id) pays something of '\(cohort.group)' beside X: how spending answers to it is known for an expense of episodes alone; leave 'behaviour' out",
              at: own.place)
          ])
      }
      guard let benefits, let before,
        let factor = own.behaviour.factor(of: cohort.severity, paying: benefits.all, reference: before.all)
      else {
        throw DocumentError(
          .invalid,
          [
            Problem(
              "the answer of '\(cohort.group)' to \(policy.id) is not known: both policies need benefits in closed form, and the law of X a finite mean",
              at: own.place)
          ])
      }
      responding.append(cohort.responding(by: factor))
    }
    return responding
  }

  private func responding(
    _ cohort: Cohort, _ own: BehaviourDraft, _ benefits: BenefitStack?, _ before: BenefitStack?, _ reference: Policy
  ) throws(DocumentError) -> Cohort {
    func fault(_ message: Message) -> DocumentError { DocumentError(.invalid, [Problem(message, at: own.place)]) }
    guard let treatments = reference.scope.components else {
      throw fault("the reference's 'scope.components' must say which parts of an expense count")
    }
    guard let benefits, let before else {
      throw fault("\(own.reference) has no rule for the group '\(cohort.group)'")
    }
    let answer: Cohort?
    do throws(LawError) {
      answer = try own.behaviour.answer(of: cohort, paying: benefits, reference: before, under: treatments)
    } catch {
      throw fault("the answer of '\(cohort.group)' makes no law of X: \(error.said)")
    }
    guard let answer else { throw fault("the answer of '\(cohort.group)' is not known: nothing is left to patients") }
    return answer
  }
}
