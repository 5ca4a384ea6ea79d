import type { OwnWords } from '../../timeline/timeline-speech.ts'

export const words: OwnWords = {
  show: '显示',
  shows: { all: '全部', talk: '对话', seen: '广告', purchases: '购买' },
  nothing: '还没有这类记录。',
  today: '今天',
  yesterday: '昨天',
  earlier: '显示更早的记录',
  added: (n) => `已添加 ${n} 条更早的记录。`,
  after: (time) => `${time}后`,
  feelings: { POSITIVE: '正面', NEUTRAL: '中性', NEGATIVE: '负面' },
  columns: {
    when: '时间',
    what: '事件',
    where: '渠道',
    text: '内容',
    feeling: '情感',
    format: '广告形式',
    creative: '创意',
    value: '金额',
    currency: '货币',
  },
}
