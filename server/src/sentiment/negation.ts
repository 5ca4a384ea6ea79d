/** Words that turn round what follows them, and that make it stronger or weaker. Folded, as `foldWord` does. */
export interface Grammar {
  negators: ReadonlySet<string>
  /** By how much a word multiplies the one after it. */
  degrees: ReadonlyMap<string, number>
  /** After which the weight is on what comes. */
  turns: ReadonlySet<string>
  /** Over how many words a negator reaches back: "jeg liker det ikke". */
  back: number
}

const list = (words: string) => words.split(' ').filter((word) => word !== '')
const grammar = (negators: string, stronger: string, weaker: string, turns: string, back = 0): Grammar => ({
  negators: new Set(list(negators)),
  degrees: new Map([
    ...list(stronger).map((word) => [word, 1.4] as const),
    ...list(weaker).map((word) => [word, 0.6] as const),
  ]),
  turns: new Set(list(turns)),
  back,
})

const grammars: Record<string, Grammar> = {
  en: grammar(
    "not no never none nobody nothing neither nor cannot without hardly barely scarcely can't cant won't wont don't dont doesn't doesnt didn't didnt isn't isnt aren't arent wasn't wasnt weren't werent hasn't haven't hadn't wouldn't wouldnt shouldn't couldn't couldnt ain't",
    'very really so extremely absolutely totally completely incredibly super too such truly highly most always',
    'slightly somewhat rather fairly quite little bit kinda sorta partly almost',
    'but however although though',
  ),
  no: grammar(
    'ikke ikkje aldri ingen ingenting intet hverken verken uten neppe knapt ei',
    'veldig svært sinnsykt utrolig ekstremt kjempe helt virkelig så alt altfor meget fryktelig skikkelig',
    'litt ganske noe nokså temmelig delvis nesten',
    'men derimot likevel imidlertid',
    2,
  ),
  sv: grammar(
    'inte ej icke aldrig ingen inget inga ingenting utan knappast varken',
    'mycket väldigt otroligt extremt helt verkligen så alltför jätte riktigt',
    'lite ganska något rätt delvis nästan',
    'men däremot ändå dock',
    2,
  ),
  da: grammar(
    'ikke aldrig ingen intet ingenting uden næppe hverken',
    'meget virkelig utrolig ekstremt helt så alt alltfor rigtig vildt',
    'lidt ganske noget temmelig delvist næsten',
    'men derimod alligevel dog',
    2,
  ),
  de: grammar(
    'nicht nie niemals kein keine keinen keiner keinem keines nichts niemand ohne kaum weder',
    'sehr wirklich so extrem absolut total völlig unglaublich super zu viel echt ganz',
    'etwas ein bisschen ziemlich leicht teilweise fast eher',
    'aber jedoch trotzdem allerdings',
    2,
  ),
  nl: grammar(
    'niet nooit geen niets niemand zonder nauwelijks noch',
    'heel erg zeer echt zo extreem helemaal ontzettend super te veel',
    'beetje enigszins vrij redelijk deels bijna',
    'maar echter toch',
    2,
  ),
  fr: grammar(
    'pas jamais rien aucun aucune personne sans ni',
    'très vraiment si tellement extremement totalement absolument trop super',
    'peu assez plutot légèrement presque',
    'mais cependant pourtant',
    1,
  ),
  ro: grammar(
    'nu n-am n-a n-ai n-au n-are nici niciodata nimic nimeni niciun nicio fara',
    'foarte extrem extraordinar incredibil prea tare atat total complet absolut super mult asa',
    'putin cam oarecum destul aproape partial',
    'dar insa totusi desi',
  ),
  ru: grammar(
    'не нет ни никогда никто ничего ничто никак нельзя без едва вряд',
    'очень крайне слишком совсем совершенно абсолютно невероятно так самый сильно реально просто',
    'немного слегка довольно чуть несколько почти отчасти',
    'но однако зато хотя',
  ),
  zh: grammar(
    '不 没 没有 無 无 別 别 沒 沒有 未 不是 不会 不會 不能 不要 从不 從不 毫无 毫無',
    '很 非常 太 十分 极 極 特别 特別 真 真的 超 超级 超級 好 最 极其 極其 更',
    '有点 有點 稍微 一点 一點 比较 比較 还 還',
    '但 但是 可是 不过 不過 然而 却 卻',
  ),
}

const none = grammar('', '', '', '')

/** Negation and degree in a language; nothing for those that nobody described. */
export const grammarOf = (language: string | null): Grammar => grammars[language ?? ''] ?? none
