// @ts-check
import './copy.js'
import { the } from './the.js'

/** @typedef {{ token: string, expiresIn: number }} Token */
/** @typedef {{ configure: (options: { token: () => Promise<Token> }) => Promise<void> }} Loader */
/** @typedef {{ namespace: string, value: string }} Identity */

// The visitor's key: it lives in this closure and nowhere else.

/**
 * @param {string} key
 * @param {string} query
 * @param {object} [variables]
 */
const ask = async (key, query, variables) => {
  const { data, errors } = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
    .then((response) => response.json())
    .catch(() => {
      throw new Error('Rapport cannot be reached right now.')
    })
  if (errors) throw new Error(errors[0].message)
  return data
}

/**
 * @param {string} key
 * @returns {Promise<Token>}
 */
const mint = async (key) => {
  const { createEmbedToken } = await ask(
    key,
    `mutation WelcomeToken($origin: String!) {
      createEmbedToken(input: { origins: [$origin], anyCustomer: true }) {
        ... on EmbedToken { token expiresIn }
        ... on Error { message }
      }
    }`,
    { origin: location.origin },
  )
  if (createEmbedToken.message) throw new Error(createEmbedToken.message)
  return createEmbedToken
}

/** @param {string} key */
const look = async (key) => {
  const { workspace, segments, customers } = await ask(
    key,
    `{ workspace { name } segments { name size } customers(first: 50, known: true) { edges { node {
      engagement { interactions } identities { namespace value }
    } } } }`,
  )
  /** @type {{ engagement: { interactions: number }, identities: Identity[] }[]} */
  const people = customers.edges.map((/** @type {any} */ edge) => edge.node)
  // Somebody of whom there is something to see.
  const person = people.find(({ engagement }) => engagement.interactions > 0) ?? people[0]
  const identities = person?.identities ?? []
  // A name of our own rather than contact data, because it shows in the snippet.
  const identity = identities.find(({ namespace }) => namespace === 'user_id') ?? identities[0]
  /** @type {{ name: string, size: number }[]} */
  const groups = segments
  const largest = groups.toSorted((one, other) => other.size - one.size)[0]
  return {
    name: workspace.name,
    customer: identity && `${identity.namespace}:${identity.value}`,
    segment: largest?.name,
  }
}

/**
 * To an element, and in the lines to copy.
 * @param {string} element
 * @param {string} attribute
 * @param {string} value
 */
const say = (element, attribute, value) => {
  the(element, HTMLElement).setAttribute(attribute, value)
  const written = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  for (const word of document.querySelectorAll('.word'))
    if (word.textContent?.startsWith(`${attribute}="`)) word.textContent = `${attribute}="${written}"`
}

/** @param {string} key */
const showData = async (key) => {
  const { name, customer, segment } = await look(key)
  // A key that may not mint is refused here, beside the field, rather than in each element.
  await mint(key)
  /** @type {string} */
  const loader = '/w/load.js'
  /** @type {Loader} */
  const { configure } = await import(loader)
  await configure({ token: () => mint(key) })
  if (customer) {
    say('rapport-profile-card', 'customer', customer)
    say('rapport-timeline', 'customer', customer)
  }
  if (segment) say('rapport-segment', 'segment', segment)
  for (const notice of document.querySelectorAll('.locked')) notice.remove()
  for (const live of document.querySelectorAll('.live')) live.removeAttribute('hidden')
  return name
}

const form = document.querySelector('#key-form')
if (form instanceof HTMLFormElement) {
  const field = the('#key', HTMLInputElement)
  const refused = the('#key-refused', HTMLElement)
  const button = the('#key-form button', HTMLButtonElement)
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    refused.textContent = ''
    field.removeAttribute('aria-invalid')
    button.disabled = true
    try {
      const key = field.value.trim()
      if (!key.startsWith('rk_')) throw new Error('A secret key begins with rk_.')
      const name = await showData(key)
      field.value = ''
      the('#locked', HTMLElement).hidden = true
      the('#forget', HTMLElement).hidden = false
      const heading = the('#unlock', HTMLElement)
      heading.textContent = `You see ${name}`
      heading.focus()
    } catch (error) {
      refused.textContent = error instanceof Error ? error.message : String(error)
      field.setAttribute('aria-invalid', 'true')
      field.focus()
    } finally {
      button.disabled = false
    }
  })
  the('#forget', HTMLButtonElement).addEventListener('click', () => location.reload())
  // A browser may keep a page that was left, memory and all, for the way back.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
