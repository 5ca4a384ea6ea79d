/** Origins that the page's Content-Security-Policy kept us from, as the browser told. */
const keptOut = new Set<string>()

const listen = (): void => {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'connect-src') keptOut.add(new URL(blockedURI).origin)
  })
}
if (globalThis.document !== undefined) listen()

/** Whether a request failed because of the page's policy. To the script itself that looks like any other failure. */
export const policyKeepsOut = async (origin: string): Promise<boolean> => {
  // The browser tells a moment after the request has failed.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return keptOut.has(origin)
}
