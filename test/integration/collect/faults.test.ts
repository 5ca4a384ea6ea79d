import { setTimeout as pause } from 'node:timers/promises'
import { open, type OpenOptions } from '@rapport/prisma/open.ts'
import { expect, onTestFinished, test } from 'vitest'
import { type Crowd, startCrowd } from '../../support/crowd.ts'
import { startCutOff } from '../../support/cut-off.ts'
import { newDatabase, onServer } from '../../support/databases.ts'
import { canRunPostgres, startOwnPostgres } from '../../support/own-postgres.ts'
import { environment, freePort, rapportCommand, start } from '../../support/processes.ts'
import { counterDifferences, storedMessages } from '../../support/stored.ts'

const writeKey = 'wk_of_this_test_and_no_other'
const kills = 20

test(`every acknowledged event is stored once and counted once when the server is killed ${kills} times under load`, async () => {
  const { options, close, drop } = await newDatabase()
  onTestFinished(drop)
  await close()
  const port = await freePort()
  const env = environment(options, { PORT: port, DEMO_DATA: 'false', BOOTSTRAP_WRITE_KEY: writeKey })
  const crowd = startCrowd({ url: `http://127.0.0.1:${port}`, writeKey })
  for (let i = 0; i < kills; i++) {
    const server = start('main.ts', [], env)
    await server.says(/is up/)
    // Sometimes at once, sometimes in the thick of it: never at the same point of a transaction.
    await crowd.getsThrough(1 + 17 * (i % 5))
    await pause((i * 7) % 23)
    server.process.kill('SIGKILL')
    expect((await server.ended).stderr).toBe('')
  }
  const server = start('main.ts', [], env)
  await server.says(/is up/)
  await crowd.finish()
  server.process.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })

  // Each kill took an answer from somebody who waited for it, else there was no load.
  expect(crowd.answers['broken']).toBeGreaterThanOrEqual(kills)
  expect(Object.keys(crowd.answers).toSorted()).toEqual(['200', 'broken', 'refused'])
  await expectOnce(options, crowd)
}, 180_000)

if (onServer)
  test('a relay before PostgreSQL that cuts every connection and refuses for two seconds, and sessions that are terminated, lose and repeat nothing: senders hear 503 and when to come again', async () => {
    const { db, options, drop } = await newDatabase()
    onTestFinished(drop)
    const relay = await startCutOff(options.databaseUrl ?? '')
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const settings = { PORT: port, DEMO_DATA: 'false', BOOTSTRAP_WRITE_KEY: writeKey }
    const server = start('main.ts', [], environment(relay, settings))
    await server.says(/is up/)
    const ready = async () => (await fetch(`${url}/ready`)).status
    const statusFor = async (path: string, key: string) =>
      (await fetch(url + path, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: '{}' })).status
    const crowd = startCrowd({ url, writeKey })
    for (let i = 0; i < 3; i++) {
      await crowd.getsThrough(200)
      // The sessions first, so that the server hears it from PostgreSQL as well.
      await db.query(
        'SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      await crowd.getsThrough(100)
      relay.cut()
      expect(await ready()).toBe(503)
      // Nobody can know now whether these keys are good.
      expect(await statusFor('/v1/track', 'wk_never_seen_before')).toBe(503)
      expect(await statusFor('/graphql', 'rk_never_seen_before')).toBe(503)
      await pause(2000)
      await relay.mend()
    }
    await crowd.getsThrough(200)
    await crowd.finish()
    expect(await ready()).toBe(200)
    server.process.kill('SIGTERM')
    const { code, stdout, stderr } = await server.ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    // The database is away for some seconds in all, in few ways; senders hear it much more often.
    expect(stdout.split('\n').length).toBeLessThan(crowd.answers['503']! / 4)

    expect(Object.keys(crowd.answers).toSorted()).toEqual(['200', '503'])
    expect(crowd.comeAgain).toEqual({ 503: crowd.answers['503'] })
    await expectOnce(options, crowd)
  }, 60_000)

if (onServer)
  // TEST_DATABASE_URL may name a server elsewhere, which a test cannot crash: this one needs PostgreSQL's own programs, which CI installs.
  test.skipIf(!canRunPostgres)(
    'PostgreSQL itself crashes three times under load and recovers: nothing is lost or repeated',
    async () => {
      const postgres = await startOwnPostgres()
      const port = await freePort()
      const settings = { PORT: port, DEMO_DATA: 'false', BOOTSTRAP_WRITE_KEY: writeKey }
      const server = start('main.ts', [], environment(postgres, settings))
      await server.says(/is up/)
      const crowd = startCrowd({ url: `http://127.0.0.1:${port}`, writeKey })
      for (let i = 0; i < 3; i++) {
        await crowd.getsThrough(200)
        await postgres.crash()
        await pause(500)
        await postgres.start()
      }
      await crowd.getsThrough(200)
      await crowd.finish()
      server.process.kill('SIGTERM')
      expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
      expect(Object.keys(crowd.answers).toSorted()).toEqual(['200', '503'])
      await expectOnce({ databaseUrl: postgres.databaseUrl }, crowd)
    },
    90_000,
  )

/** Every acknowledged message is there once, and nothing else; and the counters say what the interactions say, however one counts. */
async function expectOnce(options: OpenOptions, { acknowledged }: Crowd): Promise<void> {
  expect(await rapportCommand(['recount', '--check'], environment(options))).toMatchObject({
    code: 0,
    stdout: 'Every counter is what it counts: 0 differences.\n',
  })
  const db = await open(options)
  onTestFinished(() => db.close())
  const stored = await storedMessages(db)
  expect([...acknowledged].filter((id) => stored.get(id) !== 1)).toEqual([])
  expect([...stored.keys()].filter((id) => !acknowledged.has(id))).toEqual([])
  expect(await counterDifferences(db)).toEqual([])
}
