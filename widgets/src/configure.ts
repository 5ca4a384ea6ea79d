export { configure } from './data/credential.ts'
export type { Token, TokenProvider } from './data/token-provider.ts'
