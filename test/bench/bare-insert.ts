// Inserts so many generated rows into a table shaped like `report`, and prints the seconds that COPY took.
import { copyLine } from '@rapport/prisma/copy-text.ts'
import { migrate } from '@rapport/prisma/migrate.ts'
import { open } from '@rapport/prisma/open.ts'
import { creativeCount, reportCells } from './generated-report.ts'
import { timed } from './measurement.ts'

/** As many as the import sends at a time. */
const batch = 2_000
const workspaceId = crypto.randomUUID()
const importId = crypto.randomUUID()
const creativeIds = Array.from({ length: creativeCount }, () => crypto.randomUUID())

function line(row: number): string {
  const [creative = '', , day, age, gender, ...figures] = reportCells(row)
  const creativeId = creativeIds[Number(creative.slice(1)) % creativeCount]
  return copyLine([
    workspaceId,
    creativeId,
    day,
    `age=${age}|gender=${gender}`,
    day,
    day,
    3,
    age,
    gender,
    ...figures,
    importId,
  ])
}

const rows = Number(process.argv.at(-1))
const db = await open({ databaseUrl: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR })
try {
  await migrate(db)
  await db.execute(
    'CREATE TABLE bare (LIKE report INCLUDING DEFAULTS, PRIMARY KEY (workspace_id, creative_id, period, slice))',
  )
  let milliseconds = 0
  await db.transaction(async (sql) => {
    for (let first = 0; first < rows; first += batch) {
      const lines = Array.from({ length: Math.min(batch, rows - first) }, (_, i) => line(first + i)).join('')
      milliseconds += await timed(() =>
        sql.copy(
          `bare (workspace_id, creative_id, period, slice, day, until, cut, age, gender, impressions, reach, clicks, reactions,
            comments, shares, conversions, revenue, spend, currency, import_id)`,
          lines,
        ),
      )
    }
  })
  console.log(milliseconds / 1000)
} finally {
  await db.close()
}
