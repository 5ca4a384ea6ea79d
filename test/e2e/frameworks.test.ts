import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'
import { makeNpmPackage, widgets } from '../support/npm-package.ts'

/** One app in each framework: an element, a button that changes its attribute, and how often the element said that it is ready. */
const apps = {
  'React 19': `
    import { createElement as h, useState } from 'react'
    import { createRoot } from 'react-dom/client'
    function App() {
      const [by, setBy] = useState('format')
      const [ready, setReady] = useState(0)
      return h('div', null,
        h('rapport-format-performance', {
          'group-by': by, 'token-url': '/rapport-token', 'onrapport-ready': () => setReady((count) => count + 1),
        }),
        h('button', { onClick: () => setBy('medium') }, 'By medium'),
        h('output', null, 'Ready: ' + ready))
    }
    createRoot(document.querySelector('#app')).render(h(App))`,
  'React 18, with the wrappers of the npm package': `
    import { createElement as h, useState } from 'react'
    import { createRoot } from 'react-dom/client'
    import { RapportFormatPerformance } from '@rapport/widgets/react/format-performance.js'
    function App() {
      const [by, setBy] = useState('format')
      const [ready, setReady] = useState(0)
      return h('div', null,
        h(RapportFormatPerformance, {
          api: window.rapport, groupBy: by, tokenUrl: '/rapport-token', onReady: () => setReady((count) => count + 1),
        }),
        h('button', { onClick: () => setBy('medium') }, 'By medium'),
        h('output', null, 'Ready: ' + ready))
    }
    createRoot(document.querySelector('#app')).render(h(App))`,
  'Vue 3': `
    import { createApp, ref } from 'vue/dist/vue.esm-bundler.js'
    const app = createApp({
      setup: () => ({ by: ref('format'), ready: ref(0) }),
      template: \`<rapport-format-performance :group-by="by" token-url="/rapport-token" @rapport-ready="ready++"></rapport-format-performance>
        <button @click="by = 'medium'">By medium</button><output>Ready: {{ ready }}</output>\`,
    })
    app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('rapport-')
    app.mount('#app')`,
}

/** The npm package as it is published. */
let npmPackage: string
beforeAll(async () => {
  npmPackage = await mkdtemp(join(widgets, 'dist/npm-'))
  makeNpmPackage(npmPackage)
}, 60_000)
afterAll(() => rm(npmPackage, { recursive: true }))

/** Where apps find their packages: those of React 18 beside its wrappers, all others here. */
const packages = (app: keyof typeof apps) =>
  app.startsWith('React 18')
    ? [
        { find: '@rapport/widgets', replacement: npmPackage },
        { find: /^(react|react-dom|@lit\/react)(?=\/|$)/, replacement: join(widgets, 'node_modules/$1') },
      ]
    : []

/** The app as one script, built by Vite as anybody's would be. */
async function built(app: keyof typeof apps): Promise<string> {
  // Where it finds the frameworks.
  const folder = await mkdtemp(join(import.meta.dirname, '../node_modules/.app-'))
  // As `vite build` has it.
  vi.stubEnv('NODE_ENV', 'production')
  try {
    const entry = join(folder, 'main.js')
    await writeFile(entry, apps[app])
    const [bundle] = (await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      define: {
        'process.env.NODE_ENV': '"production"',
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      resolve: { alias: packages(app) },
      build: { write: false, lib: { entry, formats: ['iife'], name: 'app' } },
    })) as Rolldown.RolldownOutput[]
    // In a page, that word would end the script.
    return (bundle?.output[0].code ?? '').replaceAll('</script', '<\\/script')
  } finally {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  }
}

describeOnSite('an app', 'small shop', (open, site) => {
  test.each(Object.keys(apps) as (keyof typeof apps)[])(
    'in %s shows an element, changes it and hears from it',
    async (app) => {
      // An app with the package brings the elements itself, and says where Rapport is.
      const script = app.startsWith('React 18')
        ? `<script>window.rapport = '${site.rapport.url}'</script>`
        : `<script type="module" src="${site.rapport.url}/w/load.js"></script>`
      site.host.page = { head: script, body: `<div id="app"></div><script>${await built(app)}</script>` }
      const { page, troubles } = await open()
      await page.goto(site.host.origin)
      await page.getByText('Playable works best.').waitFor()
      const ready = page.locator('output')
      await expect.poll(() => ready.textContent(), { timeout: patience }).toBe('Ready: 1')
      await page.getByRole('button', { name: 'By medium' }).click()
      await page.getByText('Interactive works best.').waitFor()
      await expect.poll(() => ready.textContent(), { timeout: patience }).toBe('Ready: 2')
      expect(troubles).toEqual([])
    },
  )
})
