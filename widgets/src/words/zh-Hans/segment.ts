import type { words as english } from '../en/segment.ts'

export const words: typeof english = {
  nobody: '没有这个名称的细分。',
  few: '此细分的人数太少，页面不能显示。',
  segmentKinds: {
    DEMOGRAPHIC: '人口特征',
    GEOGRAPHIC: '地理',
    BEHAVIOURAL: '行为',
    PSYCHOGRAPHIC: '心理特征',
    TECHNOGRAPHIC: '技术特征',
  },
  building: '仍在建立中：这是目前找到的成员。',
  members: '成员',
  share: '占全部客户',
  entered: '加入',
  left: '离开',
  growth: '增长',
  course: (from, before, to, after) => `${from}：${before} 位成员。${to}：${after} 位。`,
  since: (day) => `自 ${day} 起统计；曲线从明天开始。`,
  growthLegend: '线：成员。柱：加入（向上）和离开（向下）。',
  table: '逐日',
  day: '日期',
  named: (name, n) => `${name}：${n}`,
  observed: '据我们自己的观察',
}
