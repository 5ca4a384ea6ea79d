import { broadcastFormats } from './broadcast.ts'
import type { CatalogueFormat } from './catalogue-format.ts'
import { googleFormats } from './google.ts'
import { linkedinFormats } from './linkedin.ts'
import { metaFormats } from './meta.ts'
import { otherFormats } from './other.ts'
import { pinterestFormats } from './pinterest.ts'
import { printFormats } from './print.ts'
import { redditFormats } from './reddit.ts'
import { snapchatFormats } from './snapchat.ts'
import { tiktokFormats } from './tiktok.ts'
import { webFormats } from './web.ts'
import { xFormats } from './x.ts'

/** The ad formats that every workspace knows, platform by platform. */
export const catalogue: readonly CatalogueFormat[] = [
  ...metaFormats,
  ...googleFormats,
  ...linkedinFormats,
  ...tiktokFormats,
  ...pinterestFormats,
  ...snapchatFormats,
  ...xFormats,
  ...redditFormats,
  ...webFormats,
  ...printFormats,
  ...broadcastFormats,
  ...otherFormats,
]
