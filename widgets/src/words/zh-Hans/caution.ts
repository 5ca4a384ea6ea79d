import type { CautionWords } from '../../format-performance/metrics.ts'

export const words: CautionWords = {
  chances: '效果最好的概率',
  lacks: (n) => `还需 ${n}`,
  needs: (label, impressions) => `要比较${label}，还需约 ${impressions} 次展示。`,
  needsCreatives: (label, impressions, creatives) =>
    `要比较${label}，还需约 ${impressions} 次展示，且要有其他素材（约 ${creatives} 个）。`,
  chosen: '因以往的行为而入选',
  flatters: '部分细分群体因以往的行为而入选，因此此前的数字偏高。',
  unequal: (label) => `${label}领先，但条件并不对等。`,
  depends: '取决于构成。',
  mixes: { PAID: '付费与自然内容的构成不同。', CAMPAIGN: '活动的构成不同。', AUDIENCE: '受众的构成不同。' },
  overtakes: (row, adjusted, leader, rate) => `在同等条件下，${row}（${adjusted}）领先于${leader}（${rate}）。`,
  alike: (row, adjusted, rate, leader) => `与${leader}在同等条件下相比，${row}为 ${adjusted}，而非 ${rate}。`,
}
