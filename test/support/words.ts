import type { Language } from '@rapport/widgets/src/words/locale.ts'

type Message = string | ((...values: string[]) => string)
type Messages = { [key: string]: Message | Messages }

/** Words that no language has, to find again what a sentence was given. */
export const values = ['⟨one⟩', '⟨two⟩', '⟨three⟩', '⟨four⟩']

/** What a message says when it is given these values. */
export const said = (message: Message): string => (typeof message === 'string' ? message : message(...values))

/** The messages of one file in one language by their path, for example `verdict.clear`. */
export const messagesOf = async (language: Language, file: string): Promise<Map<string, Message>> => {
  const { words } = (await import(`@rapport/widgets/src/words/${language}/${file}.ts`)) as { words: Messages }
  return new Map(flat(words))
}

const flat = (messages: Messages, path = ''): [string, Message][] =>
  Object.entries(messages).flatMap(([key, message]): [string, Message][] =>
    typeof message === 'object' ? flat(message, `${path}${key}.`) : [[path + key, message]],
  )

/** What stays of sentences without their values. Short words are in many others, and formats may be called like media. */
export const piecesOf = (messages: Map<string, Message>): string[] =>
  [...messages].flatMap(([key, message]) =>
    (key.startsWith('labels.') ? '' : said(message))
      .split(/⟨\w+⟩/)
      .map((piece) => piece.trim())
      .filter((piece) => piece.length > 3),
  )
