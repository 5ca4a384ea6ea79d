import { day, hour, minute } from './calendar.ts'
import type { Diary } from './diary.ts'
import type { DemoPerson } from './people.ts'
import { personas } from './personas.ts'
import type { Random } from './random.ts'
import { reply } from './replies.ts'
import { mention, message, review } from './texts.ts'

/** Where customers write to the shop, beside e-mail. */
const socialChannels = ['instagram', 'facebook']

/** A visit to the web shop that no advertising led to. */
export function visit(random: Random, diary: Diary, person: DemoPerson, at: number): void {
  let now = at
  for (let page = random.whole(1, 4); page > 0; page--) {
    diary.write('PAGE_VIEW', now, 'web')
    now += random.between(15, 180) * 1000
  }
  if (person.known && random.chance(0.09)) order(random, diary, person, now, random.chance(0.5))
}

/** Something into the cart and, when `bought`, an order, which some review later. */
export function order(
  random: Random,
  diary: Diary,
  person: DemoPerson,
  at: number,
  bought: boolean,
  creativeKey?: string,
): void {
  const value = price(random, person)
  diary.write('ADD_TO_CART', at, 'web', { creativeKey, value })
  if (!bought) return
  const paid = at + random.between(1, 12) * minute
  diary.write('PURCHASE', paid, 'web', { creativeKey, value })
  if (person.known && random.chance(0.3)) {
    diary.write('REVIEW', paid + random.whole(3, 14) * day + random.between(-2, 1) * hour, 'web', {
      text: review(random, person.language),
    })
  }
}

/** A purchase over the counter, known by the customer's card. */
export function buyInShop(random: Random, diary: Diary, person: DemoPerson, at: number): void {
  diary.write('PURCHASE', at, 'shop', { value: price(random, person) })
}

/** A private message or a request to the service desk, or a public mention, mostly with our answer. */
export function write(random: Random, diary: Diary, person: DemoPerson, at: number): void {
  const handles = person.identities.map(({ namespace }) => namespace).filter((name) => socialChannels.includes(name))
  const channel = random.pick([...handles, 'email'])
  const inPublic = channel !== 'email' && random.chance(0.35)
  const { ask, answer } = inPublic ? mention(random, person.language) : message(random, person.language)
  diary.write(channel === 'email' ? 'SUPPORT_REQUEST' : inPublic ? 'MENTION' : 'MESSAGE', at, channel, { text: ask })
  if (random.chance(inPublic ? 0.5 : 0.9)) reply(random, diary, at, channel, answer)
}

function price(random: Random, person: DemoPerson): string {
  return Math.max(4.9, personas[person.persona].order * random.factor(0.7)).toFixed(2)
}
