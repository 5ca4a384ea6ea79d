import type { Random } from './random.ts'
import type { DemoFormat } from './truth.ts'

export type Language = 'en' | 'nb' | 'de' | 'ro' | 'sv' | 'nl' | 'fr'

/** A question from a customer with the shop's answer to it. */
export interface Exchange {
  ask: string
  answer: string
}

interface Voice {
  praise: readonly string[]
  complaints: readonly string[]
  questions: readonly Exchange[]
  thanks: readonly string[]
  sorry: readonly string[]
  goodReviews: readonly string[]
  badReviews: readonly string[]
}

const voices: Record<Language, Voice> = {
  en: {
    praise: [
      'Love this!',
      'That green frame is gorgeous 😍',
      'Bought mine in April, best decision of the year.',
      'Great shop, they fixed my brakes while I waited.',
      'Finally an ad that made me want to go outside.',
      'My commute went from 40 minutes to 18.',
      'Saving this for payday.',
      'Nice work, Nordlys 👏',
      'Rode it home in the rain and still smiled.',
      'The staff really know their stuff.',
    ],
    complaints: [
      'I have seen this five times today, enough.',
      'Three weeks and my order still has not shipped.',
      'Pretty, but far too expensive.',
      'The chain was rusty after one winter. Disappointed.',
      'Nobody answers the phone at your shop.',
      'Wrong size delivered, twice now.',
      'The link just leads to an error page.',
    ],
    questions: [
      { ask: 'Does it take 45 mm tyres?', answer: 'It does: up to 47 mm in front and 45 mm at the back.' },
      { ask: 'Is there a step-through version?', answer: 'Yes, in three sizes. Look for the letter S in the name.' },
      { ask: 'Do you deliver fully assembled?', answer: 'We do. You only turn the handlebar and put on the pedals.' },
      {
        ask: 'How long is the warranty on the battery?',
        answer: 'Two years, or 700 full charges, whichever comes first.',
      },
      {
        ask: 'Can I try one before I buy?',
        answer: 'Of course! Book a free test ride on our page, any day but Sunday.',
      },
      { ask: 'Which size for 1.68 m?', answer: 'That is an S for most people. Come by and we will measure you.' },
      { ask: 'Do you take old bikes in part exchange?', answer: 'We do, up to eight years old. Send us a photo.' },
    ],
    thanks: [
      'Thank you, that made our day!',
      'So good to hear. See you on the road!',
      'Thanks! The workshop says hello.',
    ],
    sorry: [
      'We are sorry about that. Please send us your order number in a message and we will put it right today.',
      'That is not how it should be. May we call you tomorrow?',
      'Sorry! Thank you for telling us, we are on it.',
    ],
    goodReviews: [
      'Quiet, quick and comfortable. Would buy again.',
      'Arrived two days early and perfectly adjusted.',
      'Solid bike, honest advice, fair price.',
      'Survived a winter of salt and gravel without a squeak.',
      'The lights alone are worth it in November.',
    ],
    badReviews: [
      'The saddle creaks and the bell fell off in the first week.',
      'Nice bike, terrible delivery.',
      'Battery lasts half of what was promised.',
    ],
  },
  nb: {
    praise: [
      'Så fin!',
      'Kjøpte min i fjor, angrer ikke et sekund.',
      'Beste sykkelbutikken i byen.',
      'Denne ønsker jeg meg til bursdagen 😍',
      'Endelig kom våren!',
    ],
    complaints: [
      'Alt for dyrt.',
      'Har ventet i tre uker på pakken min.',
      'Orker ikke se denne reklamen en gang til.',
      'Kjedet rustet etter én vinter. Skuffet.',
    ],
    questions: [
      { ask: 'Passer den med barnesete?', answer: 'Ja, bagasjebrettet tåler 27 kg og de vanlige setene passer.' },
      { ask: 'Har dere piggdekk på lager?', answer: 'Ja, i 28 og 29 tommer. Vi monterer dem gratis.' },
      { ask: 'Kan jeg prøvesykle på lørdag?', answer: 'Det kan du! Vi har åpent fra ti til fire.' },
    ],
    thanks: ['Tusen takk, det varmer!', 'Så hyggelig å høre. God tur!'],
    sorry: [
      'Det beklager vi. Send oss ordrenummeret, så ordner vi det i dag.',
      'Slik skal det ikke være. Kan vi ringe deg i morgen?',
    ],
    goodReviews: [
      'Stillegående og rask. Anbefales!',
      'God hjelp i butikken og ferdig montert på dagen.',
      'Perfekt til og fra barnehagen.',
    ],
    badReviews: ['Fin sykkel, men elendig levering.', 'Setet knirker allerede.'],
  },
  de: {
    praise: [
      'Sehr schön!',
      'Seit März täglich damit unterwegs, einfach klasse.',
      'Endlich mal eine Werbung, die Spaß macht.',
      'Das Grün ist ein Traum 😍',
      'Top Beratung, gerne wieder.',
    ],
    complaints: [
      'Viel zu teuer.',
      'Ich warte seit drei Wochen auf meine Bestellung.',
      'Schon wieder diese Anzeige …',
      'Falsche Größe geliefert, zum zweiten Mal. Ärgerlich.',
    ],
    questions: [
      { ask: 'Passt ein Kindersitz drauf?', answer: 'Ja, der Gepäckträger trägt 27 kg, alle gängigen Sitze passen.' },
      { ask: 'Gibt es das auch als Jobrad?', answer: 'Ja, über die bekannten Leasingpartner. Wir helfen beim Antrag.' },
      { ask: 'Wie schwer ist das Rad ohne Akku?', answer: 'In Größe M sind es 16,8 kg.' },
    ],
    thanks: ['Vielen Dank, das freut uns sehr!', 'Danke! Gute Fahrt und bis bald.'],
    sorry: [
      'Das tut uns leid. Schicken Sie uns bitte die Bestellnummer, wir kümmern uns heute noch darum.',
      'So soll es nicht sein. Dürfen wir Sie morgen anrufen?',
    ],
    goodReviews: [
      'Leise, schnell, bequem. Klare Empfehlung.',
      'Kam früher als gedacht und perfekt eingestellt.',
      'Zwei Kinder und der Einkauf: kein Problem.',
    ],
    badReviews: ['Schönes Rad, aber die Lieferung war eine Katastrophe.', 'Der Sattel quietscht seit dem ersten Tag.'],
  },
  ro: {
    praise: [
      'Superbă!',
      'O am de un an și nu aș da-o înapoi.',
      'Cel mai bun magazin de biciclete.',
      'Îmi place mult culoarea 😍',
      'Foarte tare jocul!',
    ],
    complaints: [
      'Mult prea scumpă.',
      'Aștept coletul de trei săptămâni.',
      'Am văzut reclama asta de prea multe ori.',
      'Am primit mărimea greșită. Dezamăgit.',
    ],
    questions: [
      { ask: 'Livrați și în Cluj?', answer: 'Da, în toată țara, în trei zile lucrătoare.' },
      { ask: 'Merge cu scaun pentru copii?', answer: 'Da, portbagajul ține 27 kg și scaunele obișnuite se potrivesc.' },
      { ask: 'Se poate plăti în rate?', answer: 'Da, în 12 rate fără dobândă.' },
    ],
    thanks: ['Mulțumim mult, ne bucurăm!', 'Ce frumos! Drum bun!'],
    sorry: [
      'Ne pare rău. Trimiteți-ne numărul comenzii și rezolvăm chiar azi.',
      'Nu așa ar trebui să fie. Vă putem suna mâine?',
    ],
    goodReviews: [
      'Silențioasă și rapidă. Recomand!',
      'A ajuns mai devreme și gata reglată.',
      'Perfectă pentru drumul la școală.',
    ],
    badReviews: ['Bicicletă bună, livrare groaznică.', 'Bateria ține jumătate din cât scrie.'],
  },
  sv: {
    praise: ['Så snygg!', 'Har haft min i ett år, helt nöjd.', 'Bästa cykelaffären.'],
    complaints: ['Alldeles för dyr.', 'Har väntat i tre veckor på mitt paket.'],
    questions: [
      { ask: 'Går det att få med dubbdäck?', answer: 'Ja, vi monterar dem utan kostnad.' },
      { ask: 'Finns den i storlek 54?', answer: 'Ja, i svart och grönt.' },
    ],
    thanks: ['Tack snälla, vad roligt att höra!'],
    sorry: ['Det var tråkigt. Skicka ordernumret så löser vi det i dag.'],
    goodReviews: ['Tyst, snabb och bekväm. Rekommenderas!', 'Bra hjälp i butiken.'],
    badReviews: ['Fin cykel men dålig leverans.'],
  },
  nl: {
    praise: ['Wat een mooie fiets!', 'Elke dag mee naar het werk, heerlijk.', 'Topwinkel 👏'],
    complaints: ['Veel te duur.', 'Wacht al drie weken op mijn bestelling.'],
    questions: [
      { ask: 'Past er een kinderzitje voorop?', answer: 'Ja, tot 15 kilo, en achterop tot 27.' },
      { ask: 'Is deze ook te leasen?', answer: 'Zeker, via uw werkgever. Wij helpen met de aanvraag.' },
    ],
    thanks: ['Dank je wel, fijn om te horen!'],
    sorry: ['Dat spijt ons. Stuur ons het bestelnummer, dan lossen we het vandaag op.'],
    goodReviews: ['Stil, snel en comfortabel. Aanrader!', 'Netjes afgesteld geleverd.'],
    badReviews: ['Mooie fiets, slechte levering.'],
  },
  fr: {
    praise: ['Magnifique !', 'Je roule avec tous les jours, un bonheur.', 'Excellente boutique 👏'],
    complaints: ['Beaucoup trop cher.', 'J’attends mon colis depuis trois semaines.'],
    questions: [
      { ask: 'On peut y fixer un siège enfant ?', answer: 'Oui, le porte-bagages supporte 27 kg.' },
      { ask: 'Livrez-vous en France ?', answer: 'Oui, en quatre jours ouvrés, vélo déjà monté.' },
    ],
    thanks: ['Merci beaucoup, ça fait plaisir !'],
    sorry: ['Nous sommes désolés. Envoyez-nous le numéro de commande, nous réglons cela aujourd’hui.'],
    goodReviews: ['Silencieux, rapide, confortable. Je recommande !', 'Reçu en avance et bien réglé.'],
    badReviews: ['Beau vélo, livraison catastrophique.'],
  },
}

/** What only people who saw this format would say. */
const remarks: Partial<Record<DemoFormat, readonly string[]>> = {
  meta_playable: [
    'Beat the hill on my third try 💪',
    'Spent my whole lunch break building bikes.',
    'More of these games, please!',
  ],
  tiktok_playable: ['OK this trail game is addictive', 'One more run. One more run.'],
  meta_carousel: ['Card four is exactly ours, two kids and a dog.', 'So useful to see them side by side.'],
  linkedin_document: ['Page 7 answered what our HR could not.', 'Best guide to company bikes I have read.'],
  meta_reels: ['Watched it four times 🔥', 'What is the song?'],
  tiktok_in_feed: ['the mud 😂😂', 'me every weekend', 'need this trail in my life'],
  meta_story_video: ['Me, every single morning.', 'Saw this while waiting for the tram. Message received.'],
}

/** A public comment and what the shop answers to it. `liking` is the taste of its writer: 1 is ordinary, more is warmer. */
export function comment(random: Random, language: Language, format: DemoFormat, liking: number): Exchange {
  const voice = voices[language]
  const remark = remarks[format]
  if (language === 'en' && remark && liking >= 1 && random.chance(0.5)) {
    return { ask: random.pick(remark), answer: random.pick(voice.thanks) }
  }
  const mood = random.weighted({ praise: 0.5 * liking, complaint: 0.22, question: 0.25 })
  if (mood === 'praise') return { ask: random.pick(voice.praise), answer: random.pick(voice.thanks) }
  if (mood === 'complaint') return { ask: random.pick(voice.complaints), answer: random.pick(voice.sorry) }
  return random.pick(voice.questions)
}

/** What somebody says about the shop in public, and what the shop answers to it. */
export function mention(random: Random, language: Language): Exchange {
  const voice = voices[language]
  const [words, answers] = random.chance(0.6) ? [voice.praise, voice.thanks] : [voice.complaints, voice.sorry]
  return { ask: `@nordlys.cycles ${random.pick(words)}`, answer: random.pick(answers) }
}

/** A private message and what the shop answers to it. */
export function message(random: Random, language: Language): Exchange {
  const voice = voices[language]
  if (random.chance(0.75)) return random.pick(voice.questions)
  return { ask: random.pick(voice.complaints), answer: random.pick(voice.sorry) }
}

export function review(random: Random, language: Language): string {
  const voice = voices[language]
  return random.pick(random.chance(0.78) ? voice.goodReviews : voice.badReviews)
}
