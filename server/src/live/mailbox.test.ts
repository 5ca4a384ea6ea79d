import { expect, test } from 'vitest'
import { Mailbox, StreamEnded } from './mailbox.ts'

const newMailbox = () => new Mailbox<string>(10, () => {})

test('whoever asks several times before anything has come is answered in that order, and nothing is lost', async () => {
  const mailbox = newMailbox()
  const asked = [mailbox.next(), mailbox.next(), mailbox.next()]
  for (const item of ['a', 'b', 'c', 'd']) mailbox.put(item, item)
  expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(['a', 'b', 'c'])
  expect(await mailbox.next()).toEqual({ done: false, value: 'd' })
})

test('everybody who waits is answered when it ends, and one of them is told why', async () => {
  const mailbox = newMailbox()
  const asked = [mailbox.next(), mailbox.next(), mailbox.next()]
  mailbox.end('There will be no more.')
  await expect(asked[0]).rejects.toThrow(StreamEnded)
  expect(await Promise.all([...asked.slice(1), mailbox.next()])).toEqual(
    Array.from({ length: 3 }, () => ({ done: true, value: undefined })),
  )
})
