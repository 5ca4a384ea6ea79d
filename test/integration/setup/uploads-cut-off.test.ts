import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { takeLock } from '@rapport/prisma/take-lock.ts'
import { expect, onTestFinished, test } from 'vitest'
import { newDatabase, newFolder } from '../../support/databases.ts'
import { importDocument } from '../../support/import-document.ts'
import { multipart } from '../../support/multipart.ts'
import { environment, freePort, start } from '../../support/processes.ts'

const secret = 'rk_of_this_test_and_no_other'

test('nothing of an upload stays on disk when the server is stopped, or when it was killed and another one starts', async () => {
  const { options, close, drop } = await newDatabase()
  await close()
  onTestFinished(drop)
  const temporary = await newFolder()
  onTestFinished(() => rm(temporary, { recursive: true }))
  const env = environment(options, {
    PORT: await freePort(),
    DEMO_DATA: 'false',
    BOOTSTRAP_SECRET_KEY: secret,
    TMPDIR: temporary,
  })
  const uploads = async () => {
    const names = await readdir(temporary)
    return names.filter((name) => name.startsWith('rapport-') && existsSync(join(temporary, name, 'upload')))
  }

  /** Starts a server with an upload that stands still in the middle of the file. */
  const startInUpload = async () => {
    const server = start('main.ts', [], env)
    const [, url = ''] = await server.says(/is up: (http:\S+)/)
    expect(await uploads()).toEqual([])
    const variables = { input: { file: null, as: 'report', map: [], set: [] } }
    const form = multipart({ query: importDocument, variables }, 'long.csv', 'x'.repeat(200_000))
    const headers = { ...form.headers, authorization: `Bearer ${secret}`, 'content-length': form.body.length }
    const upload = request(`${url}/graphql`, { method: 'POST', headers })
    // It breaks off with the server.
    upload.on('error', () => {})
    upload.write(form.body.subarray(0, 100_000))
    await expect.poll(uploads, { timeout: 10_000 }).toEqual([expect.stringContaining(`-${server.process.pid}-`)])
    return server
  }

  const killed = await startInUpload()
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(await uploads()).toHaveLength(1)
  // As it is of a server in another container: no process here has its id.
  const othersUpload = 'rapport-4194305-abcdef'
  await mkdir(join(temporary, othersUpload))
  const unlock = takeLock(join(temporary, othersUpload, 'lock'))
  onTestFinished(() => unlock?.())

  const stopped = await startInUpload()
  stopped.process.kill('SIGTERM')
  expect((await stopped.ended).code).toBe(0)
  expect((await readdir(temporary)).filter((name) => name.startsWith('rapport-'))).toEqual([othersUpload])
})
