/** What the environment says. */
export interface Settings {
  host: string
  port: number
  /** Address under which browsers reach this server, without a trailing slash. */
  publicUrl: string
  databaseUrl: string | undefined
  dataDir: string
  demoData: boolean
  bootstrapSecretKey: string | undefined
  bootstrapWriteKey: string | undefined
  /** What the webhook of Meta's channels goes by; without them it is closed. */
  meta: MetaSettings
  /** Hosts, as `name:port`, where workspaces may have models of their own though they are inside or speak plain HTTP. */
  modelHosts: ReadonlySet<string>
}

export interface MetaSettings {
  /** A word of our own choice, which Meta says when it asks whether the webhook is ours. */
  verifyToken: string | undefined
  /** Signs what Meta sends. */
  appSecret: string | undefined
}

/**
 * Reads the settings.
 * @throws Error with a sentence for whoever set a variable that cannot be used.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT || 4000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is "${env.PORT}"; it must be a number from 1 to 65535.`)
  const host = env.HOST || '127.0.0.1'
  const publicUrl = originOf(env.PUBLIC_URL || `http://localhost:${port}`)
  if (!publicUrl)
    throw new Error(
      `PUBLIC_URL is "${env.PUBLIC_URL}"; write scheme, host and perhaps port, such as https://rapport.example.`,
    )
  return {
    host,
    port,
    publicUrl,
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir: env.DATA_DIR || './data',
    demoData: yes('DEMO_DATA', env.DEMO_DATA, true),
    bootstrapSecretKey: key('BOOTSTRAP_SECRET_KEY', env.BOOTSTRAP_SECRET_KEY, 'rk_'),
    bootstrapWriteKey: key('BOOTSTRAP_WRITE_KEY', env.BOOTSTRAP_WRITE_KEY, 'wk_'),
    meta: { verifyToken: env.META_VERIFY_TOKEN || undefined, appSecret: env.META_APP_SECRET || undefined },
    modelHosts: hosts('MODEL_HOSTS', env.MODEL_HOSTS),
  }
}

function originOf(address: string): string | null {
  const url = URL.parse(address)
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash ? url.origin : null
}

function yes(name: string, value: string | undefined, otherwise: boolean): boolean {
  if (!value) return otherwise
  if (/^(1|true|yes|on)$/i.test(value)) return true
  if (/^(0|false|no|off)$/i.test(value)) return false
  throw new Error(`${name} is "${value}"; write true or false.`)
}

function hosts(name: string, value = ''): Set<string> {
  const all = value
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)
  const wrong = all.find((one) => !/^[^\s/@]+:\d{1,5}$/.test(one))
  if (wrong)
    throw new Error(`${name} has "${wrong}"; write hosts with their ports, such as localhost:8000,models.internal:443.`)
  return new Set(all)
}

function key(name: string, value: string | undefined, prefix: string): string | undefined {
  if (!value) return undefined
  if (!value.startsWith(prefix) || !/^[\w.~+/=-]{12,}$/.test(value))
    throw new Error(
      `${name} must begin with ${prefix} and have at least 12 letters, digits or _ - . ~ + / =; make one with: echo ${prefix}$(openssl rand -hex 24)`,
    )
  return value
}
