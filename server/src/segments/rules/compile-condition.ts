import { normaliseTopic } from '../../interactions/topics-of.ts'
import { compileAffinity } from './affinity.sql.ts'
import { compileBehaviour } from './behaviour.sql.ts'
import type { Compiled } from './compiled.ts'
import type {
  Condition,
  ConsentCondition,
  DeviceCondition,
  IdentityCondition,
  InterestCondition,
  ProfileCondition,
} from './conditions.ts'
import { devicePart } from './device.sql.ts'
import { compileLoyalty } from './loyalty.sql.ts'
import { profiles, type Statement } from './statement.ts'
import { jsonReadings, type Readings, testsHold, testsTurn, textReadings } from './tests.sql.ts'
import type { Tests, TextTests } from './values.ts'

/** One condition as SQL about a person `p`, as `persons` gives them. */
export function compileCondition(condition: Condition, into: Statement): Compiled {
  if ('trait' in condition) {
    const { trait, ...tests } = condition
    const path = typeof trait === 'string' ? trait.split('.') : trait
    return tested(jsonReadings(into.column(`p.traits #> ${into.value(path, 'text[]')}`)), tests, into)
  }
  if ('profile' in condition) return ofProfile(condition, into)
  if ('identity' in condition) return ofIdentities(condition, into)
  if ('did' in condition) return compileBehaviour(condition, into)
  if ('didNot' in condition) {
    const { didNot, ...window } = condition
    return compileBehaviour({ did: didNot, ...window, exactly: 0 }, into)
  }
  if ('sentiment' in condition) {
    const { sentiment, ...tests } = condition
    const mean = `CASE WHEN p.sentiment_count >= ${sentiment.minimumTexts ?? 1} THEN p.sentiment_sum / p.sentiment_count END`
    return tested({ number: mean }, tests, into)
  }
  if ('affinity' in condition) return compileAffinity(condition, into)
  if ('loyalty' in condition) return compileLoyalty(condition, into)
  if ('interest' in condition) return ofInterest(condition, into)
  if ('consent' in condition) return ofConsent(condition, into)
  if ('segment' in condition)
    return {
      holds: `EXISTS (SELECT FROM segment_member m WHERE m.workspace_id = $1::uuid AND m.segment_id = ${into.value(condition.segment, 'uuid')}
        AND m.customer_id = p.id AND m.left_at IS NULL)`,
      turns: [],
    }
  return ofDevice(condition, into)
}

function tested(readings: Readings, tests: Tests, into: Statement): Compiled {
  const turn = testsTurn(readings, tests)
  return { holds: testsHold(readings, tests, into), turns: turn ? [turn] : [] }
}

const profileReadings: Record<Exclude<ProfileCondition['profile'], 'emailDomain'>, Readings> = {
  known: { boolean: 'p.known' },
  displayName: textReadings('p.display_name'),
  interactions: { number: 'p.interactions' },
  exposures: { number: 'p.exposures' },
  responses: { number: 'p.responses' },
  purchases: { number: 'p.purchases' },
  firstSeenAt: { moment: 'p.first_seen_at' },
  lastSeenAt: { moment: 'p.last_seen_at' },
}

function ofProfile(condition: ProfileCondition, into: Statement): Compiled {
  if (condition.profile === 'emailDomain') {
    const { profile: _profile, ...tests } = condition
    return anyOf(namesIn('email', into), `substring(n.value FROM '[^@]*$')`, tests, into)
  }
  const { profile, ...tests } = condition
  return tested(profileReadings[profile], tests, into)
}

function ofIdentities({ identity, ...tests }: IdentityCondition, into: Statement): Compiled {
  return anyOf(namesIn(identity, into), 'n.value', tests, into)
}

const namesIn = (namespace: string, into: Statement) =>
  `identity n JOIN ${profiles} s ON s.id = n.customer_id WHERE n.workspace_id = $1::uuid AND n.namespace = ${into.value(namespace, 'text')}`

const contexts = `interaction i JOIN ${profiles} s ON s.id = i.customer_id
  WHERE i.workspace_id = $1::uuid AND i.robot IS NULL AND i.context IS NOT NULL`

function ofDevice(condition: DeviceCondition, into: Statement): Compiled {
  if ('anyDevice' in condition) {
    const { anyDevice, ...tests } = condition
    return anyOf(contexts, devicePart[anyDevice], tests, into)
  }
  const { device, ...tests } = condition
  const latest = into.part(`SELECT DISTINCT ON (s.head) s.head, ${devicePart[device]} AS value
  FROM ${contexts} AND ${devicePart[device]} IS NOT NULL ORDER BY s.head, i.at DESC, i.id DESC`)
  return tested(textReadings(`${latest}.value`), tests, into)
}

/** Of somebody who has several texts, a test holds when it does of one of them; `notEquals` when none is equal. */
function anyOf(source: string, text: string, { notEquals, exists, ...others }: TextTests, into: Statement): Compiled {
  const someIs = (test: TextTests): string => {
    const part = into.part(
      `SELECT s.head, bool_or(${testsHold(textReadings(text), test, into)}) AS holds FROM ${source} GROUP BY s.head`,
    )
    return `coalesce(${part}.holds, false)`
  }
  const results = [
    ...(notEquals === undefined ? [] : [`NOT ${someIs({ equals: notEquals })}`]),
    ...(exists === undefined ? [] : [`${exists ? '' : 'NOT '}${someIs({ exists: true })}`]),
    ...Object.entries(others).map(([name, wanted]) => someIs({ [name]: wanted })),
  ]
  return { holds: `(${results.join(' AND ')})`, turns: [] }
}

/**
 * What share of a person's interests a topic has, and when they last had to do with it. All interests decay alike, so time alone changes
 * no share. Scores are logarithms, too large for their powers: they are taken against the person's strongest.
 */
function ofInterest({ interest, ...tests }: InterestCondition, into: Statement): Compiled {
  const topic = into.value(normaliseTopic(interest) ?? interest, 'text')
  const weight = `power(2::float8, greatest(score - strongest, -1000))`
  const part = into.part(`SELECT head, sum(${weight}) FILTER (WHERE topic = ${topic}) / sum(${weight}) AS share,
    max(last_at) FILTER (WHERE topic = ${topic}) AS last_at
  FROM (
    SELECT s.head, i.topic, i.score, i.last_at, max(i.score) OVER (PARTITION BY s.head) AS strongest
    FROM customer_interest i JOIN ${profiles} s ON s.id = i.customer_id WHERE i.workspace_id = $1::uuid
  ) one GROUP BY head`)
  return tested(
    { exists: `(${part}.last_at IS NOT NULL)`, number: `${part}.share`, moment: `${part}.last_at` },
    tests,
    into,
  )
}

/** What any of the profiles said last; of two answers at the same moment the one that refuses. */
function ofConsent({ consent, is }: ConsentCondition, into: Statement): Compiled {
  const part =
    into.part(`SELECT DISTINCT ON (s.head) s.head, c.granted FROM consent c JOIN ${profiles} s ON s.id = c.customer_id
  WHERE c.workspace_id = $1::uuid AND c.purpose = ${into.value(consent, 'text')} ORDER BY s.head, c.at DESC, c.granted`)
  const answers = {
    granted: `${part}.granted IS TRUE`,
    denied: `${part}.granted IS FALSE`,
    unknown: `${part}.granted IS NULL`,
  }
  return { holds: `(${answers[is]})`, turns: [] }
}
