import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'Sentiment',
  feelings: {
    positive: 'Pozitiv',
    neutral: 'Neutru',
    negative: 'Negativ',
  },
  sure: (n) => `sigur, texte: ${n}`,
  unsure: (n) => `încă nesigur, texte: ${n}`,
  noTexts: 'încă niciun text',
  loyalty: 'Loialitate',
  ofHundred: (score, most) => `${score} din ${most}`,
  interests: 'Interese',
  segments: 'Segmente',
  next: 'De arătat acum',
  likely: (share, range) => `probabilitate de clic: ${share} (${range})`,
  clicked: (clicked, shown) => `Clicuri: ${clicked} din ${shown} afișări.`,
  unseen: 'Încă nu l-a văzut.',
  others: (share) => `Ceilalți dau clic în ${share} din cazuri.`,
  kin: (segment, share) => `Cei din ${segment} dau clic în ${share} din cazuri.`,
  tired: 'Văzut des în ultima vreme, ceea ce o scade.',
  trying: 'Încă în probă: puțini l-au văzut.',
  complaint: 'Răspundeți mai întâi la reclamație.',
  refused: 'Nepersonalizat: nu și-a dat acordul.',
  neverAsked: 'Nepersonalizat: nu i s-a cerut acordul pentru recomandări personale.',
}
