import type { DevicePart } from './conditions.ts'

const agent = `(i.context ->> 'userAgent')`

/** The first pattern that is found in a user agent says what it is; more telling ones stand before those that others imitate. */
const found = (names: readonly (readonly [pattern: string, name: string])[]) =>
  `CASE ${names.map(([pattern, name]) => `WHEN ${agent} ~ '${pattern}' THEN '${name}'`).join(' ')} END`

const system = found([
  ['Windows', 'Windows'],
  ['iPhone|iPad|iPod', 'iOS'],
  ['Android', 'Android'],
  ['CrOS', 'ChromeOS'],
  ['Macintosh|Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
])

const browser = found([
  ['Edg(e|A|iOS)?/', 'Edge'],
  ['OPR/|Opera', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/|FxiOS/', 'Firefox'],
  ['Chrome/|CriOS/', 'Chrome'],
  ['Safari/', 'Safari'],
])

const os = `coalesce(i.context #>> '{os,name}', ${system})`

/** Apps send no user agent; what runs on a telephone's system is one. */
const type = `CASE
  WHEN ${agent} ~ 'iPad|Tablet' OR (${agent} ~ 'Android' AND ${agent} !~ 'Mobile') THEN 'tablet'
  WHEN ${agent} ~ 'Mobi|iPhone|iPod' THEN 'mobile'
  WHEN ${agent} ~ 'Windows|Macintosh|CrOS|Linux' THEN 'desktop'
  WHEN i.context #>> '{os,name}' IN ('iOS', 'Android') THEN 'mobile' END`

/** SQL of what the context of an interaction `i`, as Segment's libraries send it, says of the device; null where it says nothing. */
export const devicePart: Record<DevicePart, string> = {
  type,
  os,
  browser,
  manufacturer: `(i.context #>> '{device,manufacturer}')`,
  model: `(i.context #>> '{device,model}')`,
  userAgent: agent,
}
