import { words as elementWords } from '../words/en/element.ts'
import { words as cautionWords } from '../words/en/caution.ts'
import { words as figureWords } from '../words/en/figures.ts'
import { words as answerWords } from '../words/en/format-performance.ts'
import { speechOf } from '../words/speech.ts'

/** How the comparison of formats speaks to readers of English. */
export const english = speechOf(
  { language: 'en', tag: 'en' },
  { ...elementWords, ...answerWords, ...figureWords, ...cautionWords },
)
