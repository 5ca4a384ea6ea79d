import { InputRefused } from './input-refused.ts'

type Moment = string | Date | null | undefined

/** @throws InputRefused when a period of days or moments ends before it begins */
export function checkPeriod({ from, to }: { from?: Moment; to?: Moment }): void {
  if (!from || !to) return
  const [begins, ends] = [written(from), written(to)]
  if (begins > ends) throw new InputRefused(`The period ends (${ends}) before it begins (${begins}).`)
}

const written = (moment: string | Date): string => (typeof moment === 'string' ? moment : moment.toISOString())
