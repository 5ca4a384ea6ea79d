import { busyness, day, dayCount, hour, minute } from './calendar.ts'
import type { PlannedCreative } from './campaigns.ts'
import { Diary, type DemoInteraction } from './diary.ts'
import { expose } from './exposures.ts'
import type { DemoPerson } from './people.ts'
import { personas } from './personas.ts'
import type { Random } from './random.ts'
import { showcasePerson, showcaseStory } from './showcase.ts'
import type { DemoPlatform } from './truth.ts'
import { buyInShop, visit, write } from './visits.ts'

/** How often an ordinary customer does what in the 90 days. */
const known = { exposures: 24, visits: 1.3, shopPurchases: 0.12, messages: 0.3 }
const anonymous = { exposures: 5.5, visits: 2 }

/** Share of the registered who registered within the 90 days. */
const newShare = 0.3

/**
 * What all customers did, oldest first. `midnight` is that of the first day. Nothing happens in the last two hours of the
 * last day (UTC), so that it is still that day in the time zones of the shop.
 */
export function interactions(
  random: Random,
  customers: readonly DemoPerson[],
  creatives: readonly PlannedCreative[],
  midnight: number,
): DemoInteraction[] {
  const end = midnight + dayCount * day - 2 * hour
  const onWeb = creatives.filter(({ channel }) => channel === 'web')
  const planAll = airtime(creatives, midnight)
  const planWeb = airtime(onWeb, midnight)
  const all = customers.flatMap((person, customer) => {
    const diary = new Diary(customer, end)
    live(random, diary, person, person.known ? planAll : planWeb, midnight)
    if (person === showcasePerson) tellStory(diary, midnight)
    return diary.pages
  })
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** One creative on one day of its run, with the share of its platform's 90 days that falls to it. */
interface Slot {
  creative: PlannedCreative
  dayIndex: number
  weight: number
}

type Airtime = Record<DemoPlatform, Slot[]>

/** When the platforms show what. */
function airtime(creatives: readonly PlannedCreative[], midnight: number): Airtime {
  const slots: Airtime = { META: [], GOOGLE: [], LINKEDIN: [], TIKTOK: [] }
  for (const creative of creatives) {
    for (let dayIndex = creative.from; dayIndex <= creative.to; dayIndex++) {
      const weight = creative.daily * busyness(creative.platform, midnight + dayIndex * day, dayIndex)
      slots[creative.platform].push({ creative, dayIndex, weight })
    }
  }
  return slots
}

function live(random: Random, diary: Diary, person: DemoPerson, plan: Airtime, midnight: number): void {
  const habits = person.known ? known : anonymous
  const sometime = (dayIndex = random.whole(0, dayCount - 1)) => midnight + dayIndex * day + timeOfDay(random, person)

  for (let left = random.count(habits.exposures * person.activity); left > 0; left--) {
    const platform = person.known ? random.weighted(personas[person.persona].platforms) : 'GOOGLE'
    const { creative, dayIndex } = pickSlot(random, plan[platform])
    expose(random, diary, person, creative, sometime(dayIndex), dayIndex - creative.from)
  }
  // A visitor whom no visit brought would be unheard of.
  const visits = random.count(habits.visits * person.activity) + (person.known ? 0 : 1)
  for (let left = visits; left > 0; left--) visit(random, diary, person, sometime())
  if (!person.known) return

  for (let left = random.count(known.shopPurchases * person.activity); left > 0; left--) {
    // Shops are open from eight to five.
    buyInShop(random, diary, person, midnight + random.whole(0, dayCount - 1) * day + random.between(8, 17) * hour)
  }
  for (let left = random.count(known.messages * person.activity); left > 0; left--)
    write(random, diary, person, sometime())
  if (
    person.identities.some(({ namespace }) => namespace === 'user_id') &&
    person !== showcasePerson &&
    random.chance(newShare)
  ) {
    const registered = sometime()
    diary.write('PAGE_VIEW', registered - 2 * minute, 'web')
    diary.write('SIGN_UP', registered, 'web')
  }
}

function tellStory(diary: Diary, midnight: number): void {
  for (const { ago, time, kind, channel, ...details } of showcaseStory) {
    const [hours, minutes] = time.split(':').map(Number)
    const at = midnight + (dayCount - 1 - ago) * day + (hours ?? 0) * hour + (minutes ?? 0) * minute
    diary.write(kind, at, channel, details)
  }
}

function timeOfDay(random: Random, person: DemoPerson): number {
  const [first, last] = personas[person.persona].hours
  // The mean of two is busiest in the middle.
  return ((random.between(first, last) + random.between(first, last)) / 2) * hour
}

function pickSlot(random: Random, slots: readonly Slot[]): Slot {
  const heaviest = Math.max(...slots.map(({ weight }) => weight))
  for (;;) {
    const slot = random.pick(slots)
    if (random.chance(slot.weight / heaviest)) return slot
  }
}
