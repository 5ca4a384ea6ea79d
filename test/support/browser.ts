import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** Where Chromium usually is. `CHROMIUM` names another one, and then only that counts. */
const places = process.env.CHROMIUM
  ? [process.env.CHROMIUM]
  : [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]

const executablePath = places.find((path) => existsSync(path))

/** Why there is no browser; null when there is one. */
export const noBrowser = executablePath ? null : `no Chromium at ${places.join(', ')}; CHROMIUM says where it is`

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export const launchBrowser = (): Promise<Browser> => {
  if (!executablePath) throw new Error(`There is ${noBrowser}.`)
  return chromium.launch({ executablePath, headless: true, args })
}
