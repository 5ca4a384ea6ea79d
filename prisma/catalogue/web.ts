import { KB, formatsOf, type StatedFormat } from './catalogue-format.ts'

const iab = 'IAB New Ad Portfolio; size of the initial load'

const fixed = (
  words: string,
  name: string,
  sizes: string[],
  kiloBytes: number,
  aliases: string[] = [],
): StatedFormat => ({
  id: `web_${words}`,
  name,
  medium: 'IMAGE',
  sizes,
  maxBytes: kiloBytes * KB,
  aliases: [...sizes, ...aliases],
})

// A flexible unit keeps its ratio and stretches over a range of widths; `sizes` are those of its still image.
const flexible = (ratio: string, sizes: string[], kiloBytes: number): StatedFormat => {
  const unit = ratio.replace(':', 'x')
  return {
    id: `web_flexible_${unit}`,
    name: `Flexible ${unit}`,
    medium: 'IMAGE',
    ratios: [ratio],
    sizes,
    maxBytes: kiloBytes * KB,
    aliases: [unit, `flex ${unit}`],
  }
}

export const webFormats = formatsOf('WEB', iab, [
  fixed('medium_rectangle', 'Medium rectangle', ['300x250'], 150, ['mpu', 'mrec', 'mid-page unit']),
  fixed('leaderboard', 'Leaderboard', ['728x90'], 150),
  fixed('super_leaderboard', 'Super leaderboard', ['970x90'], 200, ['pushdown', 'large leaderboard']),
  fixed('billboard', 'Billboard', ['970x250'], 250),
  fixed('skyscraper', 'Skyscraper', ['160x600'], 150, ['wide skyscraper']),
  fixed('portrait', 'Portrait', ['300x1050'], 250),
  fixed('smartphone_banner', 'Smartphone banner', ['320x50', '300x50'], 50, ['mobile banner', 'mobile leaderboard']),
  fixed('phone_interstitial', 'Phone interstitial', ['640x1136', '750x1334', '1080x1920'], 300, ['interstitial']),
  flexible('2:1', ['1800x900', '450x225', '300x150'], 250),
  flexible('4:1', ['1800x450'], 250),
  flexible('6:1', ['450x75'], 50),
  flexible('8:1', ['1200x150'], 150),
  flexible('10:1', ['1800x180'], 200),
  flexible('1:2', ['450x900'], 200),
  flexible('1:3', ['450x1350'], 250),
  flexible('1:4', ['240x960'], 150),
  flexible('1:1', ['450x450'], 150),
  {
    id: 'web_full_page_portrait',
    name: 'Full page, portrait',
    medium: 'IMAGE',
    ratios: ['9:16', '10:16', '2:3', '3:4'],
    sizes: ['900x1600', '1200x1920', '450x675', '900x1200'],
    maxBytes: 300 * KB,
    aliases: ['full page portrait', 'full page'],
  },
  {
    id: 'web_full_page_landscape',
    name: 'Full page, landscape',
    medium: 'IMAGE',
    ratios: ['16:9', '16:10', '3:2', '4:3'],
    sizes: ['1600x900', '1920x1200', '675x450', '1200x900'],
    maxBytes: 300 * KB,
    aliases: ['full page landscape'],
  },
  {
    id: 'web_half_page',
    name: 'Half page',
    medium: 'IMAGE',
    sizes: ['300x600'],
    source: 'IAB New Ad Portfolio, where the flexible 1x2 takes its place; still sold',
    aliases: ['300x600', 'double mpu', 'filmstrip'],
  },
  {
    id: 'web_large_rectangle',
    name: 'Large rectangle',
    medium: 'IMAGE',
    sizes: ['336x280'],
    source: 'Google Ads Help, uploaded display sizes; not in the IAB portfolio',
    aliases: ['336x280'],
  },
  {
    id: 'web_display',
    name: 'Display',
    medium: 'IMAGE',
    source: 'For reports that do not state the size',
    aliases: ['display', 'image', 'images', 'banner', 'banner ad', 'display ad'],
  },
  {
    id: 'web_native',
    name: 'Native',
    medium: 'IMAGE',
    source: "IAB New Ad Portfolio, native ads; limits are the publisher's",
    aliases: ['native', 'native ad', 'sponsored article', 'advertorial'],
  },
  {
    id: 'web_in_stream_video',
    name: 'In-stream video',
    medium: 'VIDEO',
    source: 'IAB Tech Lab, digital video and CTV ad format guidelines; limits not confirmed',
    aliases: ['video', 'videos', 'video ad', 'in-stream', 'pre-roll', 'mid-roll', 'post-roll'],
  },
  {
    id: 'web_rich_media',
    name: 'Rich media',
    medium: 'INTERACTIVE',
    interactive: true,
    source: 'IAB New Ad Portfolio, rich media; limits are those of the unit it runs in',
    aliases: ['interactive', 'expandable', 'html5', 'playable', '360', 'augmented reality'],
  },
])
