import { html, nothing, type TemplateResult } from 'lit'
import {
  SegmentDocument,
  SegmentLiveDocument,
  type SegmentQuery,
  type SegmentQueryVariables,
} from '@rapport/schema/generated/graphql.ts'
import { Failure } from '../data/failure.ts'
import { chartStyles } from '../chart/chart.styles.ts'
import { RapportElement } from '../element/rapport-element.ts'
import type { Exported } from '../export/save-export.ts'
import { today } from '../words/time.ts'
import { clausesOf } from './clauses.ts'
import { growthChart } from './growth-chart.ts'
import { growthOf } from './growth.ts'
import { responseChart } from './response-chart.ts'
import { responsesOf, type Responses } from './responses.ts'
import { ruleList } from './rule-list.ts'
import { wordsIn, type Segment, type SegmentSpeech, type SegmentWords } from './segment-speech.ts'
import { segmentStyles } from './segment.styles.ts'

/** The server tells pages of members in no shorter period, and knows growth for no longer one. */
const [fewestDays, mostDays] = [7, 366]

/** What the ids of segments begin with: `Segment:` in Base64. */
const idStart = 'U2VnbWVudD'

/**
 * @summary A group of customers: how many they are, how that changes, who is in it, and what they respond to beside everybody.
 * @tag rapport-segment
 *
 * @fires {CustomEvent<null>} rapport-ready - the element shows a segment
 * @fires {CustomEvent<RapportErrorDetail>} rapport-error - the element shows why it has no segment; `detail.code` says which kind of reason
 * @fires {CustomEvent<RapportResizeDetail>} rapport-resize - the element has another height; `detail.height` is in CSS pixels
 * @fires {CustomEvent<null>} rapport-token-needed - nobody is signed in, or the page has not said where tokens come from
 * @fires {CustomEvent<RapportSelectDetail>} rapport-select - somebody chose a row of the chart; `detail` says which
 *
 * @slot loading - replaces the skeleton
 * @slot empty - replaces the sentence for a segment that is not there or too small to be shown
 * @slot error - replaces the sentence for an error
 * @slot actions - what the page adds to the buttons at the end
 *
 * @csspart base - the element's surface
 * @csspart identity - name, kind and description
 * @csspart figures - the four figures
 * @csspart growth - how the segment grew
 * @csspart rule - who is in it
 * @csspart responses - what members respond to
 * @csspart answer - the answer in plain words
 * @csspart chart - the chart with its explanation
 * @csspart row - a row of the chart
 * @csspart table - who joined and left, behind a click
 * @csspart origin - whose numbers, of which period
 * @csspart actions - the buttons at the end
 * @csspart outdated - why there are no newer numbers
 * @csspart waiting - the skeleton
 * @csspart empty - the empty state
 * @csspart error - the error state
 * @csspart retry - the button of the error state
 *
 * @cssprop --rapport-room - height that is kept until there is something to show
 * @cssprop --rapport-font - font family; `inherit` takes the page's
 * @cssprop --rapport-font-size - size of running text, from which all others follow (15px)
 * @cssprop --rapport-line-height - height of a line of running text (1.45)
 * @cssprop --rapport-space - how much space there is between things, as a factor (1)
 * @cssprop --rapport-text - colour of text
 * @cssprop --rapport-text-muted - colour of secondary text
 * @cssprop --rapport-surface - background
 * @cssprop --rapport-surface-raised - background of chips, buttons and placeholders
 * @cssprop --rapport-border - colour of lines around things
 * @cssprop --rapport-radius - roundness of the corners (12px)
 * @cssprop --rapport-padding - space inside the edge (1.5em)
 * @cssprop --rapport-shadow - shadow of the element
 * @cssprop --rapport-accent - colour of the best result
 * @cssprop --rapport-accent-soft - pale version of the accent, behind text and under lines
 * @cssprop --rapport-mark - bars of other results
 * @cssprop --rapport-mark-soft - bars that rest on little data
 * @cssprop --rapport-grid - grid lines of charts
 * @cssprop --rapport-danger - colour of the error sign
 * @cssprop --rapport-focus - focus ring
 */
export class RapportSegment extends RapportElement<SegmentQuery, SegmentQueryVariables, SegmentWords> {
  static override styles = [RapportElement.styles, chartStyles, segmentStyles]
  static override properties = { ...RapportElement.properties, segment: {}, days: { type: Number } }

  /** The id of the segment, as GraphQL tells it, or its name, letter for letter. */
  declare segment: string | null
  /** Of how many days to tell, today included; 90 without it, 7 to 366. */
  declare days: number

  constructor() {
    super()
    this.segment = null
    this.days = 90
  }

  protected override readonly wordsIn = wordsIn

  override question() {
    const { days } = this
    if (!(Number.isInteger(days) && days >= fewestDays && days <= mostDays))
      throw new Failure('LOAD', {
        sentence: `The attribute days must be a whole number of days, from ${fewestDays} to ${mostDays}.`,
      })
    const input = { groupBy: ['FORMAT' as const], source: 'OBSERVED' as const, ...this.#period(), mixes: [] }
    return { document: SegmentDocument, variables: { ...this.#which(), days, input } }
  }

  protected override news() {
    return { document: SegmentLiveDocument, variables: this.#which() }
  }

  protected override emptySentence({ words }: SegmentSpeech, { segment }: SegmentQuery): string | null {
    if (segment === null) return words.nobody
    return segment.size === null ? words.few : null
  }

  protected override renderResult(speech: SegmentSpeech, result: SegmentQuery): TemplateResult {
    const { segment } = result
    if (segment === null) return html``
    const { words } = speech
    const growth = growthOf(segment)
    const responses = responsesIn(speech, result)
    const clauses = clausesOf(speech, segment.rule)
    return html`<div class="parts whole">
      ${this.#identity(speech, segment)}
      <dl class="figures number" part="figures">
        ${figuresOf(speech, segment).map(
          ([label, value]) =>
            html`<div>
              <dt class="muted small">${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <div class="parts">
        ${
          growth.days.length === 0
            ? nothing
            : html`<section part="growth">
                ${this.heading(words.growth, 1)} ${growthChart(speech, growth.days)}
              </section>`
        }
        ${
          clauses.length === 0
            ? nothing
            : html`<section part="rule">${this.heading(words.rule, 1)} ${ruleList(words, clauses)}</section>`
        }
      </div>
      <section part="responses">
        ${this.heading(words.responds, 1)}
        ${responses === null ? html`<p class="muted">${words.unseen}</p>` : responseChart(speech, responses)}
      </section>
      <p class="origin muted small" part="origin">${this.#origin(speech)}</p>
    </div>`
  }

  protected override async exported(speech: SegmentSpeech, result: SegmentQuery): Promise<Exported> {
    const { segment, formatPerformance } = result
    if (!segment?.formatPerformance) throw new Error('There is nothing to export.')
    const { exportedOf } = await import('./exported.ts')
    const responses = responsesIn(speech, result)
    const figures = figuresOf(speech, segment).map(([label, value]) => speech.words.named(label, value))
    const sentences = [figures.join(' · '), ...(responses?.reasons ?? [])].join(' · ')
    const frame = { heading: segment.name, sentences, origin: this.#origin(speech) }
    return exportedOf(speech, segment.formatPerformance, formatPerformance, responses, frame)
  }

  #which(): { id: string } | { name: string } {
    const segment = this.segment?.trim()
    if (!segment)
      throw new Failure('LOAD', { sentence: 'The attribute segment must be the id or the name of a segment.' })
    return segment.startsWith(idStart) ? { id: segment } : { name: segment }
  }

  #period(): { from: string; to: string } {
    return { from: today(1 - this.days), to: today() }
  }

  /** Whose numbers, of which period. */
  #origin({ words, days }: SegmentSpeech): string {
    const { from, to } = this.#period()
    return `${words.observed} · ${days(from, to)}`
  }

  #identity({ words }: SegmentSpeech, { name, kind, description, builtAt, rule }: Segment): TemplateResult {
    return html`<header part="identity">
      <div class="title">
        ${this.heading(name)}
        ${kind === null ? nothing : html`<span class="kind small">${words.segmentKinds[kind]}</span>`}
      </div>
      ${description === null ? nothing : html`<p class="muted"><bdi>${description}</bdi></p>`}
      ${builtAt === null && rule !== null ? html`<p role="status">${words.building}</p>` : nothing}
    </header>`
  }
}

const responsesIn = (speech: SegmentSpeech, { segment, formatPerformance }: SegmentQuery): Responses | null =>
  segment?.formatPerformance
    ? responsesOf(speech, segment.formatPerformance, formatPerformance, segment.byBehaviour)
    : null

const figuresOf = ({ words, count, percent }: SegmentSpeech, segment: Segment): [label: string, value: string][] => {
  const { entered, left } = growthOf(segment)
  return [
    [words.members, count(segment.size ?? 0)],
    [words.share, segment.share === null ? '–' : percent(segment.share)],
    [words.entered, count(entered)],
    [words.left, count(left)],
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'rapport-segment': RapportSegment
  }
}
