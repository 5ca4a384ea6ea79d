import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What `widgets/src/frame/render.ts` becomes when it is built: the elements, for pages where no script may run. */
export interface FramedElements {
  /** Attributes that only change what an element looks like. */
  looks: readonly string[]
  attributesOf(name: string): readonly string[] | undefined
  /** @returns undefined when there is no such element, a sentence when an attribute cannot be used */
  frame(name: string, attributes: Readonly<Record<string, string>>): FramedElement | string | undefined
}

export interface FramedElement {
  /** The trusted document whose answer it shows. */
  documentId: string
  variables: object
  /** @param tags languages of the reader, best first */
  render(answer: object, tags: readonly string[]): Promise<RenderedElement>
}

export interface RenderedElement {
  /** The language that it speaks. */
  lang: string
  dir: 'ltr' | 'rtl'
  /** The element's heading, as HTML. */
  title: string
  /** The element with its shadow tree. */
  html: string
  /** Its style sheet, which is in `html` too. */
  css: string
}

const file = join(import.meta.dirname, '../../../widgets/dist/frame/render.js')
let loaded: Promise<FramedElements> | undefined

/** Half a megabyte of code, loaded when somebody first needs it. */
export function framedElements(): Promise<FramedElements> {
  return (loaded ??= load())
}

function load(): Promise<FramedElements> {
  if (!existsSync(file)) throw new Error('The framed elements are not built. Run: pnpm build')
  return import(pathToFileURL(file).href) as Promise<FramedElements>
}
