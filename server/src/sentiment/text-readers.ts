import { setImmediate } from 'node:timers/promises'
import type { Sql } from '@rapport/prisma/database.ts'
import { LRUCache } from 'lru-cache'
import { languageDetector } from '../language/detect-language.ts'
import { Classifier } from './classifier.ts'
import { activeModels, readingSettings } from './models.sql.ts'
import type { Reading } from './reading.ts'
import { TextReader } from './text-reader.ts'

/** How texts read, by what has them. */
export type Readings<Spoken> = ReadonlyMap<Spoken, Reading>

/** What reads texts as a workspace does now. */
export async function textReader(sql: Sql, workspaceId: string): Promise<TextReader> {
  const { languages } = await readingSettings(sql, workspaceId)
  return readerFor(sql, workspaceId, languages)
}

async function readerFor(sql: Sql, workspaceId: string, languages: readonly string[]): Promise<TextReader> {
  const models = await activeModels(sql, workspaceId)
  return new TextReader(
    await languageDetector(languages),
    new Map(
      models.map(({ language, state, temperature, learnt }) => [
        language,
        { classifier: Classifier.fromBytes(Buffer.from(state, 'base64')), temperature, learnt },
      ]),
    ),
  )
}

/** Workspaces; each model takes 400 kB. */
const mostRemembered = 100
/** Texts after which others have their turn in this process; some ten milliseconds. */
const breath = 50

/** Reads texts of many workspaces, as each reads them at that moment. */
export class TextReaders {
  readonly #sql: Sql
  readonly #readers = new LRUCache<string, { version: number; reader: TextReader }>({ max: mostRemembered })

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** @param spoken what has a text; where that is nothing, nothing is asked */
  async read<Spoken extends { text: string | null }>(
    workspaceId: string,
    spoken: readonly Spoken[],
  ): Promise<Readings<Spoken>> {
    const readings = new Map<Spoken, Reading>()
    if (spoken.length === 0) return readings
    const reader = await this.#reader(workspaceId)
    for (const [at, one] of spoken.entries()) {
      if (at > 0 && at % breath === 0) await setImmediate()
      readings.set(one, reader.read(one.text ?? ''))
    }
    return readings
  }

  async #reader(workspaceId: string): Promise<TextReader> {
    const { languages, version } = await readingSettings(this.#sql, workspaceId)
    const there = this.#readers.get(workspaceId)
    if (there?.version === version) return there.reader
    const reader = await readerFor(this.#sql, workspaceId, languages)
    this.#readers.set(workspaceId, { version, reader })
    return reader
  }
}
