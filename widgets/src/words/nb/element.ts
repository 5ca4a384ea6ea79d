import type { ElementWords } from '../speech.ts'

export const words: ElementWords = {
  waiting: 'Laster …',
  retry: 'Prøv igjen',
  download: (kind) => `Last ned som ${kind}`,
  print: 'Skriv ut',
  updated: (time) => `Oppdatert kl. ${time}.`,
  failures: {
    LOAD: 'Denne delen av siden kunne ikke lastes.',
    OFFLINE: 'Ingen nettforbindelse akkurat nå.',
    NETWORK: 'Får ikke kontakt med Rapport akkurat nå.',
    BUSY: 'Rapport har mye å gjøre akkurat nå. Innholdet kommer tilbake av seg selv.',
    CSP: 'Innstillingene til denne siden stenger innholdet ute.',
    TOKEN: 'Du er logget ut her. Det kan hjelpe å logge inn på nytt.',
    FORBIDDEN: 'Denne siden har ikke lov til å vise dette.',
  },
  names: {
    WEB: 'Nettet',
    PRINT: 'Trykk',
    BROADCAST: 'Kringkasting',
    OTHER: 'Annet',
    anonymous_id: 'Besøkende',
    email: 'E-post',
    phone: 'Telefon',
    user_id: 'Bruker',
  },
}
