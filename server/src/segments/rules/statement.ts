import type { SqlValue } from '@rapport/prisma/database.ts'

type Column = 'text' | 'numeric' | 'float8' | 'uuid' | 'text[]' | 'numeric[]'

/** Profiles of the persons in question, with the head of each. */
export const profiles = 'profile'

/**
 * The statement of one or several rules as it grows. Whatever a rule says goes in as a value; of the text, nothing comes from a rule but
 * numbers that were checked. $1 is the workspace, $2 the heads in question (null: all), $3 the moment.
 */
export class Statement {
  readonly values: SqlValue[] = []
  readonly #places = new Map<string, string>()
  readonly #parts = new Map<string, string>()
  readonly #columns = new Map<string, string>()

  /** A value as the statement takes it; the same value goes in once. */
  value(value: string | number | readonly (string | number)[], column: Column): string {
    const key = `${column} ${JSON.stringify(value)}`
    const known = this.#places.get(key)
    if (known) return known
    // As text, which both drivers take for numbers of every type.
    this.values.push(typeof value === 'object' ? value.map(String) : String(value))
    const place = `$${this.values.length + 3}::${column}`
    this.#places.set(key, place)
    return place
  }

  /**
   * Adds what is counted or found beforehand, of all persons at once.
   * @param sql a query with one row, named `head`, for each person of whom there is something
   * @returns by what name its columns are reached; they are null where there is nothing
   */
  part(sql: string): string {
    const known = this.#parts.get(sql)
    if (known) return known
    const name = `part_${this.#parts.size + 1}`
    this.#parts.set(sql, name)
    return name
  }

  /**
   * Adds what several tests read of each person `p`: it is found once, where PostgreSQL would find it once for each time that it is named.
   * @returns by what name it is reached
   */
  column(sql: string): string {
    const name = this.#columns.get(sql) ?? `column_${this.#columns.size + 1}`
    this.#columns.set(sql, name)
    return `${name}.value`
  }

  /** The end of a query that begins with what is wanted of each person `p`. */
  from(person: string): string {
    const parts = [...this.#parts].map(([sql, name]) => `\nLEFT JOIN (${sql}) ${name} ON ${name}.head = p.id`)
    // OFFSET 0 keeps PostgreSQL from putting it back into each test.
    const columns = [...this.#columns].map(
      ([sql, name]) => `\nCROSS JOIN LATERAL (SELECT ${sql} AS value OFFSET 0) ${name}`,
    )
    return `FROM (${person}) p${parts.join('')}${columns.join('')}`
  }
}
