import { BlockList, isIP } from 'node:net'

/** Addresses that are on no internet: of one's own machine or network, of everybody, and of nobody. */
const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
inside.addAddress('::', 'ipv6')
inside.addAddress('::1', 'ipv6')
// An IPv4 address within, whatever that is.
inside.addSubnet('64:ff9b::', 96, 'ipv6')
inside.addSubnet('fc00::', 7, 'ipv6')
inside.addSubnet('fe80::', 10, 'ipv6')
inside.addSubnet('ff00::', 8, 'ipv6')

/**
 * What one subscriber has of the internet: an IPv4 address, or the /64 network of an IPv6 one, within which a single machine can take
 * any address it likes. Null for addresses that are not on the internet, and for what is no address.
 */
export function networkOf(address: string): string | null {
  const plain = shortest(address)
  const version = isIP(plain)
  if (version === 0 || inside.check(plain, version === 4 ? 'ipv4' : 'ipv6')) return null
  if (version === 4) return plain
  const [head = '', tail] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const all = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return all.slice(0, 4).join(':')
}

/** An address in the one form that URLs have of it, without its zone; an IPv4 one that is written as IPv6, as IPv4. */
function shortest(address: string): string {
  const [bare = ''] = address.split('%')
  if (isIP(bare) !== 6) return bare
  const plain = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(plain) ?? []
  if (high === undefined || low === undefined) return plain
  const halves = [high, low].map((half) => Number.parseInt(half, 16))
  return halves.flatMap((half) => [half >> 8, half & 255]).join('.')
}
