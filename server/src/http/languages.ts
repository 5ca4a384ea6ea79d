/**
 * The languages of a reader, best first.
 * @param chosen one that comes before all others
 * @param header Accept-Language, such as `nb, en;q=0.8`
 */
export function languagesOf(chosen: string | null, header = ''): string[] {
  const wanted = header.split(',').map((part, i) => {
    const [tag = '', ...parameters] = part.split(';').map((word) => word.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    return { tag, weight: quality ? Number(quality.slice(2)) || 0 : 1, i }
  })
  const listed = wanted
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.i - b.i)
    .map(({ tag }) => tag)
  return chosen === null ? listed : [chosen, ...listed]
}
