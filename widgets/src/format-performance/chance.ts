import type { PerformanceSpeech, Row } from './metrics.ts'

/** Whether people are in the row for what they did, so that its rate tells how they were chosen. */
export const isChosen = ({ keys }: Row): boolean => keys.some(({ byBehaviour }) => byBehaviour)

/** The probability of being best; null where that is not known, and of those who were chosen by what they did, who compete with nobody. */
export const chanceOf = (row: Row): number | null => (isChosen(row) ? null : row.probabilityBest)

/** Probabilities above this one are not told apart. */
const nearlySure = 0.99

/** A probability of being best as it is told. */
export const toldChance = ({ words, percent }: PerformanceSpeech, chance: number): string =>
  chance > nearlySure ? words.verdict.over(percent(nearlySure)) : percent(chance, 0)
