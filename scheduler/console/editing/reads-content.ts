import { centreForms } from '../from-centre/forms.ts';
import { planForms } from '../plan-forms.ts';
import { studioForms } from '../studio/forms.ts';
import { writingForms } from '../writing-forms.ts';

const pages = [
  ...[
    '/dai/dot-phat/',
    '/dai/loi-khan/',
    '/dai/may/cai-dat/',
    '/dai/may/giong-doc/',
    '/dai/duong-ra/',
    '/dai/nghe-thu/moi/',
  ],
  ...['/dai/bai/', '/dai/tu-dien/', '/dai/phong-thu/', '/dai/tu-trung-tam/'],
] as const;
/** The editor's script is there before any text has been read. */
const scripts = /^\/dai\/bai\/sua-[0-9a-f]+\.js$/;
const forms = [planForms, writingForms, studioForms, centreForms].flatMap((one) =>
  Object.keys(one),
);

/** Whether an address is of those that read all of content/, which takes up to some seconds (plan-routes.ts, writing-routes.ts). */
export function readsContent(url: string): boolean {
  const [path = ''] = url.split('?');
  if (scripts.test(path)) return false;
  return (
    pages.some((page) => path.startsWith(page)) ||
    forms.some((form) => path === `/dai/viec/${form}`)
  );
}
