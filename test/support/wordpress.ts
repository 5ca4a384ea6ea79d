import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './processes.ts'

/** Debian's packages, and what of each has to be there. */
const parts = {
  wordpress: () => existsSync('/usr/share/wordpress/wp-settings.php'),
  'wordpress-theme-twentytwentythree': () => existsSync('/usr/share/wordpress/wp-content/themes/twentytwentythree'),
  'mariadb-server': () => spawnSync('mariadb-install-db', ['--help']).error === undefined,
  'php-cli': () => spawnSync('php', ['--version']).error === undefined,
  'php-mysql': () => spawnSync('php', ['-r', 'exit(extension_loaded("mysqli") ? 0 : 1);']).status === 0,
}

/** Names of Debian packages without which there is no WordPress to test with. */
export const missingForWordPress = Object.entries(parts).flatMap(([name, isThere]) => (isThere() ? [] : [name]))

export interface WordPress {
  origin: string
  /** Runs PHP inside WordPress, as a plugin would, and returns what it prints. */
  run(code: string): string
  /** Errors, warnings and notices of PHP so far. */
  log(): Promise<string>
  close(): Promise<void>
}

/** The administrator of every WordPress that starts here. */
export const administrator = { name: 'ada', password: 'for tests only' }

const plugin = join(import.meta.dirname, '../../widgets/wordpress/rapport')

/** A WordPress as Debian has it, with our plugin, on a MariaDB and a port of its own. */
export async function startWordPress(): Promise<WordPress> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-wordpress-'))
  const site = join(folder, 'site')
  // A copy, because WordPress looks for its configuration and plugins beside its own code.
  await cp('/usr/share/wordpress', site, { recursive: true, dereference: true })
  await cp(plugin, join(site, 'wp-content/plugins/rapport'), { recursive: true })
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const socket = join(folder, 'mariadb.sock')
  const log = join(folder, 'php.log')
  await writeFile(join(site, 'wp-config.php'), configuration({ origin, socket, log }))
  const router = join(folder, 'router.php')
  await writeFile(router, routes)
  const database = await startMariaDb(folder, socket)
  const env = { PATH: process.env.PATH, PHP_CLI_SERVER_WORKERS: '4' }
  const run = (code: string) =>
    // It tells the administrator by mail, which goes nowhere.
    execFileSync('php', ['-d', 'sendmail_path=/bin/true', '-r', code], { cwd: site, env, encoding: 'utf8' })
  try {
    run(install)
  } catch (error) {
    await stopped(database)
    throw error
  }
  // Its workers are processes of its own, so all of the group end together.
  const web = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', site, router], {
    cwd: site,
    env,
    stdio: 'ignore',
    detached: true,
  })
  while (!(await fetch(origin, { method: 'HEAD' }).catch(() => null))) await pause(100)

  return {
    origin,
    run: (code) => run(`require 'wp-load.php'; ${code}`),
    log: () => readFile(log, 'utf8').catch(() => ''),
    async close() {
      if (web.pid !== undefined) process.kill(-web.pid)
      await stopped(database)
      await rm(folder, { recursive: true })
    },
  }
}

const configuration = ({ origin, socket, log }: Record<'origin' | 'socket' | 'log', string>) => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '${origin}');
define('WP_SITEURL', '${origin}');
define('AUTH_KEY', 'for tests only');
define('SECURE_AUTH_KEY', 'for tests only');
define('LOGGED_IN_KEY', 'for tests only');
define('NONCE_KEY', 'for tests only');
// Nothing but this machine is asked for anything.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', true);
define('WP_DEBUG_LOG', '${log}');
define('WP_DEBUG_DISPLAY', false);
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`

/** As .htaccess says it to other web servers: what is no file or folder is for index.php. */
const routes = `<?php
$path = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($path) || is_file("$path/index.php")) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`

const install = `
define('WP_INSTALLING', true);
require 'wp-load.php';
require_once 'wp-admin/includes/upgrade.php';
wp_install('Fjord Notes', '${administrator.name}', 'ada@example.com', true, '', '${administrator.password}');
update_option('show_avatars', '0');
update_option('permalink_structure', '/%postname%/');
switch_theme('twentytwentythree');
require_once 'wp-admin/includes/plugin.php';
$error = activate_plugin('rapport/rapport.php');
if (is_wp_error($error)) throw new Exception($error->get_error_message());
flush_rewrite_rules();`

async function startMariaDb(folder: string, socket: string): Promise<ChildProcess> {
  const data = join(folder, 'mariadb')
  // It refuses to run as root unless it is told so.
  const where = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])]
  const first = ['--auth-root-authentication-method=normal', '--skip-test-db']
  execFileSync('mariadb-install-db', [...where, ...first], { stdio: 'ignore' })
  const setUp = join(folder, 'set-up.sql')
  await writeFile(setUp, 'CREATE DATABASE wordpress CHARACTER SET utf8mb4;\n')
  const settings = ['--skip-networking', `--socket=${socket}`, `--pid-file=${socket}.pid`, `--init-file=${setUp}`]
  const database = spawn('mariadbd', [...where, ...settings, '--innodb-flush-log-at-trx-commit=0'], { stdio: 'ignore' })
  // It listens once the database is made.
  while (!existsSync(socket)) {
    if (database.exitCode !== null) throw new Error('MariaDB does not start.')
    await pause(100)
  }
  return database
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.kill()
  await exited
}
