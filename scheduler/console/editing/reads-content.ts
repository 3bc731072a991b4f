import { centreForms } from '../from-centre/forms.ts';
import { planForms } from '../plan-forms.ts';
import { studioForms } from '../studio/forms.ts';
import { writingForms } from '../writing-forms.ts';

/** Where each begins, and what whoever waits for it reads is being opened. */
const pages: readonly (readonly [path: string, name: string])[] = [
  ['/dai/bai/', 'bài viết'],
  ['/dai/tu-dien/', 'từ điển cách đọc'],
  ['/dai/phong-thu/', 'phòng thu'],
  ['/dai/tu-trung-tam/', 'bài của trung tâm'],
  ['/dai/dot-phat/', 'đợt phát'],
  ['/dai/loi-khan/', 'lời khẩn soạn sẵn'],
  ['/dai/may/cai-dat/', 'cài đặt'],
  ['/dai/may/giong-doc/', 'giọng đọc'],
  ['/dai/duong-ra/', 'đường ra'],
  ['/dai/nghe-thu/moi/', 'buổi nghe thử mới'],
];
/** The editor's script is there before any text has been read. */
const scripts = /^\/dai\/bai\/sua-[0-9a-f]+\.js$/;
const forms = [planForms, writingForms, studioForms, centreForms].flatMap((one) =>
  Object.keys(one),
);

/** Whether an address is of those that read all of content/, which takes up to some seconds (plan-routes.ts, writing-routes.ts). */
export function readsContent(url: string): boolean {
  const path = pathOf(url);
  if (scripts.test(path)) return false;
  return pageAt(path) !== undefined || forms.some((form) => path === `/dai/viec/${form}`);
}

/** What is opened at an address, in Vietnamese: `/dai/phong-thu/x/` → `phòng thu`. */
export function namePage(url: string): string {
  return pageAt(pathOf(url))?.[1] ?? 'trang này';
}

function pageAt(path: string) {
  return pages.find(([start]) => path.startsWith(start));
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}
