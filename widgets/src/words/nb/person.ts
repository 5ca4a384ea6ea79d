import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'Stemning',
  feelings: {
    positive: 'Positiv',
    neutral: 'Nøytral',
    negative: 'Negativ',
  },
  sure: (n) => `sikkert, tekster: ${n}`,
  unsure: (n) => `ikke sikkert ennå, tekster: ${n}`,
  noTexts: 'ingen tekster ennå',
  loyalty: 'Lojalitet',
  ofHundred: (score, most) => `${score} av ${most}`,
  interests: 'Interesser',
  segments: 'Segmenter',
  next: 'Vis dette nå',
  likely: (share, range) => `${share} sjanse for klikk (${range})`,
  clicked: (clicked, shown) => `Klikket ${clicked} av ${shown} ganger.`,
  unseen: 'Har ikke sett det ennå.',
  others: (share) => `Andre klikker i ${share} av tilfellene.`,
  kin: (segment, share) => `De i ${segment} klikker i ${share} av tilfellene.`,
  tired: 'Vist mye i det siste, som trekker ned.',
  trying: 'Prøves fortsatt ut: få har sett det.',
  complaint: 'Svar på klagen først.',
  refused: 'Ikke personlig: samtykke er ikke gitt.',
  neverAsked: 'Ikke personlig: samtykke til personlige anbefalinger er ikke innhentet.',
}
