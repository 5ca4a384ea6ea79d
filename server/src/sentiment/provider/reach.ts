import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { networkOf } from '../../network-of.ts'

/** Hosts, as `name:port`, that whoever runs the server lets workspaces reach though they are inside or speak plain HTTP. */
export type TrustedHosts = ReadonlySet<string>

const hostOf = (url: URL): string => `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`

/** Names that lead nowhere else (RFC 6761). */
const isThisMachine = /(?:^|\.)localhost\.?$/

/** Why a workspace may not have this address asked, in a sentence; null when it may. */
export function whyOutOfReach(url: URL, trusted: TrustedHosts): string | null {
  if (url.username || url.password) return 'Leave user name and password out of the address; give a secret instead.'
  if (!/^https?:$/.test(url.protocol)) return 'The address must begin with https://.'
  if (trusted.has(hostOf(url))) return null
  if (url.protocol !== 'https:')
    return `The address must begin with https://. Whoever runs this server may allow ${hostOf(url)} in MODEL_HOSTS.`
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  return (isIP(literal) !== 0 && networkOf(literal) === null) || isThisMachine.test(literal)
    ? `${url.hostname} is not on the internet. Whoever runs this server may allow ${hostOf(url)} in MODEL_HOSTS.`
    : null
}

/**
 * Finds only addresses on the internet: a name that strangers gave may lead to a machine beside this one, and lead elsewhere a moment
 * after it was looked up, so the connection is made to what is found here.
 */
const lookUpOutside: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '')
    const outside = found.filter(({ address }) => networkOf(address) !== null)
    const [first] = outside
    if (!first)
      return callback(Object.assign(new Error(`${hostname} is not on the internet.`), { code: 'ENOTFOUND' }), '')
    if (options.all) callback(null, outside)
    else callback(null, first.address, first.family)
  })

const outside = new Agent({ connect: { lookup: lookUpOutside } })
const anywhere = new Agent()

/** What connects to an address that is in reach. */
export const dispatcherFor = (url: URL, trusted: TrustedHosts): Agent => (trusted.has(hostOf(url)) ? anywhere : outside)
