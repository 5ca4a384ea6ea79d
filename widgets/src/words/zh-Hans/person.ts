import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: '情感倾向',
  feelings: {
    positive: '正面',
    neutral: '中性',
    negative: '负面',
  },
  sure: (n) => `已确定，文本 ${n} 条`,
  unsure: (n) => `尚不确定，文本 ${n} 条`,
  noTexts: '还没有文本',
  loyalty: '忠诚度',
  ofHundred: (score, most) => `${score} / ${most}`,
  interests: '兴趣',
  segments: '细分群体',
  next: '建议展示',
  likely: (share, range) => `点击概率 ${share}（${range}）`,
  clicked: (clicked, shown) => `展示后点击：${clicked} / ${shown} 次。`,
  unseen: '尚未向其展示过。',
  others: (share) => `其他人的点击率为 ${share}。`,
  kin: (segment, share) => `${segment} 中的人点击率为 ${share}。`,
  tired: '近期展示较多，概率因此降低。',
  trying: '仍在试探：看过的人不多。',
  complaint: '请先答复其投诉。',
  refused: '非个性化：此人未同意。',
  neverAsked: '非个性化：尚未就个性化推荐征求同意。',
}
