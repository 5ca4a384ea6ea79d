import type { Medium, Platform } from '../generated/client/enums.ts'

/** An entry of the shared ad-format catalogue; what could not be confirmed is null or empty. */
export interface CatalogueFormat {
  /** `<platform>_<words>` in snake case; never reused for another format, because creatives point to it. */
  id: string
  platform: Platform
  /** The platform's own spelling in its API or reports; at most one format of a platform has it. */
  apiName: string | null
  /** Shown to people, beside the platform; unique within it. */
  name: string
  medium: Medium
  /** Width to height, for example `9:16`. */
  ratios: string[]
  /** Recommended or fixed sizes, width first: pixels (`1080x1080`) or millimetres (`210x297mm`). */
  sizes: string[]
  minSeconds: number | null
  maxSeconds: number | null
  minCards: number | null
  maxCards: number | null
  /** Largest file, or largest image or archive where a format is made of several files. */
  maxBytes: number | null
  /** Whether people can play, swipe, try or answer it; following a link is not enough. */
  interactive: boolean
  /** Where the facts come from, and which of them are doubtful. */
  source: string
  /**
   * Further words that reports and people use for it, in lower case. No other format of the platform answers to any of them,
   * not even when spaces, hyphens and underscores are ignored.
   */
  aliases: string[]
}

/** Platforms say "5 MB" without saying which; this is the smaller reading, so that a file within it passes either way. */
export const KB = 1_000
export const MB = 1_000 * KB
export const GB = 1_000 * MB

type Limits = readonly [min: number | null, max: number | null]

/** What a platform's file states about one format; whatever it leaves out is unknown or absent. */
export type StatedFormat = Pick<CatalogueFormat, 'id' | 'name' | 'medium'> &
  Partial<Pick<CatalogueFormat, 'apiName' | 'ratios' | 'sizes' | 'maxBytes' | 'interactive' | 'source' | 'aliases'>> & {
    seconds?: Limits
    cards?: Limits
  }

/** Completes the formats of one platform; `source` stands for those that name none of their own. */
export function formatsOf(platform: Platform, source: string, stated: StatedFormat[]): CatalogueFormat[] {
  return stated.map(({ seconds = [null, null], cards = [null, null], ...format }) => ({
    platform,
    apiName: null,
    ratios: [],
    sizes: [],
    minSeconds: seconds[0],
    maxSeconds: seconds[1],
    minCards: cards[0],
    maxCards: cards[1],
    maxBytes: null,
    interactive: false,
    source,
    aliases: [],
    ...format,
  }))
}
