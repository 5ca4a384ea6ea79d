import type { words as english } from '../en/responses.ts'

export const words: typeof english = {
  responds: '他們對什麼有反應',
  rates: { ctr: '點擊率', engagementRate: '互動率' },
  clear: (label) => `${label}效果最好。`,
  likely: (label) => `${label}可能最好。`,
  close: '差距太小，難分高下。',
  open: '資料太少，無法判斷。',
  alone: (label) => `目前只有${label}有數字。`,
  unseen: '這段時間沒有向他們展示任何內容。',
  above: (rate, all) => `${rate}，高於全體的 ${all}。`,
  below: (rate, all) => `${rate}，低於全體的 ${all}。`,
  alike: (rate, all) => `${rate}，與全體的 ${all} 相近。`,
  flatters: '他們因以往的行為而入選，因此先前的數字偏高。',
  everybody: '全體',
  shown: '曝光',
  lacks: (n) => `還需 ${n}`,
  unknown: '未知格式',
  legend: (certainty) => `長條：實際計數。線段：真實比率所在範圍，把握為 ${certainty}。虛線：全體。`,
  pale: '淺色：資料太少，無法比較。',
  rest: (n) => `其他格式：${n} 種。`,
}
