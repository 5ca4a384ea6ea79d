import type { Database } from '@rapport/prisma/database.ts'
import { keyPrefixes, viewerOfKey } from '../auth/api-key.ts'
import { headFor } from '../customers/find-customer.ts'
import { type FramedElement, framedElements } from '../shares/framed-element.ts'
import { customerOf, findShare, viewerOfShare } from '../shares/share.ts'
import type { Viewer } from '../viewer/viewer.ts'

/** One element, as an address under `/frame` asks for it. */
export interface FrameView {
  framed: FramedElement
  viewer: Viewer & { kind: 'embed' }
}

/** Why an address shows nothing, in a sentence for whoever wrote the page around it, and in the code that elements would give. */
export class NothingToShow extends Error {
  readonly status: 400 | 401 | 404 | 410
  readonly code: 'LOAD' | 'TOKEN' | 'EMPTY'

  constructor(status: 400 | 401 | 404 | 410, code: 'LOAD' | 'TOKEN' | 'EMPTY', message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/**
 * What an address shows, and to whom: a share link what it was made for, a publishable key what the address asks for.
 * @param element its name without `rapport-`
 * @throws NothingToShow
 */
export async function frameView(db: Database, element: string, query: URLSearchParams): Promise<FrameView> {
  const { attributesOf, looks } = await framedElements()
  const attributes = attributesOf(element)
  if (!attributes) throw new NothingToShow(404, 'LOAD', `There is no element "${element}" to be framed.`)
  const asked = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])))

  const token = query.get('share')
  if (token !== null) {
    const share = await findShare(db, token)
    if (share === 'unknown' || (share !== 'ended' && share.element !== element))
      throw new NothingToShow(404, 'TOKEN', 'This link leads nowhere. Ask whoever gave it to you for a new one.')
    if (share === 'ended')
      throw new NothingToShow(410, 'TOKEN', 'This link has ended. Ask whoever gave it to you for a new one.')
    const framed = await framedWith(element, { ...(share.attributes as Record<string, string>), ...asked(looks) })
    const viewer = viewerOfShare(share, framed)
    const customer = customerOf(framed)
    if (customer && (await headFor(db, viewer.workspaceId, viewer, { identity: customer })) === null)
      throw new NothingToShow(404, 'EMPTY', 'Whom this link was made for is no customer any more.')
    return { framed, viewer }
  }

  const key = query.get('key')
  if (key === null || !key.startsWith(keyPrefixes.PUBLISHABLE)) throw noCredential(key ?? query.get('token'))
  const viewer = await viewerOfKey(db, key)
  if (viewer?.kind !== 'embed')
    throw new NothingToShow(404, 'TOKEN', 'This publishable key is unknown or revoked. Check it, or make a new one.')
  return { framed: await framedWith(element, asked(attributes)), viewer }
}

/** A frame is a document of its own, so its heading is the first one. */
const inDocument = { 'heading-level': '1' }

async function framedWith(element: string, attributes: Record<string, string>): Promise<FramedElement> {
  const framed = (await framedElements()).frame(element, { ...inDocument, ...attributes })
  if (typeof framed === 'object') return framed
  throw new NothingToShow(400, 'LOAD', framed ?? `There is no element "${element}" to be framed.`)
}

function noCredential(other: string | null): NothingToShow {
  if (other === null)
    return new NothingToShow(
      401,
      'TOKEN',
      'This address needs "key" with a publishable key (pk_…), or "share" with a link’s token, which createShare makes.',
    )
  return new NothingToShow(
    401,
    'TOKEN',
    'Only publishable keys (pk_…) and share links (sh_…) may stand in an address. Revoke this one: whoever saw the address has it.',
  )
}
