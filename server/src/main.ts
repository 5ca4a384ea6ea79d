import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { open } from '@rapport/prisma/open.ts'
import { createApp } from './http/app.ts'
import { removeAbandonedUploads } from './http/upload-folder.ts'
import { readSettings } from './settings.ts'
import { setUp } from './setup/set-up.ts'

/** Milliseconds; container runtimes kill after ten seconds. */
const longestGoodbye = 8000

/** Starts the server and returns what stops it. */
async function start(): Promise<() => Promise<void>> {
  const settings = readSettings(process.env)
  const db = await open({ ...settings, holder: `rapport start, ${settings.publicUrl}` })
  try {
    const { newKeys, demo } = await setUp(db, settings)
    // Before anything else can fail: nobody will see them again.
    for (const { kind, key } of newKeys)
      console.log(`${kind === 'SECRET' ? 'Secret key' : 'Write key '} (shown only now): ${key}`)
    await removeAbandonedUploads()
    const app = await createApp({ ...settings, db })
    await app.listen({ host: settings.host, port: settings.port })
    console.log(`Rapport is up: ${settings.publicUrl}`)
    if (demo) console.log('The people in it are invented. DEMO_DATA=false starts without them.')
    return async () => {
      // Requests under way may finish, but whoever stops us does not wait for ever: an import cut off leaves nothing behind.
      const closed = app.close().then(() => db.close())
      await Promise.race([closed, setTimeout(longestGoodbye, undefined, { ref: false })])
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

try {
  const started = start()
  // From the beginning: whoever stops a container does not wait until it is up.
  void Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    .then(async () => (await started)())
    .then(() => process.exit(0))
  await started
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(
    taken ? `Another program listens there already; set PORT to a free port. (${error.message})` : messageOf(error),
  )
  process.exit(1)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
