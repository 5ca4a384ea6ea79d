import type { CopyValue } from '@rapport/prisma/copy-text.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'

/** By what an interaction names the ad or post that it was about. */
export interface CreativeNames {
  platform: Platform
  /** The platform's id of the campaign; its name where it comes without id. */
  campaign: string | null
  campaignName: string | null
  /** The platform's id of the ad or post. */
  creative: string | null
  creativeName: string | null
  formatId: string | null
  /** The format as it was written. */
  format: string | null
}

/** Values of `namedCreativeColumns`. What names only its campaign or format is counted under a creative that stands in for it. */
export function namedCreative(names: CreativeNames): CopyValue[] {
  const { platform, campaignName, creative, creativeName, formatId, format } = names
  const campaign = names.campaign ?? campaignName
  const built = creativeName && [campaign, creativeName].filter(Boolean).join(' / ')
  const standIn = [campaign && `campaign: ${campaign}`, formatId && `format: ${formatId}`].filter(Boolean).join(' / ')
  const key = creative ?? built ?? (standIn || null)
  const name = creativeName ?? creative ?? campaign ?? format
  const stands = key !== null && !creative && !creativeName
  return [platform, campaign, campaignName, key, key && name, stands, formatId, null, null, null, null, built]
}
