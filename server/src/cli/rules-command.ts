import { Command, Option } from 'commander'
import { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { type NewFormatRule, setFormatRules } from '../formats/set-format-rules.ts'
import { doAt, type Place, withPlace } from './place.ts'
import { ask, type Refusable, type Server, unlessRefused } from './remote.ts'

interface RuleOptions extends Place {
  platform?: Platform
}

/** `rapport rules list|add|remove`. */
export function rulesCommand(): Command {
  const command = new Command('rules').description('Naming rules: which format creatives have, by their names.')
  withPlace(command.command('list'))
    .description('Lists the rules, first to be tried first.')
    .action(async (place: Place) => {
      for (const rule of await readRules(place)) console.log(tell(rule))
    })
  withPlace(command.command('add <pattern> <format>'))
    .description(
      'Adds a rule, to be tried last, and applies it at once: rapport rules add "*_carousel_*" meta_carousel',
    )
    .addOption(platformOption('only for creatives of this platform'))
    .action(async (pattern: string, formatId: string, { platform, ...place }: RuleOptions) => {
      const rules = await readRules(place)
      const same = rules.find((rule) => matches(rule, pattern) && (rule.platform ?? undefined) === platform)
      if (same) throw new Error(`There is a rule for that already: ${tell(same)}. Remove it first.`)
      await writeRules(place, [...rules, { pattern, platform, formatId }])
    })
  withPlace(command.command('remove <pattern>'))
    .description('Removes the rules of this pattern.')
    .addOption(platformOption('only the one for this platform'))
    .action(async (pattern: string, { platform, ...place }: RuleOptions) => {
      const rules = await readRules(place)
      const left = rules.filter((rule) => !matches(rule, pattern) || (platform && rule.platform !== platform))
      if (left.length === rules.length) throw new Error(`There is no such rule: ${pattern}. See: rapport rules list`)
      await writeRules(place, left)
    })
  return command
}

const platformOption = (description: string) =>
  new Option('--platform <platform>', description)
    .choices(Object.values(Platform).map((platform) => platform.toLowerCase()))
    .argParser((text) => text.toUpperCase())

const matches = (rule: NewFormatRule, pattern: string) => rule.pattern.toLowerCase() === pattern.trim().toLowerCase()

const tell = ({ pattern, platform, formatId }: NewFormatRule) =>
  `${pattern}  ${platform?.toLowerCase() ?? 'any platform'}  ${formatId}`

function readRules(place: Place): Promise<NewFormatRule[]> {
  return doAt(
    place,
    (db, workspaceId) => db.prisma.formatRule.findMany({ where: { workspaceId }, orderBy: { position: 'asc' } }),
    async (server) => {
      const { formatRules } = await ask<{
        formatRules: (Omit<NewFormatRule, 'formatId'> & { format: { id: string } })[]
      }>(server, '{ formatRules { pattern platform format { id } } }')
      return formatRules.map(({ format, ...rule }) => ({ ...rule, formatId: format.id }))
    },
  )
}

async function writeRules(place: Place, rules: NewFormatRule[]): Promise<void> {
  const changed = await doAt(
    place,
    (db, workspaceId) => setFormatRules(db, workspaceId, rules),
    (server) => setRemotely(server, rules),
  )
  console.log(`Done. ${changed} ${changed === 1 ? 'creative has' : 'creatives have'} another format now.`)
}

const setDocument = `mutation SetFormatRules($rules: [FormatRuleInput!]!) {
  setFormatRules(rules: $rules) { ... on FormatRulesSet { changedCreatives } ... on Error { message } }
}`

async function setRemotely(server: Server, rules: readonly NewFormatRule[]): Promise<number> {
  const { setFormatRules: answer } = await ask<{ setFormatRules: Refusable<{ changedCreatives: number }> }>(
    server,
    setDocument,
    { rules },
  )
  return unlessRefused(answer).changedCreatives
}
