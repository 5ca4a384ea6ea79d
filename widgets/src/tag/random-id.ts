/** 128 random bits. `crypto.randomUUID` is missing from pages without https. */
export const randomId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
