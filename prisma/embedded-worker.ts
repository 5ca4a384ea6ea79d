// The embedded database in a thread of its own. Every port that arrives is a connection and speaks PostgreSQL's wire protocol; one
// PostgreSQL session answers them all. `null` ends it.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

// PGlite's own default of shared buffers, 128 MB, is most of the memory that the process would need.
const pglite = await PGlite.create({ dataDir: workerData, postgresqlconf: ['shared_buffers=8MB'] })

parentPort!.on('message', async (connection: MessagePort | null) => {
  if (connection) connection.on('message', (request: Uint8Array) => answer(connection, request))
  else {
    await pglite.close()
    process.exit()
  }
})
parentPort!.postMessage('ready')

/** Runs the request to its end: statements cannot wait for more, so each must be whole. */
function answer(connection: MessagePort, request: Uint8Array): void {
  void pglite.execProtocolRawStream(request, {
    onRawData(bytes) {
      const copy = bytes.slice()
      connection.postMessage(copy, [copy.buffer])
    },
  })
}
