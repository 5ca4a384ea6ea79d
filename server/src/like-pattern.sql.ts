/**
 * SQL for a pattern as LIKE takes it, in lower case: `*` becomes `%`, and what LIKE itself would read as special is escaped.
 * @param pattern SQL of the pattern as people write it
 */
export const likePattern = (pattern: string): string =>
  `replace(replace(replace(replace(lower(${pattern}), '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '*', '%')`
