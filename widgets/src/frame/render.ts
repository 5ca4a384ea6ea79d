import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js'
import { collectResult } from '@lit-labs/ssr/lib/render-result.js'
import { Failure } from '../data/failure.ts'
import { define } from '../element/define.ts'
import { RapportElement } from '../element/rapport-element.ts'
import { RapportFormatPerformance } from '../format-performance/format-performance.ts'
import { RapportProfileCard } from '../profile-card/profile-card.ts'
import { RapportTimeline } from '../timeline/timeline.ts'
import { RapportSegment } from '../segment/segment.ts'
import { directionOf, english, localeOf } from '../words/locale.ts'

// For the server, which puts elements into pages where no script may run. It knows this module as a file that was built, not as code.

const elements = {
  'profile-card': RapportProfileCard,
  'format-performance': RapportFormatPerformance,
  timeline: RapportTimeline,
  segment: RapportSegment,
}
for (const [name, element] of Object.entries(elements)) define(`rapport-${name}`, element)

/** What says whom to ask, as whom and when: the server answers by itself, once. */
const unused = ['api', 'token-url', 'publishable-key', 'live']
const observed = ({ observedAttributes }: { observedAttributes: string[] }) =>
  observedAttributes.filter((attribute) => !unused.includes(attribute))

/** Attributes that only change what an element looks like: those that all elements have. */
export const looks = observed(RapportElement)

/** Attributes of an element that mean something where the server renders it. */
export const attributesOf = (name: string): string[] | undefined => {
  const constructor = constructorOf(name)
  return constructor && observed(constructor)
}

const constructorOf = (name: string) => Object.entries(elements).find(([known]) => known === name)?.[1]

/** What an element asks, for given attributes, and the element once there is an answer. */
export interface Framed {
  /** The trusted document whose answer it shows. */
  documentId: string
  variables: object
  /**
   * @param answer the `data` of the document
   * @param tags languages of the reader, best first, such as `nb-NO`
   */
  render(answer: object, tags: readonly string[]): Promise<Rendered>
}

export interface Rendered {
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

/**
 * Makes an element ready to be rendered.
 * @param name without `rapport-`
 * @param attributes those that it does not have are left out
 * @returns undefined when there is no such element, a sentence when an attribute cannot be used
 */
export const frame = (name: string, attributes: Record<string, string>): Framed | string | undefined => {
  const constructor = constructorOf(name)
  if (!constructor) return undefined
  const renderer = new LitElementRenderer(`rapport-${name}`)
  for (const attribute of observed(constructor)) {
    const value = attributes[attribute]
    if (value !== undefined) renderer.setAttribute(attribute, value)
  }
  const element = renderer.element as RapportElement<object, object, object>
  try {
    const { document, variables } = element.question()
    const render = (answer: object, tags: readonly string[]) => renderWith(renderer, element, answer, tags)
    return { documentId: String(document.__meta__?.hash), variables, render }
  } catch (error) {
    if (error instanceof Failure && error.sentence !== null) return error.sentence
    throw error
  }
}

const renderWith = async (
  renderer: LitElementRenderer,
  element: RapportElement<object, object, object>,
  answer: object,
  tags: readonly string[],
): Promise<Rendered> => {
  const [locale = english] = tags.flatMap((tag) => localeOf(tag) ?? [])
  element.answer = answer
  await element.learn(locale)
  renderer.connectedCallback()
  const elementRenderers = [LitElementRenderer]
  const context = { elementRenderers, customElementInstanceStack: [renderer], customElementHostStack: [renderer] }
  const shadow = await collectResult(
    renderer.renderShadow({ ...context, eventTargetStack: [], slotStack: [], deferHydration: false }) ?? [],
  )
  // Marks by which Lit would find what to update; nobody updates this.
  const tree = shadow.replace(/<!--\/?lit-[^>]*-->|<\?>/g, '')
  const tag = renderer.tagName
  // Its style sheet asks the element how it looks. Whom it shows is nobody's business: the page may say less of them.
  for (const { name } of element.attributes) if (!looks.includes(name)) element.removeAttribute(name)
  const attributes = await collectResult(renderer.renderAttributes())
  return {
    lang: locale.language,
    dir: directionOf(locale.language),
    title: /role="heading"[^>]*>([^<]*)</.exec(tree)?.[1]?.trim() ?? '',
    html: `<${tag}${attributes}><template shadowrootmode="open">${tree}</template></${tag}>`,
    css: /^<style>(.*?)<\/style>/s.exec(tree)?.[1] ?? '',
  }
}
