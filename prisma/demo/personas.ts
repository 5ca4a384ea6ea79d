import type { DemoPlatform, PersonaKey } from './truth.ts'

export const ages = ['18-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const
export type Age = (typeof ages)[number]
export const genders = ['female', 'male'] as const
export type Gender = (typeof genders)[number]

/** One kind of people. The weights of each table add up to 1. */
export interface Persona {
  /** Share of all people. */
  share: number
  ages: Record<Age, number>
  /** Share of women. */
  female: number
  /** Where they see the shop's advertising. */
  platforms: Record<DemoPlatform, number>
  /** How readily they buy after a click; 1 is ordinary. */
  buying: number
  /** EUR of an ordinary order. */
  order: number
  /** Hours (UTC) between which they look at their screens. */
  hours: readonly [number, number]
  /** What they say they are interested in. */
  interests: readonly string[]
  /** What they ride. */
  bikes: readonly string[]
}

export const personas: Record<PersonaKey, Persona> = {
  commuter: {
    share: 0.26,
    ages: { '18-24': 0.1, '25-34': 0.36, '35-44': 0.28, '45-54': 0.16, '55-64': 0.09, '65+': 0.01 },
    female: 0.54,
    platforms: { META: 0.54, GOOGLE: 0.28, LINKEDIN: 0.1, TIKTOK: 0.08 },
    buying: 1,
    order: 72,
    hours: [5, 18],
    interests: ['commuting', 'city life', 'sustainability'],
    bikes: ['city bike', 'folding bike', 'e-bike'],
  },
  rider: {
    share: 0.22,
    ages: { '18-24': 0.46, '25-34': 0.38, '35-44': 0.12, '45-54': 0.03, '55-64': 0.01, '65+': 0 },
    female: 0.42,
    platforms: { META: 0.43, GOOGLE: 0.14, LINKEDIN: 0, TIKTOK: 0.43 },
    buying: 0.8,
    order: 58,
    hours: [9, 21],
    interests: ['trails', 'bikepacking', 'outdoor life'],
    bikes: ['trail bike', 'hardtail', 'gravel bike'],
  },
  parent: {
    share: 0.24,
    ages: { '18-24': 0.01, '25-34': 0.27, '35-44': 0.46, '45-54': 0.2, '55-64': 0.04, '65+': 0.02 },
    female: 0.6,
    platforms: { META: 0.66, GOOGLE: 0.22, LINKEDIN: 0.04, TIKTOK: 0.08 },
    buying: 1.15,
    order: 148,
    hours: [6, 21],
    interests: ['family', 'cargo bikes', 'weekend trips'],
    bikes: ['cargo bike', 'e-bike', 'city bike'],
  },
  professional: {
    share: 0.14,
    ages: { '18-24': 0.02, '25-34': 0.2, '35-44': 0.3, '45-54': 0.29, '55-64': 0.17, '65+': 0.02 },
    female: 0.46,
    platforms: { META: 0.25, GOOGLE: 0.25, LINKEDIN: 0.48, TIKTOK: 0.02 },
    buying: 1.1,
    order: 190,
    hours: [6, 17],
    interests: ['company bikes', 'health at work', 'road cycling'],
    bikes: ['road bike', 'e-bike', 'city bike'],
  },
  geek: {
    share: 0.14,
    ages: { '18-24': 0.1, '25-34': 0.2, '35-44': 0.26, '45-54': 0.22, '55-64': 0.15, '65+': 0.07 },
    female: 0.28,
    platforms: { META: 0.42, GOOGLE: 0.22, LINKEDIN: 0.24, TIKTOK: 0.12 },
    buying: 1.25,
    order: 165,
    hours: [7, 21],
    interests: ['components', 'bike building', 'gravel racing'],
    bikes: ['gravel bike', 'road bike', 'custom build'],
  },
}

export const personaKeys = Object.keys(personas) as PersonaKey[]

/** Share of a persona's people who are of this age and gender. */
export function shareOf(persona: Persona, age: Age, gender: Gender): number {
  return persona.ages[age] * (gender === 'female' ? persona.female : 1 - persona.female)
}
