const pages = ['/dai/dot-phat/', '/dai/loi-khan/', '/dai/may/cai-dat/', '/dai/duong-ra/'] as const;
const forms = ['campaign', 'emergency-text', 'settings', 'output'] as const;

/** Whether an address is of those that read all of content/, which takes up to some seconds (plan-routes.ts, plan-forms.ts). */
export function readsContent(url: string): boolean {
  const [path = ''] = url.split('?');
  return (
    pages.some((page) => path.startsWith(page)) ||
    forms.some((form) => path === `/dai/viec/${form}`)
  );
}
