import type { words as english } from '../en/segment.ts'

export const words: typeof english = {
  nobody: '沒有這個名稱的區隔。',
  few: '此區隔的人數太少，頁面不能顯示。',
  segmentKinds: {
    DEMOGRAPHIC: '人口特徵',
    GEOGRAPHIC: '地理',
    BEHAVIOURAL: '行為',
    PSYCHOGRAPHIC: '心理特徵',
    TECHNOGRAPHIC: '技術特徵',
  },
  building: '仍在建立中：這是目前找到的成員。',
  members: '成員',
  share: '佔全部顧客',
  entered: '加入',
  left: '離開',
  growth: '成長',
  course: (from, before, to, after) => `${from}：${before} 位成員。${to}：${after} 位。`,
  since: (day) => `自 ${day} 起統計；曲線從明天開始。`,
  growthLegend: '線：成員。柱：加入（向上）與離開（向下）。',
  table: '逐日',
  day: '日期',
  named: (name, n) => `${name}：${n}`,
  observed: '依我們自己的觀察',
}
