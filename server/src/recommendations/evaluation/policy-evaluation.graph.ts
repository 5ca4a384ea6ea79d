import { findFormats } from '../../formats/find-format.ts'
import { PlatformEnum } from '../../formats/format.graph.ts'
import { builder } from '../../graph/builder.ts'
import { ErrorInterface } from '../../graph/errors.graph.ts'
import { checkPeriod } from '../../check-period.ts'
import { InputRefused } from '../../input-refused.ts'
import { GoalEnum } from '../../performance/performance-input.graph.ts'
import { decisionLog } from './decision-log.sql.ts'
import type { Estimate } from './estimates.ts'
import { evaluatePolicy, type PolicyEvaluation } from './evaluate-policy.ts'
import type { Target } from './logged-decision.ts'
import { type NotEvaluableReason, PolicyNotEvaluable } from './not-evaluable.ts'

const NotEvaluableReasonEnum = builder.enumType('NotEvaluableReason', {
  description: 'Why a log cannot tell what a policy is worth.',
  values: {
    NO_DECISIONS: { description: 'There are none, or their window has not passed yet.' },
    NO_PROPENSITIES: { description: 'Decisions do not say with which probability they were made.' },
    WRONG_PROPENSITIES: {
      description: 'Decisions were not made with the probabilities that they name: weights do not average 1.',
    },
    ARMS_NEVER_CHOSEN: { description: 'The policy would choose formats that the log never chose.' },
    TOO_FEW_EFFECTIVE: { description: 'The effective sample is smaller than 100 decisions.' },
    TOO_FEW_PEOPLE: {
      description: 'The decisions are of so few customers that no interval can be told: fewer than 30.',
    },
    TOO_FEW_OUTCOMES: { description: 'Fewer than 10 decisions that the policy would have made too earned anything.' },
  } as const satisfies Record<NotEvaluableReason, object>,
})

builder.objectType(PolicyNotEvaluable, {
  name: 'PolicyNotEvaluable',
  description: 'The log of decisions cannot tell what the policy is worth: no number is better than a wrong one.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reason: t.expose('reason', { type: NotEvaluableReasonEnum, description: 'Why, for programs.' }),
  }),
})

const PolicyTargetEnum = builder.enumType('PolicyTarget', {
  description: 'A policy that could have decided instead.',
  values: {
    UNIFORM: { description: 'Each format as often as the others.' },
    BEST_ARM: {
      description:
        'Always the one format that earned most; found in one half of the customers and evaluated in the other.',
    },
    CURRENT: {
      description: 'The policy that made the decisions, as their receipts have it: what the others are held against.',
    },
    WEIGHTS: { description: 'Formats as often as `weights` says.' },
  } as const satisfies Record<Target['kind'], object>,
})

const PolicyEstimate = builder.objectRef<Estimate>('PolicyEstimate').implement({
  description:
    'What a policy earns per decision. The interval takes decisions of one customer together (Liang & Zeger 1986); where few earn anything it may reach below 0.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'A share of decisions, or for revenue an amount per decision.' }),
    low: t.exposeFloat('low', { description: 'Lower end of the 95 % interval.' }),
    high: t.exposeFloat('high', { description: 'Upper end of the 95 % interval.' }),
  }),
})

const PolicyEvaluationRef = builder.objectRef<PolicyEvaluation>('PolicyEvaluation').implement({
  description: 'What a policy would have earned, from decisions of another: off-policy evaluation.',
  fields: (t) => ({
    decisions: t.exposeInt('decisions', {
      description: 'Decisions whose window has passed; at most the latest 50,000.',
    }),
    customers: t.exposeInt('people', { description: 'Customers they were made for.' }),
    effectiveSampleSize: t.exposeFloat('effectiveSize', {
      description: '(Σw)²/Σw² (Kish 1965): as many decisions of the policy itself would say as much.',
    }),
    ips: t.expose('ips', {
      type: PolicyEstimate,
      description: 'Inverse propensity score: the mean of w·reward (Horvitz & Thompson 1952). Unbiased.',
    }),
    snips: t.expose('snips', {
      type: PolicyEstimate,
      description:
        'Self-normalised: Σ w·reward / Σ w (Swaminathan & Joachims 2015). A little biased, and mostly nearer.',
    }),
    doublyRobust: t.expose('doublyRobust', {
      type: PolicyEstimate,
      description:
        'A cross-fitted model of rewards by format and segment, corrected by the log (Dudík, Langford & Li 2011).',
    }),
    logged: t.expose('logged', { type: PolicyEstimate, description: 'What the decisions themselves earned.' }),
  }),
})

const FormatWeightInput = builder.inputType('FormatWeightInput', {
  description: 'How often a policy chooses a format.',
  fields: (t) => ({
    formatId: t.id({ required: true, description: "The format's `id`." }),
    weight: t.float({ required: true, description: 'Beside the other weights; only their proportions matter.' }),
  }),
})

const PolicyEvaluationInput = builder.inputType('PolicyEvaluationInput', {
  description: 'Which policy, and which decisions, with what counts as their outcome.',
  fields: (t) => ({
    goal: t.field({
      type: GoalEnum,
      required: true,
      description: 'Decisions for this goal, and what counts as success.',
    }),
    target: t.field({ type: PolicyTargetEnum, required: true, description: 'The policy.' }),
    weights: t.field({
      type: [FormatWeightInput],
      description: 'For `WEIGHTS`; formats that are left out are never chosen.',
    }),
    platform: t.field({ type: PlatformEnum, description: 'Only decisions that were asked for this platform.' }),
    from: t.field({ type: 'DateTime', description: 'Only decisions from then on.' }),
    to: t.field({ type: 'DateTime', description: 'Only decisions before then.' }),
    windowDays: t.int({
      defaultValue: 7,
      description:
        'Days after a decision in which what the customer does with the format is its outcome, unless the format is chosen for them again; 1 to 90. Younger decisions are left out. An event with `properties.decisionId` counts for that decision alone.',
    }),
    currency: t.string({
      description:
        'Of revenue, ISO 4217: what was earned in others is left out. When left out, the one that each decision was about.',
    }),
  }),
})

/** Reads and weighs all decisions, seconds of work. */
const costOfLog = 15_000

function namedOnce(weights: readonly { formatId: string }[]): string[] {
  const ids = weights.map(({ formatId }) => formatId)
  if (new Set(ids).size < ids.length) throw new InputRefused('"weights" names a format twice.')
  return ids
}

builder.queryField('evaluatePolicy', (t) =>
  t.field({
    type: PolicyEvaluationRef,
    description:
      'What a policy would have earned per decision, from the log of decisions: by inverse propensity scores, self-normalised, and doubly ' +
      'robust, with intervals. Refuses, and says why, where the log cannot tell.',
    errors: {
      types: [PolicyNotEvaluable, InputRefused],
      union: { description: 'What the policy is worth, or why the log cannot tell.' },
    },
    complexity: costOfLog,
    args: {
      input: t.arg({ type: PolicyEvaluationInput, required: true, description: 'Which policy, which decisions.' }),
    },
    resolve: async (_root, { input }, { db, workspaceId }) => {
      const { goal, target, weights, platform, from, to, currency } = input
      const windowDays = input.windowDays ?? 7
      checkPeriod(input)
      if (windowDays < 1 || windowDays > 90) throw new InputRefused('windowDays must be from 1 to 90.')
      await findFormats(db, workspaceId, namedOnce(weights ?? []))
      const log = await decisionLog(db, workspaceId, {
        goal,
        platform: platform ?? null,
        from: from ?? null,
        to: to ?? null,
        windowDays,
        currency: currency ?? null,
      })
      return evaluatePolicy(
        log,
        target === 'WEIGHTS'
          ? { kind: target, weights: Object.fromEntries((weights ?? []).map((one) => [one.formatId, one.weight])) }
          : { kind: target },
      )
    },
  }),
)
