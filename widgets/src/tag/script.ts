// An optimiser that runs the script later leaves no currentScript behind.
const script = (document.currentScript ?? document.querySelector('script[data-key]')) as HTMLScriptElement

/** What the page wrote on the script: the write key, and whether somebody has to say yes first. */
export const { key, consent } = script.dataset

/** Beside the script, so that a server under a path, or behind a site's own address, is found as well. */
export const endpoint = new URL('v1/batch', script.src).href
