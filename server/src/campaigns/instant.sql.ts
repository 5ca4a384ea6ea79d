/** SQL for the instant that a text in ISO 8601 names: with a Z in UTC, else in the time zone of `w` (workspace). */
export const instant = (text: string) =>
  `CASE WHEN ${text} LIKE '%Z' THEN ${text}::timestamptz ELSE ${text}::timestamp AT TIME ZONE w.time_zone END`
