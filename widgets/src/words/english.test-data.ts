import { words as elementWords } from './en/element.ts'
import { speechOf, type Speech } from './speech.ts'

/** How an element with these words speaks to readers of English. */
export const english = <Words>(words: Words): Speech<Words> =>
  speechOf({ language: 'en', tag: 'en' }, { ...elementWords, ...words })
