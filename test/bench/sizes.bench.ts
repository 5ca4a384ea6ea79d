import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { times, whole, type Benchmark } from './measurement.ts'

/** What each peer's users import, as little as their documentation allows. */
const peers = {
  umami: { name: "Umami's tracker", from: 'umami@2.10.0', entry: "import './package/src/tracker/index.js'" },
  superset: {
    name: 'Superset SDK',
    from: '@superset-ui/embedded-sdk@0.4.0',
    entry: "export { embedDashboard } from '@superset-ui/embedded-sdk'",
  },
  youtube: {
    name: 'lite-youtube-embed',
    from: 'lite-youtube-embed@0.3.4',
    entry: "import 'lite-youtube-embed'\nimport 'lite-youtube-embed/src/lite-yt-embed.css'",
  },
  shoelace: {
    name: 'Shoelace card + badge',
    from: '@shoelace-style/shoelace@2.20.1',
    entry: ['card', 'badge']
      .map((one) => `import '@shoelace-style/shoelace/dist/components/${one}/${one}.js'`)
      .join('\n'),
  },
  chart: {
    name: 'Chart.js, bars and lines',
    from: 'chart.js@4.6.1',
    entry: `import { Chart, BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement } from 'chart.js'
Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement)
export { Chart }`,
  },
}
type Peer = keyof typeof peers

const words = {
  element: 'en.element.js',
  card: ['en.profile-card.js', 'en.person.js'],
  performance: ['en.format-performance.js', 'en.figures.js', 'en.caution.js'],
}
const first = ['load.js', 'core.js', words.element]
const comparisons: { what: string; files: string[]; beside: Peer[] }[] = [
  { what: 'loader', files: ['load.js'], beside: ['umami', 'youtube', 'superset'] },
  {
    what: 'first profile card, with loader and words',
    files: [...first, 'person.js', 'profile-card.js', ...words.card],
    beside: ['shoelace'],
  },
  {
    what: 'first performance chart, with loader and words',
    files: [...first, 'format-performance.js', ...words.performance],
    beside: ['chart'],
  },
  {
    what: 'both elements, with loader and words',
    files: [...first, 'person.js', 'profile-card.js', ...words.card, 'format-performance.js', ...words.performance],
    beside: ['chart'],
  },
]

const ours = join(dirname(createRequire(import.meta.url).resolve('@rapport/widgets/package.json')), 'dist/elements')
const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

/** Bytes after gzip -9, of the built elements as they are served and of peers that the same Vite builds. The peers come from npm. */
export const { about, once, measure }: Benchmark = {
  about: 'bytes of the elements after gzip -9, beside what others weigh in the same build',
  once: true,
  async measure(_database, say) {
    const folder = await mkdtemp(join(tmpdir(), 'rapport-sizes-'))
    try {
      const { version } = JSON.parse(await readFile(join(ours, 'version.json'), 'utf8')) as { version: string }
      // The loader as pages include it, under the address that stays.
      const weigh = async (file: string) => gzipped(await readFile(join(ours, file === 'load.js' ? '' : version, file)))
      say('fetching the peers')
      fetchPeers(folder)
      const weights = new Map<Peer, number>()
      for (const peer of Object.keys(peers) as Peer[]) {
        say(peers[peer].name)
        weights.set(peer, await builtSize(folder, peers[peer].entry))
      }
      const rows = comparisons.map(async ({ what, files, beside }) => {
        const size = sum(await Promise.all(files.map(weigh)))
        return beside.map((peer) => ({
          what,
          figure: `${whole(size)} B`,
          reference: `${peers[peer].name} (${peers[peer].from}): ${whole(weights.get(peer)!)} B`,
          ratio: times(size / weights.get(peer)!),
        }))
      })
      return (await Promise.all(rows)).flat()
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

function fetchPeers(folder: string): void {
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const { umami, ...installed } = peers
  // The tracker is one file of a whole server, whose dependencies are not needed.
  npm('pack', umami.from, '--loglevel=error')
  execFileSync('tar', ['-xzf', `${umami.from.replace('@', '-')}.tgz`], { cwd: folder })
  const names = Object.values(installed).map(({ from }) => from)
  npm('install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', ...names)
}

async function builtSize(folder: string, entry: string): Promise<number> {
  const file = join(folder, 'entry.js')
  await writeFile(file, entry)
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: file, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { minify: true } },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return sum(outputs.map((one) => gzipped(one.type === 'chunk' ? one.code : one.source)))
}
