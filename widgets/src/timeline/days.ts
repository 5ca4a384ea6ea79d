import type { InteractionKind } from '@rapport/schema/generated/graphql.ts'
import { belongs } from './shows.ts'
import type { Happening } from './stretch.ts'

export interface Answer {
  id: string
  at: string
  text: string | null
}

/** One thing that somebody said, did or bought; or what became of one ad on one day, step by step. */
export interface Entry {
  /** The latest step. */
  happening: Happening
  /** What was done, and how often, in order of time. */
  steps: { kind: InteractionKind; times: number }[]
  /** Ours, oldest first. */
  answers: Answer[]
}

export interface Day {
  /** A moment of it. */
  at: string
  entries: Entry[]
}

/** Days as the visitor's calendar has them, newest first. */
export const daysOf = (happenings: readonly Happening[]): Day[] => {
  const { answers, threaded } = untied(happenings)
  const days: Day[] = []
  let run: Entry | undefined
  for (const happening of happenings) {
    // What we answered stands beneath what it answers.
    if (threaded.has(happening.id) || (happening.kind === 'REPLY' && happening.inReplyTo !== null)) continue
    const { at, kind } = happening
    let day = days.at(-1)
    if (day === undefined || calendarDay(day.at) !== calendarDay(at)) {
      days.push((day = { at, entries: [] }))
      run = undefined
    }
    if (run && isStep(happening) && isAboutTheSame(run.happening, happening)) {
      const [first] = run.steps
      if (first?.kind === kind) first.times++
      else run.steps.unshift({ kind, times: 1 })
      continue
    }
    const own = [...happening.replies.edges.map(({ node }) => node), ...(answers.get(happening.id) ?? [])]
    const entry = { happening, steps: [{ kind, times: 1 }], answers: own }
    day.entries.push(entry)
    run = isStep(happening) ? entry : undefined
  }
  return days
}

const calendarDay = (at: string): string => new Date(at).toDateString()

/** What people do with an ad without a word, or page after page: one after the other it reads as one thing. */
const isStep = ({ kind, creative, text, value }: Happening): boolean =>
  (kind === 'PAGE_VIEW' || (belongs('seen', kind) && creative !== null)) && !text && value === null

const isAboutTheSame = (one: Happening, other: Happening): boolean =>
  one.channel === other.channel && one.creative?.id === other.creative?.id

/**
 * Answers that do not say to what: after something that was said in private, whatever we say next on that channel answers it. The same
 * rule as for how fast we respond.
 */
const untied = (happenings: readonly Happening[]) => {
  const answers = new Map<string, Answer[]>()
  const threaded = new Set<string>()
  for (const [i, { id, at, text, kind, channel, inReplyTo }] of happenings.entries()) {
    if (kind !== 'REPLY' || inReplyTo !== null) continue
    const question = happenings
      .slice(i + 1)
      .find((other) => (other.kind === 'MESSAGE' || other.kind === 'SUPPORT_REQUEST') && other.channel === channel)
    if (!question) continue
    threaded.add(id)
    answers.set(question.id, [{ id, at, text }, ...(answers.get(question.id) ?? [])])
  }
  return { answers, threaded }
}
