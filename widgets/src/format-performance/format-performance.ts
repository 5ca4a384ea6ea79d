import { html, nothing, type TemplateResult } from 'lit'
import {
  FormatPerformanceDocument,
  FormatPerformanceLiveDocument,
  type FormatPerformanceInput,
  type FormatPerformanceQuery,
  type FormatPerformanceQueryVariables,
} from '@rapport/schema/generated/graphql.ts'
import { Failure } from '../data/failure.ts'
import { chartStyles } from '../chart/chart.styles.ts'
import { RapportElement } from '../element/rapport-element.ts'
import type { Exported } from '../export/save-export.ts'
import { today } from '../words/time.ts'
import { dayOf, isIdOf, oneOf, platforms, sources } from './attributes.ts'
import { courseOf } from './course.ts'
import { figuresTable } from './figures-table.ts'
import { formatPerformanceStyles } from './format-performance.styles.ts'
import { intervalBars } from './interval-bars.ts'
import { intervalChart } from './interval-chart.ts'
import {
  dimensions,
  firstKnown,
  metrics,
  type Dimension,
  type Metric,
  type Performance,
  type PerformanceSpeech,
  type PerformanceWords,
} from './metrics.ts'
import { refusals } from './refusals.ts'
import { trendChart } from './trend-chart.ts'
import { goals } from './verdict.ts'
import { viewOf, type View } from './view.ts'
import { wordsIn } from './words-in.ts'

/** A century: calendars end somewhere. */
const mostDays = 36_500

/**
 * @summary Which format (or medium, campaign, age group, …) works best, how sure that is, and all the numbers behind it.
 * @tag rapport-format-performance
 *
 * @fires {CustomEvent<null>} rapport-ready - the element shows numbers
 * @fires {CustomEvent<RapportErrorDetail>} rapport-error - the element shows why it has none; `detail.code` says which kind of reason
 * @fires {CustomEvent<RapportResizeDetail>} rapport-resize - the element has another height; `detail.height` is in CSS pixels
 * @fires {CustomEvent<null>} rapport-token-needed - nobody is signed in, or the page has not said where tokens come from
 * @fires {CustomEvent<RapportSelectDetail>} rapport-select - somebody chose a row of the chart; `detail` says which
 *
 * @slot loading - replaces the skeleton
 * @slot empty - replaces the sentence for a period without numbers
 * @slot error - replaces the sentence for an error
 * @slot actions - what the page adds to the buttons at the end
 *
 * @csspart base - the element's surface
 * @csspart heading - the heading
 * @csspart answer - the answer in plain words
 * @csspart chart - the chart with its explanation
 * @csspart row - a row of the chart
 * @csspart table - all numbers, behind a click
 * @csspart origin - whose numbers, of which period, in which currency
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
export class RapportFormatPerformance extends RapportElement<
  FormatPerformanceQuery,
  FormatPerformanceQueryVariables,
  PerformanceWords
> {
  static override styles = [RapportElement.styles, chartStyles, formatPerformanceStyles]
  static override properties = {
    ...RapportElement.properties,
    groupBy: { attribute: 'group-by' },
    days: { type: Number },
    from: {},
    to: {},
    source: {},
    platform: {},
    campaign: {},
    segment: {},
    metric: {},
    headingText: { attribute: 'heading' },
    day: { state: true },
  }

  /** What to compare: `format`, `medium`, `platform`, `channel`, `campaign`, `creative`, `age`, `gender`, `country`, `interest`, `segment`, or `day` for a course. */
  declare groupBy: string | null
  /** The last so many days, today included, instead of `from` and `to`. Without any of them: all time. */
  declare days: number | null
  /** First day, for example `2026-08-01`. */
  declare from: string | null
  /** Last day, for example `2026-08-31`. */
  declare to: string | null
  /** `reported` (the platforms' numbers) or `observed` (our own). Without it the server takes what it has. */
  declare source: string | null
  /** Only this platform, for example `meta`. */
  declare platform: string | null
  /** Only the campaign with this id, as GraphQL tells it; not its name. */
  declare campaign: string | null
  /** Only what members of the segment with this id did while they were in it, by our own numbers. */
  declare segment: string | null
  /** `ctr`, `engagementRate` or `conversionRate`; without it the first that the numbers know. */
  declare metric: string | null
  /** Replaces the heading. */
  declare headingText: string | null
  /** The day of the course that somebody looks at. */
  declare private day: string | null

  constructor() {
    super()
    this.groupBy = null
    this.days = null
    this.from = null
    this.to = null
    this.source = null
    this.platform = null
    this.campaign = null
    this.segment = null
    this.metric = null
    this.headingText = null
    this.day = null
  }

  protected override readonly wordsIn = wordsIn

  override question() {
    const input: FormatPerformanceInput = { groupBy: [this.#dimension()] }
    const metric = this.#chosenMetric()
    const goal = metric && goals[metric]
    if (goal !== null) input.goal = goal
    const { from, to } = this.#period()
    if (from !== null) input.from = from
    if (to !== null) input.to = to
    if (this.source !== null) input.source = oneOf('source', this.source, sources)
    if (this.platform !== null) input.platform = oneOf('platform', this.platform, platforms)
    const { campaign, segment } = this
    if (campaign !== null && !isIdOf('Campaign', campaign))
      throw new Failure('LOAD', { sentence: refusals.badCampaign })
    if (segment !== null && !isIdOf('Segment', segment)) throw new Failure('LOAD', { sentence: refusals.badSegment })
    if (campaign !== null) input.campaignId = campaign
    if (segment !== null) input.segmentId = segment
    return { document: FormatPerformanceDocument, variables: { input } }
  }

  protected override news() {
    return { document: FormatPerformanceLiveDocument, variables: {} }
  }

  protected override emptySentence(
    { words }: PerformanceSpeech,
    { formatPerformance: { rows } }: FormatPerformanceQuery,
  ): string | null {
    return rows.length === 0 ? words.empty : null
  }

  protected override renderResult(
    speech: PerformanceSpeech,
    { formatPerformance: performance }: FormatPerformanceQuery,
  ): TemplateResult {
    const { words, sentences, list } = speech
    const { currency, currencies } = performance
    const view = this.#view(speech, performance)
    const { dimension, metric, headline, reasons, rows } = view
    const summary = sentences([headline, ...reasons])
    const look = { day: this.day, at: (day: string | null) => (this.day = day) }
    const several = currency === null && currencies.length > 1
    return html`<div part="heading">${this.heading(this.#heading(speech, dimension))}</div>
      <div part="answer">
        <p class="headline">${headline}</p>
        <p class="reasons">${sentences(reasons)}</p>
      </div>
      ${
        dimension === 'DAY'
          ? trendChart(speech, courseOf(rows, metric), view.decimals, summary, look)
          : intervalChart(speech, intervalBars(speech, view), summary)
      }
      <footer>
        <p class="muted small" part="origin">${this.#origin(speech, performance, view)}</p>
        ${several ? html`<p class="small">${words.severalCurrencies(list(currencies))}</p>` : nothing}
        ${figuresTable(speech, performance, rows, dimension)}
      </footer>`
  }

  protected override async exported(
    speech: PerformanceSpeech,
    { formatPerformance: performance }: FormatPerformanceQuery,
  ): Promise<Exported> {
    const { exportedOf } = await import('./exported.ts')
    const view = this.#view(speech, performance)
    const heading = this.#heading(speech, view.dimension)
    return exportedOf(speech, performance, view, { heading, origin: this.#origin(speech, performance, view) })
  }

  #view(speech: PerformanceSpeech, performance: Performance): View {
    return viewOf(speech, performance, this.#dimension(), this.#chosenMetric() ?? firstKnown(performance))
  }

  #heading({ words }: PerformanceSpeech, dimension: Dimension): string {
    return this.headingText ?? words.headings[dimension]
  }

  /** Whose numbers, of which period, in which currency. */
  #origin(speech: PerformanceSpeech, { source, currency }: Performance, { metric }: View): string {
    const { words } = speech
    const origin = [words.metrics[metric], words.sources[source], this.#periodName(speech), currency]
    return origin.filter(Boolean).join(' · ')
  }

  #dimension(): Dimension {
    return oneOf('group-by', this.groupBy ?? 'format', dimensions)
  }

  #chosenMetric(): Metric | null {
    return this.metric === null ? null : oneOf('metric', this.metric, metrics)
  }

  #period(): { from: string | null; to: string | null } {
    const [from, to] = [dayOf('from', this.from), dayOf('to', this.to)]
    if (from !== null && to !== null && from > to) throw new Failure('LOAD', { sentence: refusals.badPeriod })
    if (this.days === null) return { from, to }
    if (from !== null || to !== null) throw new Failure('LOAD', { sentence: refusals.twoPeriods })
    if (!(Number.isInteger(this.days) && this.days >= 1 && this.days <= mostDays))
      throw new Failure('LOAD', { sentence: refusals.badDays })
    return { from: today(1 - this.days), to: today() }
  }

  #periodName({ words, days }: PerformanceSpeech): string {
    const { from, to } = this.#period()
    if (from !== null && to !== null) return days(from, to)
    if (from !== null) return words.since(days(from, from))
    return to === null ? words.allTime : words.until(days(to, to))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rapport-format-performance': RapportFormatPerformance
  }
}
