import { allows, deciding, parsePolicies, type Policy } from './content-security-policy.ts'

/** One thing that was looked at. */
export interface Finding {
  /** What it matters for. */
  way: 'elements' | 'frames' | 'both'
  ok: boolean
  /** What was found, in one sentence. */
  what: string
  /** What to change where it is not ok. */
  change?: string
}

/** The one policy that Lit makes, under Trusted Types. */
const trustedTypesPolicy = 'rapport-html'

const needs = [
  { way: 'elements', directive: 'script-src', path: '/w/load.js', what: 'load the script of the elements' },
  { way: 'elements', directive: 'connect-src', path: '/graphql', what: 'ask Rapport for data' },
  { way: 'frames', directive: 'frame-src', path: '/frame/profile-card', what: 'frame Rapport' },
] as const

/**
 * What a page's Content-Security-Policy keeps out, and which directive would let it in.
 * @param text the policy as it was copied; several are all obeyed
 * @param page the page's origin
 * @param server the address under which browsers reach this server
 */
export function policyFindings(text: string, page: URL, server: string): Finding[] {
  const policies = parsePolicies(text)
  if (policies.length === 0)
    return [{ way: 'both', ok: true, what: 'Without a Content-Security-Policy nothing is kept out.' }]
  return [
    ...needs.map(({ way, directive, path, what }): Finding => {
      const changes = policies.flatMap((policy) => changeFor(policy, directive, new URL(path, server), page))
      const change = changes.join(' ')
      return change === ''
        ? { way, ok: true, what: `The policy lets the page ${what} (${directive}).${noteOf(policies, directive)}` }
        : { way, ok: false, what: `The policy does not let the page ${what} (${directive}).`, change }
    }),
    ...policies.flatMap(trustedTypes),
    ...policies.flatMap(sandboxed),
    { way: 'elements', ok: true, what: 'Styles and images need no directive: the elements bring theirs along.' },
  ]
}

/** The whole directive as it should be, so that it can be copied. */
function changeFor(policy: Policy, directive: string, url: URL, page: URL): string[] {
  const found = deciding(policy, directive)
  if (!found) return []
  const { name, sources } = found
  const strict = directive === 'script-src' && sources.some((source) => /^'strict-dynamic'$/i.test(source))
  if (directive === 'script-src' && sources.some(isNonce)) return []
  if (strict)
    return ["With 'strict-dynamic' addresses do not count: give the page's script tags a nonce, this one too."]
  if (allows(sources, url, page)) return []
  const kept = sources.filter((source) => !/^'none'$/i.test(source))
  const written = name === 'default-src' ? directive : name
  return [`${name === written ? 'Change' : 'Add'} this directive: ${[written, ...kept, url.origin].join(' ')}`]
}

const isNonce = (source: string) => /^'nonce-.+'$/i.test(source)

const noteOf = (policies: readonly Policy[], directive: string) =>
  directive === 'script-src' && policies.some((policy) => deciding(policy, directive)?.sources.some(isNonce))
    ? ' The script tag has to carry the page’s nonce.'
    : ''

function trustedTypes(policy: Policy): Finding[] {
  const names = policy.get('trusted-types')
  const required = policy.get('require-trusted-types-for')?.some((sink) => /^'script'$/i.test(sink))
  if (!names)
    return required
      ? [{ way: 'elements', ok: true, what: 'Trusted Types are required, and any policy may be made.' }]
      : []
  if (names.includes('*') || names.includes(trustedTypesPolicy))
    return [
      {
        way: 'elements',
        ok: true,
        what: `The one policy of the elements, ${trustedTypesPolicy}, may be made (trusted-types).`,
      },
    ]
  const kept = names.filter((name) => !/^'none'$/i.test(name))
  return [
    {
      way: 'elements',
      ok: false,
      what: `The elements may not make their one policy, ${trustedTypesPolicy} (trusted-types).`,
      change: `Change this directive: ${['trusted-types', ...kept, trustedTypesPolicy].join(' ')}`,
    },
  ]
}

function sandboxed(policy: Policy): Finding[] {
  const flags = policy.get('sandbox')?.map((flag) => flag.toLowerCase())
  if (!flags || (flags.includes('allow-scripts') && flags.includes('allow-same-origin'))) return []
  const missing = ['allow-scripts', 'allow-same-origin'].filter((flag) => !flags.includes(flag))
  return [
    {
      way: 'elements',
      ok: false,
      what: 'The policy puts the page into a sandbox, where elements have no script or no origin.',
      change: `Change this directive: ${['sandbox', ...flags, ...missing].join(' ')}. Or use a frame.`,
    },
  ]
}
