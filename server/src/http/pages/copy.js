// @ts-check
// Brings the buttons of code samples to life.
import { the } from './the.js'

/** @param {Node} node */
const select = (node) => getSelection()?.selectAllChildren(node)

/** @param {HTMLElement} code */
const copy = async (code) => {
  const text = code.textContent ?? ''
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without HTTPS there is no clipboard object, but there is still the old command.
    select(code)
    return document.execCommand('copy')
  }
}

for (const button of document.querySelectorAll('button.copy')) {
  const code = button.parentElement?.querySelector('code')
  if (!(button instanceof HTMLButtonElement) || !code) continue
  button.hidden = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again
  button.addEventListener('click', async () => {
    const said = (await copy(code)) ? 'Copied' : 'Selected'
    button.textContent = said
    the('#copied', HTMLElement).textContent = said === 'Copied' ? 'Copied.' : 'Selected. Copy it with your keyboard.'
    clearTimeout(again)
    again = setTimeout(() => {
      button.textContent = 'Copy'
      the('#copied', HTMLElement).textContent = ''
    }, 2000)
  })
}
