import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: '情緒傾向',
  feelings: {
    positive: '正面',
    neutral: '中性',
    negative: '負面',
  },
  sure: (n) => `已確定，文字 ${n} 則`,
  unsure: (n) => `尚未確定，文字 ${n} 則`,
  noTexts: '還沒有文字',
  loyalty: '忠誠度',
  ofHundred: (score, most) => `${score} / ${most}`,
  interests: '興趣',
  segments: '區隔',
  next: '建議展示',
  likely: (share, range) => `點擊機率 ${share}（${range}）`,
  clicked: (clicked, shown) => `曝光後點擊：${clicked} / ${shown} 次。`,
  unseen: '尚未對此人曝光。',
  others: (share) => `其他人的點擊率為 ${share}。`,
  kin: (segment, share) => `${segment} 中的人點擊率為 ${share}。`,
  tired: '近期曝光較多，機率因此降低。',
  trying: '仍在嘗試：看過的人不多。',
  complaint: '請先回覆其客訴。',
  refused: '未個人化：此人不同意。',
  neverAsked: '未個人化：尚未就個人化推薦徵求同意。',
}
