import type { ElementWords } from '../speech.ts'

export const words: ElementWords = {
  waiting: 'Se încarcă…',
  retry: 'Încearcă din nou',
  download: (kind) => `Descarcă în format ${kind}`,
  print: 'Tipărește',
  updated: (time) => `Actualizat la ${time}.`,
  failures: {
    LOAD: 'Această parte a paginii nu a putut fi încărcată.',
    OFFLINE: 'Nu există conexiune la internet acum.',
    NETWORK: 'Rapport nu poate fi contactat acum.',
    BUSY: 'Rapport este foarte solicitat acum. Conținutul revine singur.',
    CSP: 'Setările acestei pagini blochează conținutul.',
    TOKEN: 'Nu ești conectat aici. Încearcă să te conectezi din nou.',
    FORBIDDEN: 'Această pagină nu are voie să afișeze acest conținut.',
  },
  names: {
    WEB: 'Web',
    PRINT: 'Presă scrisă',
    BROADCAST: 'Radio și TV',
    OTHER: 'Altele',
    anonymous_id: 'Vizitator',
    email: 'E-mail',
    phone: 'Telefon',
    user_id: 'Utilizator',
  },
}
