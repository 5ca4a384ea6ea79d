import type { Locator } from 'playwright-core'

/** The rows of an element's table, total included: the row's name and its cells by the name of their column. */
export async function tableRows(element: Locator): Promise<({ name: string } & Record<string, string>)[]> {
  const [header = [], ...rows] = await element
    .locator('table tr')
    .evaluateAll((lines) =>
      lines.map((line) =>
        [...line.querySelectorAll('th, td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
      ),
    )
  return rows.map((cells) => ({
    ...Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])),
    name: cells[0] ?? '',
  }))
}

/**
 * The percentages in a cell, `4.0% 3.7–4.3%` as `['4.0', '3.7', '4.3']`; with shares, what the cell would have to be for them, written
 * with as many decimals as the cell has.
 */
export function shownPercents(cell = '', shares?: readonly number[]): string[] {
  const numbers = cell.match(/\d+(\.\d+)?/g) ?? []
  const decimals = numbers[0]?.split('.')[1]?.length ?? 0
  return shares?.map((share) => (share * 100).toFixed(decimals)) ?? numbers
}
