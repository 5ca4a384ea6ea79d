import { isPrivate } from '../counters/count-questions.sql.ts'
import { affinityMean, smoothedRate } from '../customers/affinity-mean.sql.ts'
import { defaultSettings, componentNames, type ComponentName } from './loyalty-settings.ts'

/** SQL for how much is left of 1 after so many halvings; a power may not underflow. */
const halved = (halvings: string) => `power(2::float8, -least(1000, ${halvings}))`

/** Deeds in 30 days that are worth half of the frequency's points. */
export const halfDeeds = 4
/** Days without a deed of the person after which the frequency is worth half. */
export const halfSilence = 90
/** Points of quality that are worth half: a response has one, a purchase five. */
export const halfQuality = 20
export const purchaseQuality = 5
/** Neutral texts that are taken for granted, so that one text does not decide. */
export const neutralTexts = 2
/** Minutes after which an answer of ours is worth half. */
export const halfAnswer = 240
/** The latest of their questions that are looked at. */
export const latestQuestions = 20

/** Each component, 0 to 100; null where there is nothing to tell it by. */
const components: Record<ComponentName, string> = {
  frequency: `100 * (1 - ${halved(`p.monthly / ${halfDeeds}`)}) * ${halved(`coalesce(p.silent, 0) / ${halfSilence}`)}`,
  quality: `100 * (1 - ${halved(`(p.responses + ${purchaseQuality} * p.purchases) / ${halfQuality}::float8`)})`,
  emotion: `CASE WHEN p.texts > 0 THEN greatest(0, least(100, 50 * (1 + p.sentiment / (p.texts + ${neutralTexts})))) END`,
  immediacy: 'a.immediacy',
  personalisation: 'CASE WHEN f.formats > 1 THEN 100 * f.expected / (f.exposures * f.best) END',
  novelty: 'CASE WHEN f.exposures > 0 THEN 100 * (1 - f.concentration) END',
}

/**
 * SQL of a table with the loyalty of people: `head`, each component, `score` (their mean by weight, of those that there are, to two
 * decimals: it falls by less every moment), and the
 * facts that say why. All of it is read from counters and the latest questions, so its price does not grow with history.
 * @param heads SQL of a table with `head`: customers that stand for themselves
 * @param now SQL of the moment
 * @returns a SELECT that takes the workspace as $1
 */
export const loyaltyOf = (heads: string, now = 'now()'): string => `
SELECT s.*, round(((${sum((name) => `coalesce(s.${name} * ${weightOf(name)}, 0)`)})
  / nullif(${sum((name) => `CASE WHEN s.${name} IS NULL THEN 0 ELSE ${weightOf(name)} END`)}, 0))::numeric, 2)::float8 AS score
FROM (
  SELECT h.head, ${componentNames.map((name) => `(${components[name]})::float8 AS ${name}`).join(', ')},
    p.monthly, p.silent, p.responses::int AS responses, p.purchases::int AS purchases, p.texts::int AS texts,
    coalesce(a.questions, 0)::int AS questions, coalesce(a.answered, 0)::int AS answered, a.minutes,
    f.formats::int AS formats, coalesce(f.exposures, 0)::int AS exposures
  FROM (${heads}) h
  CROSS JOIN LATERAL (${counts(now)}) p
  CROSS JOIN LATERAL (${formats}) f
  CROSS JOIN LATERAL (${answers(now)}) a
) s JOIN workspace w ON w.id = $1::uuid`

const sum = (term: (name: ComponentName) => string) => componentNames.map(term).join(' + ')

const weightOf = (name: ComponentName) =>
  `coalesce((w.loyalty->'weights'->>'${name}')::float8, ${defaultSettings.weights[name]})`

const profiles = `
SELECT * FROM customer WHERE workspace_id = $1::uuid AND id = h.head
UNION ALL SELECT * FROM customer WHERE workspace_id = $1::uuid AND merged_into = h.head`

/** What all profiles of the person have done; who was first seen today has been here for a month. */
const counts = (now: string) => `
SELECT array_agg(id) AS ids, sum(responses) AS responses, sum(purchases) AS purchases, sum(sentiment) AS sentiment, sum(texts) AS texts,
  sum(deeds) AS deeds, sum(deeds) / greatest(1, extract(epoch FROM ${now} - min(first)) / 86400 / 30)::float8 AS monthly,
  CASE WHEN max(last) IS NOT NULL THEN greatest(0, extract(epoch FROM ${now} - max(last)) / 86400) END::float8 AS silent
FROM (
  SELECT id, response_count AS responses, purchase_count AS purchases, sentiment_sum AS sentiment, sentiment_count AS texts,
    deed_count AS deeds, CASE WHEN interaction_count > 0 THEN first_seen_at END AS first, last_deed_at AS last
  FROM (${profiles}) profile
) one`

/** How well what they were shown fits what they answer to, and how much of a kind it was. */
const formats = `
SELECT count(*) AS formats, sum(exposures) AS exposures, sum(exposures * affinity) AS expected, max(affinity) AS best,
  sum(exposures ^ 2) / nullif(sum(exposures) ^ 2, 0) AS concentration
FROM (
  SELECT mine.exposures, ${affinityMean(smoothedRate('everyone.answered', 'everyone.exposures'), 'least(mine.responses, mine.exposures)', 'mine.exposures')} AS affinity
  FROM (
    SELECT format_id, sum(exposures)::float8 AS exposures, sum(responses)::float8 AS responses FROM customer_format
    WHERE workspace_id = $1::uuid AND customer_id = ANY(p.ids) GROUP BY format_id HAVING sum(exposures) > 0
  ) mine
  JOIN workspace_format everyone ON everyone.workspace_id = $1::uuid AND everyone.format_id = mine.format_id
) shown`

/**
 * How soon we answered what they last asked. What wants an answer whatever it says (messages, requests for help) counts as never answered
 * after a day; of comments, mentions and reviews only those that we answered count.
 */
const answers = (now: string) => `
SELECT count(*) FILTER (WHERE counts) AS questions, count(minutes) AS answered,
  avg(CASE WHEN minutes IS NULL THEN 0 ELSE 100 * ${halved(`minutes / ${halfAnswer}`)} END) FILTER (WHERE counts)::float8 AS immediacy,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes) AS minutes
FROM (
  SELECT minutes, minutes IS NOT NULL OR (${isPrivate} AND at < ${now} - interval '1 day') AS counts
  FROM (
    SELECT kind, at, CASE WHEN answered_at IS NOT NULL THEN greatest(0, extract(epoch FROM answered_at - at) / 60)::float8 END AS minutes
    FROM unnest(p.ids) AS profile(id) CROSS JOIN LATERAL (
      SELECT * FROM question WHERE workspace_id = $1::uuid AND customer_id = profile.id ORDER BY at DESC, id DESC LIMIT ${latestQuestions}
    ) asked
    ORDER BY at DESC, asked.id DESC LIMIT ${latestQuestions}
  ) latest
) each`
