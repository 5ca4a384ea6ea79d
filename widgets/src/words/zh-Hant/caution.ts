import type { CautionWords } from '../../format-performance/metrics.ts'

export const words: CautionWords = {
  chances: '成效最好的機率',
  lacks: (n) => `還需 ${n}`,
  needs: (label, impressions) => `要比較${label}，還需約 ${impressions} 次曝光。`,
  needsCreatives: (label, impressions, creatives) =>
    `要比較${label}，還需約 ${impressions} 次曝光，且要有其他素材（約 ${creatives} 個）。`,
  chosen: '因以往的行為而入選',
  flatters: '部分客群因以往的行為而入選，因此先前的數字偏高。',
  unequal: (label) => `${label}領先，但條件並不對等。`,
  depends: '取決於組成。',
  mixes: { PAID: '付費與自然貼文的組成不同。', CAMPAIGN: '活動的組成不同。', AUDIENCE: '受眾的組成不同。' },
  overtakes: (row, adjusted, leader, rate) => `在同等條件下，${row}（${adjusted}）領先${leader}（${rate}）。`,
  alike: (row, adjusted, rate, leader) => `與${leader}在同等條件下相比，${row}為 ${adjusted}，而非 ${rate}。`,
}
