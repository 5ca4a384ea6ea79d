import type { Exported } from '../export/save-export.ts'
import type { TimelineSpeech } from './timeline-speech.ts'
import type { Happening } from './stretch.ts'

/** What happened, one line each, as far as it is shown. There is no picture of it. */
export const exportedOf = (
  { words, name }: TimelineSpeech,
  title: string,
  happenings: readonly Happening[],
): Exported => {
  const { when, what, where, text, feeling, format, creative, value, currency } = words.columns
  return {
    title,
    table: [
      [when, what, where, text, feeling, format, creative, value, currency],
      ...happenings.map((one) => [
        one.at,
        words.kinds[one.kind],
        one.channel === null ? null : name(one.channel),
        one.text,
        one.sentiment && words.feelings[one.sentiment.label],
        one.creative?.format?.name ?? null,
        one.creative?.name ?? null,
        one.value === null ? null : Number(one.value),
        one.currency,
      ]),
    ],
  }
}
