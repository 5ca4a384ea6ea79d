import { affinityMean, smoothedRate } from '../../customers/affinity-mean.sql.ts'
import { ofFormats } from './behaviour.sql.ts'
import type { Compiled } from './compiled.ts'
import type { AffinityCondition } from './conditions.ts'
import { profiles, type Statement } from './statement.ts'
import { testsHold } from './tests.sql.ts'

/**
 * How likely a person is to respond to some formats, as `customers/affinities.ts` has it of one: the posterior of what all of these
 * formats did together with the person, with the workspace's rate for them as its prior. Of whom none was shown, nothing is known.
 */
export function compileAffinity({ affinity, ...tests }: AffinityCondition, into: Statement): Compiled {
  const { format, medium, interactive, minimumExposures = 1 } = affinity
  const meant = [
    ...(format === undefined ? [] : [`a.id = ${into.value(format, 'text')}`]),
    ...ofFormats({ medium, interactive }),
  ]
  const those = meant.length ? meant.join(' AND ') : 'true'
  const part = into.part(`SELECT head, sum(exposures) AS exposures, sum(least(exposures, responses)) AS answered FROM (
    SELECT s.head, f.format_id, sum(f.exposures) AS exposures, sum(f.responses) AS responses
    FROM customer_format f JOIN ${profiles} s ON s.id = f.customer_id JOIN ad_format a ON a.id = f.format_id
    WHERE f.workspace_id = $1::uuid AND ${those} GROUP BY s.head, f.format_id
  ) one GROUP BY head HAVING sum(exposures) >= ${minimumExposures}`)
  const rate = `(SELECT ${smoothedRate('coalesce(sum(w.answered), 0)', 'coalesce(sum(w.exposures), 0)')}
    FROM workspace_format w JOIN ad_format a ON a.id = w.format_id WHERE w.workspace_id = $1::uuid AND ${those})`
  const mean = `(${affinityMean(rate, `${part}.answered`, `${part}.exposures`)})::float8`
  return { holds: testsHold({ number: mean }, tests, into), turns: [] }
}
