import type { ElementWords } from '../speech.ts'

export const words: ElementWords = {
  waiting: 'جارٍ التحميل…',
  retry: 'إعادة المحاولة',
  download: (kind) => `تنزيل بصيغة ${kind}`,
  print: 'طباعة',
  updated: (time) => `تم التحديث في ${time}.`,
  failures: {
    LOAD: 'تعذّر تحميل هذا الجزء من الصفحة.',
    OFFLINE: 'لا يوجد اتصال بالإنترنت الآن.',
    NETWORK: 'يتعذّر الوصول إلى Rapport الآن.',
    BUSY: 'الضغط على Rapport كبير الآن. سيعود المحتوى تلقائيًا.',
    CSP: 'إعدادات هذه الصفحة تمنع ظهور هذا الجزء.',
    TOKEN: 'تم تسجيل خروجك هنا. جرّب تسجيل الدخول مجددًا.',
    FORBIDDEN: 'لا يُسمح لهذه الصفحة بعرض هذا المحتوى.',
  },
  names: {
    WEB: 'الويب',
    PRINT: 'مطبوعات',
    BROADCAST: 'إذاعة وتلفزيون',
    OTHER: 'أخرى',
    anonymous_id: 'زائر',
    email: 'بريد إلكتروني',
    phone: 'هاتف',
    user_id: 'مستخدم',
  },
}
