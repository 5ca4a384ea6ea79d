/** Of the network; SQLSTATE's connection exceptions, exhausted resources, databases closed to connections and shutdowns; and Prisma's words for the same. */
const codes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08...|53...|55000|57P..|P10(01|02|08|17)|P2037)$/
/** What pg says without a code. */
const messages = /^Connection terminated|^timeout exceeded when trying to connect|is not queryable$/

/** Whether an error says that the database is away, or that the way to it broke: the same may succeed a moment later. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return codes.test(code) || messages.test(error.message)
}
