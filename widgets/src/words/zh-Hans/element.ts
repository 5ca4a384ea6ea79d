import type { ElementWords } from '../speech.ts'

export const words: ElementWords = {
  waiting: '加载中…',
  retry: '重试',
  download: (kind) => `下载 ${kind}`,
  print: '打印',
  updated: (time) => `已于 ${time} 更新。`,
  failures: {
    LOAD: '页面的这一部分无法加载。',
    OFFLINE: '当前没有网络连接。',
    NETWORK: '暂时无法连接 Rapport。',
    BUSY: 'Rapport 当前繁忙，稍后会自动恢复。',
    CSP: '此页面的设置阻止了这部分内容。',
    TOKEN: '您已退出登录，请尝试重新登录。',
    FORBIDDEN: '此页面无权显示这部分内容。',
  },
  names: {
    WEB: '网页',
    PRINT: '平面印刷',
    BROADCAST: '广播电视',
    OTHER: '其他',
    anonymous_id: '访客',
    email: '邮箱',
    phone: '电话',
    user_id: '用户',
  },
}
