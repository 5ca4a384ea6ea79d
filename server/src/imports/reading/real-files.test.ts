import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readWhole } from './invented-file.ts'

// Real exports lie beside the project and are not part of it: their licences differ.
const DATA = new URL('../../../../../shared/data/', import.meta.url)

function real(name: string): { path: string; absent: string | undefined } {
  const path = fileURLToPath(new URL(name, DATA))
  return { path, absent: existsSync(path) ? undefined : `../shared/data/${name} is absent` }
}

function sum(values: (string | null)[]): number {
  return values.reduce((total, value) => total + Number(value ?? 0), 0)
}

test('the Google Ads export: 12 rows, 5 totals rows, and bounds that are no numbers', async ({ skip }) => {
  const { path, absent } = real('exports/google_ads_campaign_report.csv')
  if (absent !== undefined) skip(absent)
  const { rows, totals, bounds, rejects } = await readWhole('google', createReadStream(path))
  expect([rows.length, totals, bounds, rejects.length]).toEqual([12, 5, 5, 0])
  expect(sum(rows.map(({ spend }) => spend)).toFixed(2)).toBe('199421.15')
  expect(sum(rows.map(({ clicks }) => clicks))).toBe(167_739)
  expect(sum(rows.map(({ conversions }) => conversions)).toFixed(2)).toBe('18703.32')
})

test('the Facebook ads of one company, with two constants', async ({ skip }) => {
  const { path, absent } = real('kag/KAG_conversion_data.csv')
  if (absent !== undefined) skip(absent)
  const { rows, rejects, reading } = await readWhole('report', createReadStream(path), {
    map: { creative: 'ad_id', campaign: 'xyz_campaign_id', conversions: 'Total_Conversion' },
    set: { platform: 'facebook', day: '2017-08-17' },
  })
  expect([rows.length, rejects.length]).toEqual([1143, 0])
  expect(sum(rows.map(({ impressions }) => impressions))).toBe(213_434_828)
  expect(sum(rows.map(({ clicks }) => clicks))).toBe(38_165)
  expect(sum(rows.map(({ spend }) => spend)).toFixed(2)).toBe('58705.23')
  expect(sum(rows.map(({ conversions }) => conversions))).toBe(3264)
  expect(reading.recognised.cut).toEqual(['age', 'gender', 'interest'])
})

test('the posts of a cosmetics brand, recognised by their columns', async ({ skip }) => {
  const { path, absent } = real('fbmetrics/dataset_Facebook.csv')
  if (absent !== undefined) skip(absent)
  const { rows, rejects, reading } = await readWhole('posts', createReadStream(path))
  expect([rows.length, rejects.length, reading.delimiter]).toEqual([500, 0, ';'])
  const formats = Object.groupBy(rows, ({ format }) => format ?? '')
  expect(Object.fromEntries(Object.entries(formats).map(([name, of]) => [name, of?.length]))).toEqual({
    Photo: 426,
    Status: 45,
    Link: 22,
    Video: 7,
  })
  expect(rows.filter(({ paid }) => paid === null)).toHaveLength(1)
  expect(rows.some(({ reactions }) => reactions === null)).toBe(true)
})
