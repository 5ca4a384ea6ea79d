import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const source = join(import.meta.dirname, '../../widgets/src')

/** Every element that there is, as pages write it: `rapport-profile-card`. */
export const elementNames = globSync('*/define.ts', { cwd: source, exclude: ['element/*'] })
  .map((file) => `rapport-${basename(dirname(file))}`)
  .toSorted()

/** Finds all elements of a page. */
export const anyElement = elementNames.join()
