import type { Database, Sql } from '@rapport/prisma/database.ts'
import { plainText } from '../language/plain-text.ts'
import { Classifier } from './classifier.ts'
import { correctionsOf, type CorrectedText, lastCorrection, standingCorrections } from './corrections.sql.ts'
import { featuresOf } from './features.ts'
import { type Exercise, measureQuality } from './measure-quality.ts'
import { changeReading, saveModel, saveQuality, storedModel } from './models.sql.ts'
import { readByLexicon } from './read-by-lexicon.ts'
import { labels } from './reading.ts'
import { repetitionsWith, teach } from './teach.ts'
import { weighWords } from './weigh-words.ts'

/** From so many on a model is held against texts that it does not know; fewer say too little. */
const fewest = 30
/** How much more it must have learnt to be measured again: the work stays in proportion to what is learnt. */
const more = 1.1
/** Measuring goes by the latest; with these it takes a second or two. */
const mostMeasured = 5000

/**
 * Has a workspace's model of a language learn the corrections that it has not learnt yet, in their order, and measures it when it has
 * grown. It reads texts from then on where it beats the lexicon.
 */
export async function learn(db: Database, workspaceId: string, language: string): Promise<void> {
  const { learnt, measured } = await db.transaction((sql) => catchUp(sql, workspaceId, language))
  if (learnt < fewest || learnt < measured * more) return
  const texts = await standingCorrections(db, workspaceId, language, mostMeasured)
  const quality = await measureQuality(texts.map((one) => exerciseOf(one, language)))
  await db.transaction(async (sql) => {
    await saveQuality(sql, workspaceId, language, { ...quality, learnt })
    await changeReading(sql, workspaceId)
  })
}

async function catchUp(sql: Sql, workspaceId: string, language: string) {
  await sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${workspaceId} ${language}`])
  const model = await storedModel(sql, workspaceId, language)
  const last = await lastCorrection(sql, workspaceId, language)
  const before = model?.learnt ?? 0
  if (last <= before) return { learnt: before, measured: model?.measured ?? 0 }
  const fresh = Array.from({ length: last - before }, (_, i) => before + 1 + i)
  const numbers = [...new Set(fresh.flatMap((nth) => [nth, ...repetitionsWith(nth)]))]
  const corrections = await correctionsOf(sql, workspaceId, language, numbers)
  const classifier = model ? Classifier.fromBytes(Buffer.from(model.state, 'base64')) : new Classifier()
  teachCorrections(classifier, fresh, corrections, language)
  const state = Buffer.from(classifier.toBytes()).toString('base64')
  await saveModel(sql, workspaceId, { language, learnt: last, state })
  if (model?.active) await changeReading(sql, workspaceId)
  return { learnt: last, measured: model?.measured ?? 0 }
}

/**
 * Teaches corrections by their numbers, as they were at that time: one that was overruled since counted until then.
 * @param corrections at least those and what is repeated with them
 */
export function teachCorrections(
  classifier: Classifier,
  numbers: readonly number[],
  corrections: readonly CorrectedText[],
  language: string,
): void {
  const lessons = new Map(corrections.map((one) => [one.nth, { ...exerciseOf(one, language), until: one.until }]))
  for (const nth of numbers)
    teach(classifier, nth, (one) => {
      const lesson = lessons.get(one)
      return lesson && (lesson.until === null || lesson.until > nth) ? lesson : undefined
    })
}

export function exerciseOf({ text, label }: Pick<CorrectedText, 'text' | 'label'>, language: string): Exercise {
  const weighed = weighWords(plainText(text), language || null)
  return {
    features: featuresOf(weighed),
    right: labels.indexOf(label),
    byLexicon: labels.indexOf(readByLexicon(weighed).label),
  }
}
