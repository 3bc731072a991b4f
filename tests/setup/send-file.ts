import type { ConsoleInTest } from './console.ts';

/** As a browser sends a form with a file: its token is the first field. */
export function sendForm(
  console: ConsoleInTest,
  form: string,
  cookie: string,
  fields: Readonly<Record<string, string | File>>,
): Promise<Response> {
  const all = Object.entries({ token: console.tokenOf(cookie), ...fields });
  const hasFile = all.some(([, value]) => typeof value !== 'string');
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of all) body.append(name, value);
  return console.post(`/dai/viec/${form}`, { cookie, body });
}

export function fileOf(bytes: Uint8Array | string, name: string): File {
  return new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);
}

/** `&quot;` → `"`: words as whoever reads the page has them. */
export function seenIn(page: string): string {
  return page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
