import { day, hour, minute } from './calendar.ts'
import type { PlannedCreative } from './campaigns.ts'
import type { Diary } from './diary.ts'
import type { DemoPerson } from './people.ts'
import { personas } from './personas.ts'
import type { Random } from './random.ts'
import { reply } from './replies.ts'
import { comment } from './texts.ts'
import { closeness, formatTruth, freshness, tasteFor, type FormatTruth } from './truth.ts'
import { order } from './visits.ts'

/** Nobody responds to everything, whatever the rates multiply to. */
const mostResponsive = 0.6

/** Some carts are left behind. */
const cartsPerOrder = 1.8

/** Shows a creative to a customer and lets them respond as their taste has it. `daysPublished` counts from the start of its run. */
export function expose(
  random: Random,
  diary: Diary,
  person: DemoPerson,
  creative: PlannedCreative,
  at: number,
  daysPublished: number,
): void {
  const { channel, key: creativeKey } = creative
  const truth: FormatTruth = formatTruth[creative.formatId]
  const liking = tasteFor(person.persona, creative.formatId)
  const appeal = liking * creative.appeal * freshness(daysPublished) * closeness

  diary.write('IMPRESSION', at, channel, { creativeKey })
  if (truth.watch !== null && random.chance(truth.watch * 0.75)) {
    diary.write('VIEW', at + random.between(3, 30) * 1000, channel, { creativeKey })
  }
  if (random.chance(Math.min(mostResponsive, truth.click * appeal))) {
    const clicked = at + random.between(5, 60) * 1000
    diary.write('CLICK', clicked, channel, { creativeKey })
    // A click leads away from the post, so it is the only response to it.
    return land(random, diary, person, clicked, creativeKey, truth.buy)
  }
  // Reactions, comments and shares are public: only people with a face there make them.
  if (person.known && random.chance(Math.min(mostResponsive, truth.engage * appeal))) {
    engage(random, diary, person, creative, at + random.between(10, 240) * 1000, liking)
  }
}

function engage(
  random: Random,
  diary: Diary,
  person: DemoPerson,
  creative: PlannedCreative,
  at: number,
  liking: number,
): void {
  const { channel, key: creativeKey } = creative
  const kind = random.weighted({ REACTION: 0.66, COMMENT: 0.2, SHARE: 0.1, FOLLOW: 0.04 })
  if (kind !== 'COMMENT') return diary.write(kind, at, channel, { creativeKey })
  const { ask, answer } = comment(random, person.language, creative.formatId, liking)
  diary.write('COMMENT', at, channel, { creativeKey, text: ask })
  if (random.chance(0.65)) reply(random, diary, at, channel, answer, creativeKey)
}

/** What follows a click: a look around the shop, and for some an order. */
function land(
  random: Random,
  diary: Diary,
  person: DemoPerson,
  clicked: number,
  creativeKey: string,
  buy: number,
): void {
  let at = clicked + random.between(2, 8) * 1000
  diary.write('PAGE_VIEW', at, 'web')
  for (let page = random.count(1.2); page > 0; page--) {
    at += random.between(20, 150) * 1000
    diary.write('PAGE_VIEW', at, 'web')
  }
  const { buying } = personas[person.persona]
  const chance = Math.min(mostResponsive, buy * buying * closeness)
  if (!random.chance(chance * cartsPerOrder)) return
  // Some sleep on it.
  const ordered =
    at +
    (random.chance(0.25) ? random.whole(1, 3) * day + random.between(-1, 1) * hour : random.between(2, 25) * minute)
  order(random, diary, person, ordered, random.chance(1 / cartsPerOrder), creativeKey)
}
