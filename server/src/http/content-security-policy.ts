/** One Content-Security-Policy: sources by directive, both in lower case except for what is case-sensitive. */
export type Policy = ReadonlyMap<string, readonly string[]>

/**
 * Reads policies as people copy them: bare, with the header's name in front, as a `<meta>` tag, several in lines or after commas. All of
 * them apply.
 */
export function parsePolicies(text: string): Policy[] {
  const metas = [...text.matchAll(/<meta\b[^>]*?\bcontent=(?:"([^"]*)"|'([^']*)')[^>]*>/gi)]
  const written = metas.length > 0 ? metas.map(([, double, single]) => double ?? single ?? '') : text.split(/[\r\n,]+/)
  return written
    .map((policy) => policy.replace(/^\s*content-security-policy\s*:/i, ''))
    .map(parsePolicy)
    .filter((policy) => policy.size > 0)
}

function parsePolicy(text: string): Policy {
  const policy = new Map<string, string[]>()
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/)
    // Of a directive that comes twice the first one counts.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources)
  }
  return policy
}

const fallbacks: Record<string, readonly string[]> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
}

/** The directive that decides for another one, and its sources; undefined when nothing is forbidden. */
export function deciding(policy: Policy, directive: string): { name: string; sources: readonly string[] } | undefined {
  const name = (fallbacks[directive] ?? [directive]).find((each) => policy.has(each))
  return name === undefined ? undefined : { name, sources: policy.get(name) ?? [] }
}

/** Whether one of the sources lets a page load something from a URL (https://www.w3.org/TR/CSP3/#match-url-to-source-list). */
export function allows(sources: readonly string[], url: URL, page: URL): boolean {
  return sources.some((source) => {
    if (source === '*') return true
    if (/^'self'$/i.test(source)) return url.origin === page.origin
    if (source.startsWith("'")) return false
    return matches(source, url, page)
  })
}

const defaultPorts: Record<string, string> = { 'http:': '80', 'https:': '443' }

/** `https:`, `example.org`, `https://*.example.org:8443/path/`. */
function matches(source: string, url: URL, page: URL): boolean {
  const [, scheme, bare] = /^([a-z][a-z0-9+.-]*:)(?:\/\/)?(.*)$/i.exec(source) ?? []
  // `example.org:8443` has no scheme, though it looks like one.
  const hasScheme = scheme !== undefined && (bare === '' || source.includes('://'))
  const wanted = hasScheme ? scheme.toLowerCase() : page.protocol
  // What is allowed over http is allowed over https, never the other way round.
  if (wanted !== url.protocol && !(wanted === 'http:' && url.protocol === 'https:')) return false
  const rest = hasScheme ? (bare ?? '') : source
  if (rest === '') return true
  const [, host = '', port, path = ''] = /^([^/:]*|\[[^\]]*\])(?::(\d+|\*))?(\/.*)?$/.exec(rest) ?? []
  const name = host.toLowerCase()
  const sameHost = name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : name === '*' || name === url.hostname
  if (!sameHost) return false
  const actual = url.port || defaultPorts[url.protocol]
  const samePort = port === '*' || port === actual || (port === '80' && actual === '443')
  if (port === undefined ? actual !== defaultPorts[url.protocol] : !samePort) return false
  return path === '' || path === '/' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path)
}
