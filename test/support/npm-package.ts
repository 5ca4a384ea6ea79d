import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

/** Where the elements' source is, and the packages that it takes. */
export const widgets = dirname(createRequire(import.meta.url).resolve('@rapport/widgets/package.json'))

const bins = [join(widgets, 'node_modules/.bin'), join(import.meta.dirname, '../../node_modules/.bin')]
const env = { ...process.env, PATH: [...bins, process.env.PATH].join(delimiter), NODE_ENV: 'production' }

/** Runs a program of those packages and returns what it prints. */
export const run = (command: string, args: string[], cwd: string): string =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8' })

/** Makes the npm package as it is published. */
export const makeNpmPackage = (folder: string): string => run(process.execPath, ['npm/package.ts', folder], widgets)
