/** Files that an element can be exported as. */
export const kinds = ['csv', 'svg', 'png'] as const
export type Kind = (typeof kinds)[number]
