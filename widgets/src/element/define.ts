import { registry } from '../data/registry.ts'
import { version } from '../version.ts'

type Versioned = CustomElementConstructor & { version?: string }

/** Defines an element unless this page has one by that name already, for example from a second copy of the loader. */
export const define = (name: string, constructor: Versioned): void => {
  const first: Versioned | undefined = customElements.get(name)
  if (first === undefined) return customElements.define(name, constructor)
  if (first.version === version || registry.warned) return
  registry.warned = true
  console.warn(`Rapport: this page has two versions of <${name}>, and uses the first: ${first.version}, ${version}.`)
}
