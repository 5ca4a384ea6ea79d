import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings, describeInChromium } from '../support/chromium.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { fillSmallShop } from '../support/small-shop.ts'
import { administrator, missingForWordPress, startWordPress, type WordPress } from '../support/wordpress.ts'

const screenshots = join(import.meta.dirname, 'screenshots')
const lacking =
  missingForWordPress.length > 0 ? `these Debian packages are missing: ${missingForWordPress.join(' ')}` : null

describeInChromium(
  'our plugin in WordPress',
  (open) => {
    let rapport: RunningServer
    let site: WordPress
    let publishable: string
    beforeAll(async () => {
      rapport = await startServer({ demoData: false })
      await fillSmallShop(rapport)
      site = await startWordPress()
      const { createApiKey } = await rapport.ask<{ createApiKey: { key: string } }>(
        'mutation ($origins: [String!]) { createApiKey(name: "notes", kind: PUBLISHABLE, origins: $origins) { key } }',
        { origins: [site.origin] },
      )
      publishable = createApiKey.key
    }, 90_000)
    afterAll(async () => {
      await site.close()
      await rapport.close()
    })

    /** What the editor calls "Insert after". */
    const newBlock = 'Control+Alt+y'
    const signIn = async (page: Page, user = administrator.name) => {
      const form = `${site.origin}/wp-login.php`
      // The form itself moves the focus about for a while, and leads to a dashboard that nobody needs here.
      await page.goto(form)
      const answer = await page.request.post(form, {
        form: { log: user, pwd: administrator.password, testcookie: '1' },
        maxRedirects: 0,
      })
      expect([answer.status(), answer.headers().location]).toEqual([302, expect.stringContaining('/wp-admin/')])
    }
    /** A post with this text, as somebody of a role wrote it; its address. */
    const post = (content: string, role = 'administrator') =>
      site.run(`
        $author = get_user_by('login', '${role}') ?: get_user_by('id', wp_insert_user(
          ['user_login' => '${role}', 'user_pass' => '${administrator.password}', 'role' => '${role}']));
        wp_set_current_user($author->ID);
        echo get_permalink(wp_insert_post(['post_title' => 'Notes', 'post_status' => 'publish', 'post_content' => '${content}']));`)

    test('is set up on its settings page, which takes only what can be right and shows the secret key to nobody', async () => {
      const { page } = await open()
      await signIn(page)
      await page.goto(`${site.origin}/wp-admin/options-general.php?page=rapport`)
      await page.getByLabel('Server').fill(`${rapport.url}/graphql`)
      await page.getByLabel('Publishable key').fill(rapport.secretKey)
      await page.getByLabel('Secret key').fill(rapport.secretKey)
      await page.getByRole('button', { name: 'Save Changes' }).click()
      await page.getByText('A publishable key begins with pk_.').waitFor()
      await page.getByText('The server’s address has scheme, host and port only').waitFor()
      await page.getByLabel('Server').fill(`${rapport.url}/`)
      await page.getByLabel('Publishable key').fill(publishable)
      await page.getByLabel('Editor').check()
      await page.getByRole('button', { name: 'Save Changes' }).click()
      await page.getByText('Settings saved.').waitFor()
      await page.screenshot({ path: join(screenshots, 'wordpress-settings.png') })
      expect(await page.content()).not.toContain(rapport.secretKey)
      expect(JSON.parse(site.run('echo json_encode(Rapport\\settings());'))).toEqual({
        url: rapport.url,
        publishable_key: publishable,
        secret_key: rapport.secretKey,
        roles: ['administrator', 'editor'],
      })
      const fixed = site.run(`
        define('RAPPORT_URL', 'https://rapport.example/');
        define('RAPPORT_KEY', 'rk_fixed');
        echo json_encode(Rapport\\settings());`)
      expect(JSON.parse(fixed), 'wp-config.php wins').toMatchObject({
        url: 'https://rapport.example',
        secret_key: 'rk_fixed',
      })
      const ours = (await accessibilityFindings(page)).filter((finding) => finding.includes('rapport'))
      expect(ours).toEqual([])
    })

    test('puts block, shortcode and pasted address into a page that an author writes in the editor', async () => {
      const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
      await signIn(page)
      await page.goto(`${site.origin}/wp-admin/post-new.php?post_type=page`)
      await page.waitForFunction(() => 'wp' in globalThis)
      await page.getByRole('button', { name: 'Close dialog' }).click()
      await page.getByRole('textbox', { name: 'Add title' }).fill('Formats this month')
      await page.keyboard.press('Enter')
      await page.keyboard.type('/rapport')
      await page.getByRole('option', { name: 'Rapport' }).click()
      const block = page.locator('[data-type="rapport/element"]')
      await block.getByText('Playable works best.').waitFor()
      await page.getByLabel('Compare').fill('medium')
      await block.locator('[group-by=medium]').getByText('works best.').waitFor()
      await page.screenshot({ path: join(screenshots, 'wordpress-editor-block.png') })

      await block.click()
      await page.keyboard.press(newBlock)
      await page.keyboard.type('/shortcode')
      await page.getByRole('option', { name: 'Shortcode' }).click()
      await page.keyboard.type('[rapport element="profile-card" customer="user_id:42"]')
      await page.keyboard.press(newBlock)
      const address = `${rapport.url}/frame/format-performance?key=${publishable}&days=30`
      await page.evaluate((text) => navigator.clipboard.writeText(text), address)
      // By itself an address becomes an embed when it is pasted only if it begins with https.
      await page.keyboard.type('/embed')
      await page.getByRole('option', { name: 'Embed', exact: true }).click()
      await page.getByLabel('Embed URL').press('Control+V')
      await page.keyboard.press('Enter')
      const embedded = page.frameLocator('[data-type="core/embed"] iframe').frameLocator('iframe')
      await embedded.getByText('Playable works best.').waitFor()
      await page.screenshot({ path: join(screenshots, 'wordpress-editor-pasted.png') })
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await page.getByLabel('Editor publish').getByRole('button', { name: 'Publish', exact: true }).click()
      await page.getByText('is now live').waitFor()
    })

    test('shows people who may see them, and to everybody else formats only', async () => {
      const address = `${site.origin}/formats-this-month/`
      const reader = await open()
      await reader.page.goto(address)
      await reader.page.locator('rapport-format-performance').getByText('works best.').waitFor()
      await reader.page.frameLocator('iframe').getByText('Playable works best.').waitFor()
      expect(await reader.page.locator('rapport-profile-card').count()).toBe(0)
      await reader.page.screenshot({ path: join(screenshots, 'wordpress-visitor.png'), fullPage: true })
      expect(reader.troubles).toEqual([])

      const { page } = await open()
      await signIn(page)
      await page.goto(address)
      await page.locator('rapport-profile-card').getByText('Ada Invented').waitFor()
      await page.locator('rapport-format-performance').getByText('works best.').waitFor()
      // Frames wait until they are near.
      await page.locator('iframe').scrollIntoViewIfNeeded()
      await page.frameLocator('iframe').getByText('Playable works best.').waitFor()
      expect(await page.locator('iframe').boundingBox()).toMatchObject({ width: 650 })
      await page.screenshot({ path: join(screenshots, 'wordpress-signed-in.png'), fullPage: true })
      for (const shown of [reader.page, page]) expect(await shown.content()).not.toContain(rapport.secretKey)
    })

    test('hands tokens to the roles that may have them, from pages of its own only', async () => {
      post('Hello', 'subscriber')
      post('Hello', 'editor')
      const tried = async (user: string) => {
        const { page } = await open()
        await signIn(page, user)
        return page.evaluate(async () => {
          const nonce = await (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text()
          const ask = async (query: string) => {
            const answer = await fetch(`/wp-json/rapport/v1/token${query}`, { method: 'POST' })
            return { status: answer.status, cache: answer.headers.get('cache-control'), body: await answer.json() }
          }
          return { with: await ask(`?_wpnonce=${nonce}`), without: await ask('') }
        })
      }
      const editor = await tried('editor')
      expect(editor.with).toEqual({
        status: 200,
        cache: expect.stringContaining('no-cache'),
        body: { token: expect.stringMatching(/^ey/), expiresIn: 600 },
      })
      expect(editor.without.status).toBe(401)
      expect((await tried('subscriber')).with.status).toBe(403)
    })

    test('lets authors choose what an element shows, and neither its server nor markup', async () => {
      const address = post(
        `${rapport.url}/frame/format-performance?key=${publishable}&theme=dark\n\n` +
          '[rapport days="30" metric="x&quot; onclick=&quot;alert(1)" api="https://evil.example" token-url="https://evil.example" onload="alert(1)" live="false"]' +
          '[rapport element="script"]',
        'contributor',
      )
      const { page } = await open()
      await page.goto(address)
      await page.frameLocator('iframe[src*="theme=dark"]').getByText('Playable works best.').waitFor()
      const attributes = await page
        .locator('rapport-format-performance')
        .evaluate(({ attributes: all }) => Object.fromEntries([...all].map((each) => [each.name, each.value])))
      expect(attributes).toEqual({
        days: '30',
        metric: expect.stringContaining('alert(1)'),
        'publishable-key': publishable,
      })
      expect(
        await page.locator('script[src*="load.js"]').evaluateAll((tags) => tags.map((tag) => tag.outerHTML)),
      ).toEqual([`<script type="module" src="${rapport.url}/w/load.js" id="rapport-js" data-cfasync="false"></script>`])
      await page.goto(site.origin)
      expect(await page.locator('script[src*="load.js"]').count(), 'on pages without elements').toBe(0)
    })

    test('takes its settings along when it is deleted, and has caused no warning of PHP', async () => {
      const left = site.run(`
        require_once 'wp-admin/includes/plugin.php';
        deactivate_plugins('rapport/rapport.php');
        uninstall_plugin('rapport/rapport.php');
        echo json_encode(get_option('rapport'));`)
      expect(left).toBe('false')
      expect((await site.log()).split('\n').filter((line) => line.includes('plugins/rapport'))).toEqual([])
    })
  },
  lacking,
)
