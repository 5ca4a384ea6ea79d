import type { Space } from './space.ts'

/** Three invented people with contact data, and what one of them did. */
export async function addPeople(space: Space): Promise<void> {
  await space.take(`user_id,email,phone,instagram,name,city
42,ada@example.com,+4790000001,ada.l,Ada Larsen,Bergen
43,,,,Bo Lind,Oslo
,ci@example.com,,,Ci Berg,
`)
  await space.take(history)
}

const history = `id,user_id,anonymous_id,kind,at,platform,creative,creativeName,format,campaign,text,value,currency
1,42,,impression,2026-03-01T10:00:00Z,facebook,c1,Reel one,meta_feed_video,spring,,,
2,42,,impression,2026-03-01T11:00:00Z,facebook,c1,Reel one,meta_feed_video,spring,,,
3,42,,click,2026-03-01T11:00:05Z,facebook,c1,Reel one,meta_feed_video,spring,,,
4,42,,impression,2026-03-02T10:00:00Z,facebook,c2,Cards,meta_carousel,spring,,,
5,42,,comment,2026-03-02T10:05:00Z,facebook,c2,Cards,meta_carousel,spring,"Fine \u2014 but ""where""?",,
6,42,,purchase,2026-03-03T10:00:00Z,facebook,c2,Cards,meta_carousel,spring,,499.90,NOK
7,,a-1,page view,2026-03-03T10:00:00Z,,,,,,,,
8,43,,message,2026-03-03T10:00:00Z,instagram,,,,,Hello,,
9,43,,impression,2026-03-03T10:00:00Z,facebook,c3,Plain,,,,,
`
