import { expect, test } from 'vitest'
import { readWhole } from '../invented-file.ts'

test('a report with the fields as columns needs no telling', async () => {
  const { rows } = await readWhole(
    'report',
    'Day,Platform,Creative,Campaign,Format,video_views,Spend (NOK),Paid\n2026-03-01,ig,a1,Spring,Carousel,7,"1,200.50",yes\n',
  )
  expect(rows[0]).toMatchObject({
    platform: 'META',
    channel: 'instagram',
    creative: 'a1',
    campaign: 'Spring',
    format: 'Carousel',
    videoViews: '7',
    spend: '1200.50',
    currency: 'NOK',
    paid: true,
    day: '2026-03-01',
  })
})

test('ids are keys and the names beside them names', async () => {
  const { rows } = await readWhole('report', 'Campaign,Campaign ID,Ad name,Ad ID,Clicks\nSpring,7,Film,8,1\n')
  expect(rows[0]).toMatchObject({
    campaign: '7',
    campaignName: 'Spring',
    creative: '8',
    creativeName: 'Film',
    day: null,
  })
})

test('posts of Facebook Page Insights are read with their lifetime totals', async () => {
  const { rows } = await readWhole(
    'posts',
    `Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach,Lifetime Post Total Impressions,like,comment,share,Paid
1_2,https://example.com/p/2,"Hello, spring",Photo,3/14/2026 9:05:00 AM,2752,5091,79,4,17,0
1_3,https://example.com/p/3,Film,Video,3/2/2026 6:00:00 PM,10,20,,,,1
`,
  )
  expect(rows).toMatchObject([
    {
      platform: 'META',
      channel: 'facebook',
      creative: '1_2',
      format: 'Photo',
      text: 'Hello, spring',
      paid: false,
      publishedAt: '2026-03-14T09:05:00.000',
      reach: '2752',
      impressions: '5091',
      reactions: '79',
      comments: '4',
      shares: '17',
      day: null,
    },
    { publishedAt: '2026-03-02T18:00:00.000', paid: true, reactions: null },
  ])
})

test('a posts row may name no post at all', async () => {
  const { rows } = await readWhole('posts', 'Type,Lifetime Post Total Reach,like\nPhoto,5,\n')
  expect(rows[0]).toMatchObject({ creative: null, creativeName: null, campaign: null, reach: '5', reactions: null })
})

test('any list of posts is read with --as, --map and --set', async () => {
  const { rows } = await readWhole('posts', 'Nr;Sort;Gefällt mir\n1;Bild;12\n', {
    as: 'posts',
    map: { creative: 'Nr', format: 'Sort', reactions: 'gefällt mir' },
    set: { platform: 'pinterest' },
  })
  expect(rows[0]).toMatchObject({ platform: 'PINTEREST', creative: '1', format: 'Bild', reactions: '12' })
})
