import { importDocument, type Imported } from './import-document.ts'
import type { RunningServer } from './running-server.ts'

const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** Two invented people, what one of them did, and one day of two formats: enough for every part of both elements. */
const files = {
  'customers.csv': `user_id,name,email,country
42,Ada Invented,ada@example.com,NO
43,Bo Invented,bo@example.com,DK
`,
  'report.csv': `creative,platform,format,day,impressions,clicks,reactions,comments,shares,conversions,spend,revenue,currency
hill-climb,meta,meta_playable,${yesterday},20000,800,300,40,60,24,410.50,1900.00,EUR
spring-sale,meta,meta_carousel,${yesterday},30000,300,150,20,15,12,380.00,700.00,EUR
`,
  'interactions.csv': `id,user_id,kind,at,channel,platform,creative,text
1,42,IMPRESSION,${yesterday}T08:00:00Z,instagram,meta,hill-climb,
2,42,CLICK,${yesterday}T08:01:00Z,instagram,meta,hill-climb,
3,42,IMPRESSION,${yesterday}T09:00:00Z,facebook,meta,spring-sale,
4,42,COMMENT,${yesterday}T10:00:00Z,instagram,meta,hill-climb,Will it climb?
`,
}

/** Brings a small shop into an empty workspace, through the API as anybody would. */
export async function fillSmallShop({ url, secretKey }: RunningServer): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const form = new FormData()
    form.set('operations', JSON.stringify({ query: importDocument, variables: { input: { file: null } } }))
    form.set('map', JSON.stringify({ file: ['variables.input.file'] }))
    form.set('file', new Blob([text]), name)
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}` },
      body: form,
    })
    const { data, errors } = (await response.json()) as {
      data?: { importFile: Imported }
      errors?: { message: string }[]
    }
    const refusal = errors?.[0]?.message ?? data?.importFile.message ?? data?.importFile.rejects.edges[0]?.node.reason
    if (refusal) throw new Error(`${name}: ${refusal}`)
  }
}
