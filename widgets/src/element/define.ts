/** Defines an element unless this page has one by that name already, for example from a second copy of the loader. */
export const define = (name: string, constructor: CustomElementConstructor): void => {
  if (customElements.get(name) === undefined) customElements.define(name, constructor)
}
