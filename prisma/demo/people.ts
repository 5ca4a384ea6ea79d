import { names, type Culture } from './names.ts'
import { personas, type Age, type Gender } from './personas.ts'
import type { Random } from './random.ts'
import { showcaseNumber, showcasePerson } from './showcase.ts'
import type { Language } from './texts.ts'
import type { DemoPlatform, PersonaKey } from './truth.ts'

export interface DemoCustomer {
  known: boolean
  displayName: string | null
  traits: Record<string, string>
  identities: { namespace: string; value: string }[]
  /** The kind of people this one belongs to. Not to be stored: the product has to find out from what they do. */
  persona: PersonaKey
}

/** A customer with what the generator needs to know about their ways. */
export interface DemoPerson extends DemoCustomer {
  /** What they write in. */
  language: Language
  /** How much more than others this person is online; around 1. */
  activity: number
}

const customerCount = 2000
const knownShare = 0.65

interface Country {
  share: number
  language: Language
  cities: readonly string[]
  cultures: Partial<Record<Culture, number>>
}

const everywhere = { arabic: 0.05, turkish: 0.04, indian: 0.04, african: 0.04, vietnamese: 0.03, polish: 0.05 }

type CountryCode = 'NO' | 'DE' | 'RO' | 'SE' | 'NL' | 'GB' | 'FR'

const countries: Record<CountryCode, Country> = {
  NO: {
    share: 0.29,
    language: 'nb',
    cities: ['Oslo', 'Bergen', 'Trondheim', 'Stavanger', 'Tromsø'],
    cultures: { ...everywhere, nordic: 0.75 },
  },
  DE: {
    share: 0.24,
    language: 'de',
    cities: ['Hamburg', 'Berlin', 'Leipzig', 'Freiburg', 'Köln'],
    cultures: { ...everywhere, german: 0.75 },
  },
  RO: {
    share: 0.14,
    language: 'ro',
    cities: ['Cluj-Napoca', 'București', 'Brașov', 'Iași'],
    cultures: { romanian: 0.95, german: 0.05 },
  },
  SE: {
    share: 0.1,
    language: 'sv',
    cities: ['Göteborg', 'Malmö', 'Uppsala'],
    cultures: { ...everywhere, nordic: 0.75 },
  },
  NL: {
    share: 0.08,
    language: 'nl',
    cities: ['Utrecht', 'Groningen', 'Delft'],
    cultures: { ...everywhere, dutch: 0.75 },
  },
  GB: {
    share: 0.1,
    language: 'en',
    cities: ['Leeds', 'Bristol', 'Edinburgh'],
    cultures: { ...everywhere, english: 0.75 },
  },
  FR: {
    share: 0.05,
    language: 'fr',
    cities: ['Lyon', 'Nantes', 'Strasbourg'],
    cultures: { ...everywhere, french: 0.75 },
  },
}

const countryShares = sharesOf(countries)
const personaShares = sharesOf(personas)

/** Where people of a platform have a handle. */
const handlePlatforms: Record<string, DemoPlatform> = {
  instagram: 'META',
  facebook: 'META',
  linkedin: 'LINKEDIN',
  tiktok: 'TIKTOK',
}

/** The shop's customers, in the order of their user ids as far as they have one. */
export function people(random: Random): DemoPerson[] {
  const taken = new Set(showcasePerson.identities.map(({ namespace, value }) => `${namespace}:${value}`))
  const unique: Unique = (namespace, make) => {
    let value = make('')
    for (let number = 2; taken.has(`${namespace}:${value}`); number++) value = make(String(number))
    taken.add(`${namespace}:${value}`)
    return { namespace, value }
  }
  return Array.from({ length: customerCount }, (_, index) =>
    index + 1 === showcaseNumber ? showcasePerson : person(random, index + 1, unique),
  )
}

/** An identity that nobody has yet: `make` is asked again, with a number, until its value is free. */
type Unique = (namespace: string, make: (suffix: string) => string) => { namespace: string; value: string }

function person(random: Random, number: number, unique: Unique): DemoPerson {
  const key = random.weighted(personaShares)
  const persona = personas[key]
  const code = random.weighted(countryShares)
  const country = countries[code]
  const device = random.weighted({ Android: 0.46, iPhone: 0.36, Windows: 0.12, Mac: 0.06 })
  const language = random.chance(0.25) ? 'en' : country.language
  const base = { persona: key, language, activity: random.factor(0.6) }
  const visitor = () => unique('anonymous_id', () => `visitor-${hex(random)}${hex(random)}`)

  if (!random.chance(knownShare)) {
    return {
      ...base,
      known: false,
      displayName: null,
      traits: { country: code, language, device },
      identities: [visitor()],
    }
  }

  const age = random.weighted<Age>(persona.ages)
  const gender: Gender = random.chance(persona.female) ? 'female' : 'male'
  const culture = names[random.weighted(country.cultures)]
  const first = random.pick<string>(culture[gender])
  const last = random.pick<string>(culture.last)
  const address = `${plain(first)}.${plain(last)}`
  const domain = random.chance(0.8) ? 'example.com' : 'example.org'

  const identities = [unique('email', (suffix) => `${address}${suffix}@${domain}`)]
  if (random.chance(0.82)) identities.unshift({ namespace: 'user_id', value: String(number) })
  // Ofcom keeps these thousand numbers free for drama; other countries get no phone.
  if (code === 'GB' && random.chance(0.5)) {
    identities.push(unique('phone', () => `+447700900${String(random.whole(0, 999)).padStart(3, '0')}`))
  }
  for (const [namespace, platform] of Object.entries(handlePlatforms)) {
    if (random.chance(persona.platforms[platform] * 0.9)) {
      identities.push(
        unique(namespace, (suffix) => `${plain(first)}${random.pick(['.', '_', '-'])}${plain(last)}${suffix}`),
      )
    }
  }
  if (random.chance(0.5)) identities.push(visitor())

  const traits: Record<string, string> = {
    country: code,
    city: random.pick(country.cities),
    language,
    age: String(yearsIn(random, age)),
    gender,
    device,
    interest: random.pick(persona.interests),
  }
  if (random.chance(0.6)) traits.bike = random.pick(persona.bikes)
  if (random.chance(0.2)) traits.newsletter = 'yes'
  return { ...base, known: true, displayName: `${first} ${last}`, traits, identities }
}

function sharesOf<Key extends string>(table: Record<Key, { share: number }>): Record<Key, number> {
  const entries = Object.entries<{ share: number }>(table).map(([key, { share }]) => [key, share])
  return Object.fromEntries(entries)
}

function yearsIn(random: Random, age: Age): number {
  return age === '65+' ? random.whole(65, 78) : random.whole(Number(age.slice(0, 2)), Number(age.slice(3)))
}

function hex(random: Random): string {
  return random.whole(0, 0xffffff).toString(16).padStart(6, '0')
}

/** A name as it stands in an e-mail address: Latin letters without marks. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
