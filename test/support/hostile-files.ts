export interface HostileFile {
  what: string
  /** What the one sentence about it must say. */
  says: RegExp
  content: Buffer
}

const header = 'creative,platform,day,impressions,clicks'
const row = (i: number) => `creative-${i},meta,2026-03-01,${i},1`
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i))
const lines = (...all: string[]) => Buffer.from(`${all.join('\n')}\n`)

/** Files that hold nothing to import. More than one batch stands before what breaks in the middle. */
export const hostileFiles: HostileFile[] = [
  { what: 'an empty file', says: /empty/, content: Buffer.alloc(0) },
  { what: 'blank lines', says: /blank lines/, content: Buffer.from('\n\n\r\n  \n') },
  {
    what: 'a binary file',
    says: /binary/,
    content: Buffer.from(Uint8Array.from({ length: 9000 }, (_, i) => (i * 7919) % 251)),
  },
  { what: 'a picture', says: /image/, content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
  {
    what: 'an Excel workbook',
    says: /Excel/,
    content: Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('....xl/workbook.xml')]),
  },
  { what: 'a header only', says: /no rows/, content: lines(header) },
  {
    what: 'five thousand columns',
    says: /columns/,
    content: lines(Array.from({ length: 5000 }, (_, i) => `c${i}`).join(','), 'a'),
  },
  { what: 'columns without end', says: /row|columns|64 kB/, content: Buffer.from(','.repeat(3_000_000)) },
  {
    what: 'a NUL byte in the header',
    says: /NUL/,
    content: lines('creative\0,platform,day,impressions', 'a,meta,2026-03-01,1'),
  },
  { what: 'a NUL byte in its only row', says: /NUL/, content: lines(header, 'a\0b,meta,2026-03-01,1,1') },
  {
    what: 'a formula in its only row',
    says: /formula|=/,
    content: lines(header, 'a,meta,2026-03-01,"=HYPERLINK(""http://x"",""1"")",1'),
  },
  { what: 'columns that mean nothing', says: /--as/, content: lines('alpha,beta', '1,2') },
  {
    what: 'five thousand good rows and then bytes that are no text',
    says: /After line \d+: .*UTF-8/,
    content: Buffer.concat([lines(header, ...rows(5000)), Buffer.from('b\xff\xfe,meta,2026-03-01,1,1\n', 'latin1')]),
  },
  {
    what: 'five thousand good rows and then a quote that is never closed',
    says: /line 5002 .*quote/,
    content: lines(header, ...rows(5000), '"b,meta'),
  },
  {
    what: 'five thousand good rows and then a row of two megabytes',
    says: /line 5002 .*longer than 1 MB/,
    content: lines(header, ...rows(5000), `"${'x'.repeat(2_000_000)}",meta,2026-03-01,1,1`),
  },
]
