import { createHash } from 'node:crypto'

/** Which part of a log somebody's decisions belong to: always the same, and the parts about equal. */
export const foldOf = (unit: string, folds: number): number =>
  createHash('sha256').update(unit).digest().readUInt32BE() % folds
