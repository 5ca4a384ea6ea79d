import { day, hour, minute } from './calendar.ts'
import type { Diary } from './diary.ts'
import type { Random } from './random.ts'

/** The shop's answer to something a customer wrote: mostly within hours, sometimes after a day. */
export function reply(
  random: Random,
  diary: Diary,
  asked: number,
  channel: string,
  text: string,
  creativeKey?: string,
): void {
  const delay = Math.min(2.5 * day, 1.6 * hour * random.factor(1.1) + 3 * minute)
  diary.write('REPLY', asked + delay, channel, { creativeKey, text })
}
