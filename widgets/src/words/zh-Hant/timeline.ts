import type { OwnWords } from '../../timeline/timeline-speech.ts'

export const words: OwnWords = {
  show: '顯示',
  shows: { all: '全部', talk: '對話', seen: '廣告', purchases: '購買' },
  nothing: '尚無這類紀錄。',
  today: '今天',
  yesterday: '昨天',
  earlier: '顯示更早的紀錄',
  added: (n) => `已加入 ${n} 筆更早的紀錄。`,
  after: (time) => `${time}後`,
  feelings: { POSITIVE: '正面', NEUTRAL: '中立', NEGATIVE: '負面' },
  columns: {
    when: '時間',
    what: '事件',
    where: '管道',
    text: '內容',
    feeling: '情緒',
    format: '廣告形式',
    creative: '廣告素材',
    value: '金額',
    currency: '幣別',
  },
}
