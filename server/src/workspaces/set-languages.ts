import type { Sql } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { knownLanguages } from '../language/detect-language.ts'

/**
 * Says in which languages people write to a workspace; texts are taken to be in one of these from now on.
 * @throws InputRefused with what to mend
 */
export async function setLanguages(sql: Sql, workspaceId: string, languages: readonly string[]): Promise<void> {
  if (languages.length === 0) throw new InputRefused('Name at least one language.')
  const known = await knownLanguages()
  const unknown = languages.filter((language) => !known.includes(language))
  if (unknown.length > 0)
    throw new InputRefused(`Not known: ${unknown.join(', ')}. There are: ${known.toSorted().join(' ')}.`)
  await sql.execute(
    'UPDATE workspace SET languages = $2::text[], reading_version = reading_version + 1 WHERE id = $1::uuid',
    [workspaceId, [...new Set(languages)]],
  )
}
