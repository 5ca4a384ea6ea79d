/** Files that an element can be taken along as. */
export const kinds = ['csv', 'svg', 'png'] as const
export type Kind = (typeof kinds)[number]
