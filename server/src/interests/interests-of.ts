/** Something that a person has to do with: a topic, or a format. */
export interface Interest {
  /** The topic, or the id of the format. */
  topic: string
  /** What everything that they did about it weighs now. */
  weight: number
  /** Of the weight of all their interests. */
  share: number
  lastAt: Date
}

/** What was counted of one profile, and a topic or format. */
export interface InterestCount {
  topic: string
  score: number
  lastAt: Date
}

/** Milliseconds. */
const day = 24 * 60 * 60 * 1000

/** The interests of a person at a moment, strongest first, from what was counted of all profiles. */
export function interestsOf(
  counts: readonly InterestCount[],
  halfLifeDays: number,
  now: Date,
  first = counts.length,
): Interest[] {
  const halfLives = now.getTime() / (halfLifeDays * day)
  const together = new Map<string, Omit<Interest, 'share'>>()
  for (const { topic, score, lastAt } of counts) {
    const before = together.get(topic)
    const weight = (before?.weight ?? 0) + 2 ** (score - halfLives)
    together.set(topic, { topic, weight, lastAt: before && before.lastAt > lastAt ? before.lastAt : lastAt })
  }
  const all = [...together.values()]
  const whole = all.reduce((sum, { weight }) => sum + weight, 0)
  return all
    .map((one) => ({ ...one, share: whole > 0 ? one.weight / whole : 0 }))
    .toSorted((one, other) => other.weight - one.weight || (one.topic < other.topic ? -1 : 1))
    .slice(0, Math.max(0, first))
}
