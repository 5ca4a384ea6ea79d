import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Database } from '@rapport/prisma/database.ts'
import { documentToRun } from './document-to-run.ts'
import { frameView, NothingToShow } from './frame-view.ts'
import { html } from './html.ts'
import { NotAllowed } from './not-allowed.ts'

/** What each element is called where it is embedded, and the size in CSS pixels at which it reads well without scrolling. */
const elements: Record<string, { title: string; width: number; height: number }> = {
  'profile-card': { title: 'Customer profile', width: 640, height: 1300 },
  'format-performance': { title: 'Ad formats compared', width: 720, height: 880 },
  segment: { title: 'Segment', width: 720, height: 1400 },
  timeline: { title: 'Customer timeline', width: 640, height: 1200 },
}

/** Seconds for which an answer stays true. A link that ends says so in the frame itself. */
const cacheAge = 3600

/** Where `/oembed` tells about a frame's address. */
export function discoveryOf(publicUrl: string, path: string): { json: string; xml: string } {
  const address = `${publicUrl}/oembed?url=${encodeURIComponent(publicUrl + path)}`
  return { json: `${address}&format=json`, xml: `${address}&format=xml` }
}

/** A number of pixels; anything else is as good as none. */
const pixels = (text: string | null) => (text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Infinity)

/** `/oembed` (https://oembed.com): the iframe for an address under `/frame`. */
export async function serveOembed(
  app: FastifyInstance,
  { db, publicUrl }: { db: Database; publicUrl: string },
): Promise<void> {
  app.get('/oembed', async (request, reply) => {
    reply.header('Access-Control-Allow-Origin', '*').header('Cache-Control', 'no-cache')
    const { searchParams: query } = new URL(request.url, publicUrl)
    const format = query.get('format') ?? 'json'
    if (format !== 'json' && format !== 'xml') return refuse(reply, 501, `There is json and xml, and no ${format}.`)
    const url = URL.parse(query.get('url') ?? '')
    const [, name = ''] = url?.origin === publicUrl ? (/^\/frame\/([\w-]+)$/.exec(url.pathname) ?? []) : []
    const element = Object.hasOwn(elements, name) ? elements[name] : undefined
    if (!url || !element)
      return refuse(reply, 404, `There is nothing to embed at that url; ours begin with ${publicUrl}/frame/.`)
    try {
      const { framed, viewer } = await frameView(db, name, url.searchParams)
      documentToRun(framed, viewer)
    } catch (error) {
      if (error instanceof NothingToShow) return refuse(reply, error.status === 401 ? 401 : 404, error.message)
      // A key that shows no persons is asked for one.
      if (error instanceof NotAllowed) return refuse(reply, error.status === 403 ? 401 : 404, error.message)
      throw error
    }
    const width = Math.min(element.width, pixels(query.get('maxwidth')))
    const height = Math.min(element.height, pixels(query.get('maxheight')))
    const iframe = {
      src: url.href,
      title: element.title,
      width: String(width),
      height: String(height),
      sandbox: 'allow-scripts',
      loading: 'lazy',
      frameborder: '0',
    }
    const attributes = Object.entries(iframe).map(([attribute, value]) => html`${attribute}="${value}"`)
    const answer = {
      version: '1.0',
      type: 'rich',
      title: element.title,
      provider_name: 'Rapport',
      provider_url: publicUrl,
      cache_age: cacheAge,
      width,
      height,
      html: `<iframe ${attributes.join(' ')}></iframe>`,
    }
    return format === 'json' ? reply.send(answer) : reply.type('text/xml; charset=utf-8').send(xmlOf(answer))
  })
}

function xmlOf(answer: Record<string, string | number>): string {
  const parts = Object.entries(answer).map(([name, value]) => `  <${name}>${String(html`${String(value)}`)}</${name}>`)
  return ['<?xml version="1.0" encoding="utf-8" standalone="yes"?>', '<oembed>', ...parts, '</oembed>', ''].join('\n')
}

const refuse = (reply: FastifyReply, status: 401 | 404 | 501, message: string) =>
  reply.code(status).send({ errors: [{ message }] })
