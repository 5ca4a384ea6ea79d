import type { ElementWords } from '../speech.ts'

export const words: ElementWords = {
  waiting: '載入中…',
  retry: '再試一次',
  download: (kind) => `下載 ${kind}`,
  print: '列印',
  updated: (time) => `已於 ${time} 更新。`,
  failures: {
    LOAD: '無法載入網頁的這個部分。',
    OFFLINE: '目前沒有網路連線。',
    NETWORK: '目前無法連線到 Rapport。',
    BUSY: 'Rapport 目前忙碌中，稍後會自動恢復。',
    CSP: '這個網頁的設定封鎖了這部分內容。',
    TOKEN: '你已登出，請嘗試重新登入。',
    FORBIDDEN: '這個網頁無權顯示這部分內容。',
  },
  names: {
    WEB: '網頁',
    PRINT: '平面印刷',
    BROADCAST: '廣播電視',
    OTHER: '其他',
    anonymous_id: '訪客',
    email: '電子郵件',
    phone: '電話',
    user_id: '使用者',
  },
}
