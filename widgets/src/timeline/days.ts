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
  const answers = answersTo(happenings)
  // What we answered stands beneath what it answers; where that is not here, it is an entry of its own.
  const beneath = new Set([...answers.values()].flatMap((theirs) => [...theirs.keys()]))
  const days: Day[] = []
  let run: Entry | undefined
  for (const happening of happenings) {
    const { id, at, kind } = happening
    if (beneath.has(id)) continue
    const own = [...(answers.get(id)?.values() ?? [])].toSorted((a, b) => a.at.localeCompare(b.at))
    const step = isStep(happening) && own.length === 0
    let day = days.at(-1)
    if (day === undefined || calendarDay(day.at) !== calendarDay(at)) {
      days.push((day = { at, entries: [] }))
      run = undefined
    }
    if (run && step && isAboutTheSame(run.happening, happening)) {
      const [first] = run.steps
      if (first?.kind === kind) first.times++
      else run.steps.unshift({ kind, times: 1 })
      continue
    }
    const entry = { happening, steps: [{ kind, times: 1 }], answers: own }
    day.entries.push(entry)
    run = step ? entry : undefined
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
 * Our answers by what they stand beneath: what they are tied to, else the latest that was said in private on that channel. How fast we
 * respond is another rule: there an answer counts for all that was said in private before it.
 */
const answersTo = (happenings: readonly Happening[]): Map<string, Map<string, Answer>> => {
  const answers = new Map<string, Map<string, Answer>>()
  const asked = new Map<string | null, string>()
  for (const { id, at, text, kind, channel, inReplyTo, replies } of happenings.toReversed()) {
    if (kind === 'REPLY') {
      const question = inReplyTo ? inReplyTo.id : asked.get(channel)
      if (question !== undefined) answers.get(question)?.set(id, { id, at, text })
      continue
    }
    // Not all of them: the first few, also those that do not belong to what is shown.
    answers.set(id, new Map(replies.edges.map(({ node }) => [node.id, node])))
    if (kind === 'MESSAGE' || kind === 'SUPPORT_REQUEST') asked.set(channel, id)
  }
  return answers
}
