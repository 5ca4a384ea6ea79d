import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { environment, rapportCommand } from '../../support/processes.ts'
import { sentence } from '../../support/sentence.ts'
import type { Space } from '../../support/space.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const url = await rapport.app.listen({ host: '127.0.0.1', port: 0 })

/** Runs a command on the running server, with the key of a workspace. */
const run = ({ key }: Pick<Space, 'key'>, ...args: string[]) =>
  rapportCommand([...args, '--url', url], environment({}, { RAPPORT_KEY: key }))

test('key makes, lists and revokes keys of a running server', async () => {
  const space = await rapport.newSpace()
  const made = await run(space, 'key', 'create', 'For the intranet', '--scope', 'write')
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^rk_\S+\n$/) })
  const key = made.stdout.trim()
  expect(await space.ask('{ workspace { id } }', {}, { credential: key })).toEqual({ workspace: { id: space.id } })
  expect((await run(space, 'key', 'create', 'For pages', '--write')).stdout).toMatch(/^wk_\S+\n$/)

  const pages = ['--kind', 'publishable', '--origin', 'https://www.example', '--origin', 'https://shop.example']
  expect((await run(space, 'key', 'create', 'For visitors', ...pages)).stdout).toMatch(/^pk_\S+\n$/)
  const homeless = await run(space, 'key', 'create', 'Nowhere', '--kind', 'publishable')
  expect([homeless.code, homeless.stderr.trim()]).toEqual([1, expect.stringMatching(sentence)])

  const { stdout } = await run(space, 'key', 'list')
  expect(stdout).toContain('PUBLISHABLE  READ  active  https://www.example  https://shop.example  For visitors\n')
  const line = stdout.split('\n').find((one) => one.endsWith('For the intranet'))
  expect(line).toMatch(new RegExp(`^\\S+ {2}…${key.slice(-4)} {2}SECRET {2}WRITE {2}active {2}For the intranet$`))
  const id = line?.split(' ')[0] ?? ''
  expect(await run(space, 'key', 'revoke', id)).toMatchObject({ code: 0, stdout: 'Revoked.\n' })
  expect((await space.send({ query: '{ __typename }' }, { credential: key })).status).toBe(401)
  expect((await run(space, 'key', 'list')).stdout).toContain('revoked  For the intranet')
  const again = await run(space, 'key', 'revoke', id)
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('revoked already') })
})

test('a key without the scope makes no others, and is told why', async () => {
  const space = await rapport.newSpace()
  const key = (await run(space, 'key', 'create', 'Reader')).stdout.trim()
  const { code, stdout, stderr } = await run({ key }, 'key', 'create', 'More', '--scope', 'admin')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trim()).toMatch(sentence)
})

test('rules adds, lists and removes naming rules of a running server', async () => {
  const space = await rapport.newSpace()
  await space.take('creative,creativeName,platform,day,impressions\n1,a_carousel_1,meta,2026-03-01,10\n')
  expect(await run(space, 'rules', 'add', '*_carousel_*', 'meta_carousel')).toMatchObject({
    code: 0,
    stdout: 'Done. 1 creative has another format now.\n',
  })
  await run(space, 'rules', 'add', '*reel*', 'meta_reels', '--platform', 'meta')
  expect((await run(space, 'rules', 'list')).stdout).toBe(
    '*_carousel_*  any platform  meta_carousel\n*reel*  meta  meta_reels\n',
  )
  const twice = await run(space, 'rules', 'add', '*REEL*', 'meta_carousel', '--platform', 'meta')
  expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('*reel*  meta  meta_reels') })
  const wrong = await run(space, 'rules', 'add', 'x*', 'no_such_format')
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('no format "no_such_format"') })
  expect((await run(space, 'rules', 'remove', '*reel*', '--platform', 'tiktok')).code).toBe(1)
  expect(await run(space, 'rules', 'remove', '*_Carousel_*')).toMatchObject({
    code: 0,
    stdout: 'Done. 1 creative has another format now.\n',
  })
  expect(await space.ask('{ formatRules { pattern } }')).toEqual({ formatRules: [{ pattern: '*reel*' }] })
})

test.for([
  [['key', 'list']],
  [['rules', 'list']],
  [['token', '--origin', 'https://intranet.example', '--any-customer']],
  [['import', import.meta.filename]],
])('%j refuses a workspace beside a server, whose key decides it', async ([command = []]) => {
  const { code, stdout, stderr } = await run({ key: 'rk_never_asked' }, ...command, '--workspace', 'Other brand')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trim()).toMatch(sentence)
  expect(stderr).toContain('the key decides the workspace')
})

test('token prints what elements expect, and token revoke ends it', async () => {
  const space = await rapport.newSpace()
  const minted = await run(space, 'token', '--origin', 'https://intranet.example', '--any-customer')
  expect(minted.code).toBe(0)
  const { id, token, expiresIn } = JSON.parse(minted.stdout) as { id: string; token: string; expiresIn: number }
  expect(expiresIn).toBe(600)
  const body = { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } }
  const asking = { credential: token, origin: 'https://intranet.example' }
  expect((await space.send(body, asking)).status).toBe(200)
  expect(await run(space, 'token', 'revoke', id)).toMatchObject({ code: 0, stdout: 'Revoked.\n' })
  expect((await space.send(body, asking)).status).toBe(401)
  const { code, stderr } = await run(space, 'token', 'revoke', 'no-id')
  expect([code, stderr.trim()]).toEqual([1, expect.stringMatching(sentence)])
})

test('token says that it needs an origin', async () => {
  const { code, stdout, stderr } = await run(await rapport.newSpace(), 'token', '--any-customer')
  expect([code, stdout, stderr.trim()]).toEqual([1, '', expect.stringMatching(/origin.*\.$/)])
})
