// @ts-check
import './copy.js'
import { element, showFindings } from './show-findings.js'
import { the } from './the.js'

const form = the('#check-form', HTMLFormElement)
const found = the('#found', HTMLElement)
form.hidden = false
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const body = JSON.stringify({
    origin: the('#origin', HTMLInputElement).value,
    policy: the('#policy', HTMLTextAreaElement).value,
    credential: the('#credential', HTMLInputElement).value,
  })
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/check', { method: 'POST', credentials: 'omit', headers, body })
    const { findings, errors } = await response.json()
    if (errors) throw new Error(errors[0].message)
    found.replaceChildren(...showFindings(findings))
  } catch (error) {
    found.replaceChildren(element('p', error instanceof Error ? error.message : String(error), 'refused'))
  }
})
