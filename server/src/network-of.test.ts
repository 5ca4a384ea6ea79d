import { expect, test } from 'vitest'
import { networkOf } from './network-of.ts'

test.for([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['0:0:0:0:0:FFFF:CB00:7107', '203.0.113.7'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0DB8:0000:0000:1:2:3:4', '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['::1:2:3:4:5:6:7', '0:1:2:3'],
] as const)('%s is of the network %s', ([address, network]) => {
  expect(networkOf(address)).toBe(network)
})

test.for([
  '127.0.0.1',
  '192.168.1.9',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:c0a8:109',
  'fe80::1%eth0',
  'fd12:3456::1',
  '0.0.0.0',
  '255.255.255.255',
  '::',
  '64:ff9b::7f00:1',
  'ff02::1',
  'unknown',
  '',
])('%s is of no network on the internet', (address) => {
  expect(networkOf(address)).toBeNull()
})
