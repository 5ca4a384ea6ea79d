import type { words as english } from '../en/responses.ts'

export const words: typeof english = {
  responds: '他们对什么有反应',
  rates: { ctr: '点击率', engagementRate: '互动率' },
  clear: (label) => `${label}效果最好。`,
  likely: (label) => `${label}可能最好。`,
  close: '差距太小，难分高下。',
  open: '数据太少，无法判断。',
  alone: (label) => `目前只有${label}有数据。`,
  unseen: '这段时间没有向他们展示任何内容。',
  above: (rate, all) => `${rate}，高于全体的 ${all}。`,
  below: (rate, all) => `${rate}，低于全体的 ${all}。`,
  alike: (rate, all) => `${rate}，与全体的 ${all} 相近。`,
  flatters: '他们因以往的行为而入选，因此此前的数字偏高。',
  everybody: '全体',
  shown: '展示',
  lacks: (n) => `还需 ${n}`,
  unknown: '未知格式',
  legend: (certainty) => `条形：实际计数。线段：真实比率所在范围，把握为 ${certainty}。虚线：全体。`,
  pale: '浅色：数据太少，无法比较。',
  rest: (n) => `其他格式：${n} 种。`,
}
