import type { ElementDescription } from './manifest.ts'

/** What an editor or a type checker shows about something. */
const comment = (text: string | undefined, indent = '  ') =>
  text ? `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n` : ''

/** What the server answers is another thing for each element, and an object to all who hand it on. */
const typeOf = ({ type }: { type?: { text: string } }) => (type?.text ?? 'unknown').replace(/\bResult\b/, 'object')

/** `onTokenNeeded` for `token-needed`. */
const handlerOf = (event: string) => `on-${event}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Types of one class. */
export function classTypes({ name, tagName, summary, members = [] }: ElementDescription): string {
  const fields = members
    .filter((member) => member.kind === 'field' && !member.static && !member.readonly)
    .map((member) => `${comment(member.description)}  ${member.name}: ${typeOf(member)}\n`)
  return `import type { LitElement } from 'lit'
import type {} from './types/element/events.js'

${comment(summary, '')}export declare class ${name} extends LitElement {
  /** Which build of the elements this is. */
  static readonly version: string
${fields.join('')}  /** Asks for a new answer; what is there stays until it comes. */
  readonly refresh: () => void
}

declare global {
  interface HTMLElementTagNameMap {
    '${tagName}': ${name}
  }
}
`
}

const attributeTypes = ({ attributes }: ElementDescription) =>
  attributes
    .map(
      ({ name, description, ...rest }) =>
        `${comment(description, '    ')}    '${name}'?: ${typeOf(rest)} | undefined\n`,
    )
    .join('')

/** For JSX: the page's own framework adds what it knows of every element. */
export function jsxTypes(elements: readonly ElementDescription[]): string {
  const tags = elements.map((element) => {
    const events = element.events.map(
      ({ name, description }) =>
        `${comment(description, '    ')}    'on${name}'?: ((event: RapportEvents['${name}']) => void) | undefined\n`,
    )
    return `${comment(element.summary)}  '${element.tagName}': Common<${element.name}> & {\n${attributeTypes(element)}${events.join('')}  }\n`
  })
  const classes = elements.map(({ name, module }) => `import type { ${name} } from './${module}.js'\n`)
  return `${classes.join('')}import type { RapportEvents } from './types/element/events.js'

interface Common<Instance> {
  id?: string | undefined
  class?: string | undefined
  className?: string | undefined
  slot?: string | undefined
  lang?: string | undefined
  dir?: string | undefined
  hidden?: boolean | undefined
  style?: unknown
  key?: unknown
  ref?: ((instance: Instance | null) => void) | { current: Instance | null } | null | undefined
  children?: unknown
  loading?: 'eager' | 'lazy' | undefined
}

/** Add them with \`declare module 'react' { namespace JSX { interface IntrinsicElements extends RapportElements {} } }\`. */
export interface RapportElements {
${tags.join('')}}
`
}

/** For Vue's templates. */
export function vueTypes(elements: readonly ElementDescription[]): string {
  const tags = elements.map((element) => {
    const events = element.events.map(
      ({ name }) => `    '${handlerOf(name)}'?: ((event: RapportEvents['${name}']) => void) | undefined\n`,
    )
    return `${comment(element.summary)}  '${element.tagName}': new () => { $props: {\n${attributeTypes(element)}${events.join('')}  } }\n`
  })
  return `import type { RapportEvents } from './types/element/events.js'

/** Add them with \`declare module 'vue' { interface GlobalComponents extends RapportComponents {} }\`. */
export interface RapportComponents {
${tags.join('')}}
`
}

/** A component for React 18 and older, which set attributes only and hear no events of elements. */
export function reactWrapper({ name, tagName, module, events }: ElementDescription): { code: string; types: string } {
  const handlers = events.map((event) => [handlerOf(event.name.replace('rapport-', '')), event.name] as const)
  return {
    code: `import { createComponent } from '@lit/react'
import * as react from 'react'
import { ${name} as elementClass } from '../${module}.js'
import '../${module}/define.js'

const events = ${JSON.stringify(Object.fromEntries(handlers))}
export const ${name} = createComponent({ react, tagName: '${tagName}', elementClass, events })
`,
    types: `import type { EventName, ReactWebComponent } from '@lit/react'
import type { ${name} as Element } from '../${module}.js'
import type { RapportEvents } from '../types/element/events.js'

export declare const ${name}: ReactWebComponent<
  Element,
  { ${handlers.map(([handler, event]) => `${handler}: EventName<RapportEvents['${event}']>`).join('; ')} }
>
`,
  }
}

/** For the HTML editor of VS Code (\`html.customData\`). */
export function vsCodeData(elements: readonly ElementDescription[]): object {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, summary, attributes }) => ({
      name: tagName,
      description: summary,
      attributes: attributes.map(({ name, description, type }) => {
        const values = Array.from(type?.text.matchAll(/'([^']+)'/g) ?? [], ([, value]) => ({ name: value }))
        return { name, description, ...(values.length > 0 && { values }) }
      }),
    })),
  }
}
