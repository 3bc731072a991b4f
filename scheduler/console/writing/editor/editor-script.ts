import type { Looking } from '../../console-parts.ts';
import type { Shown } from '../../console-route.ts';
import { bundleHash, bundleOf } from './bundle.ts';

export const scriptAddress = (root: string): string => `/dai/bai/sua-${bundleHash(root)}.js`;

/** Real ms: the page asks again by itself, before whoever hands it on thinks that we hang (server/hand-on.ts). */
const waitsMs = 6000;

/** `GET /dai/bai/sua-<hash>.js`. Of a page that was opened before the program changed: what there is now, not to be kept. */
export async function editorScript({ parts: { config }, request }: Looking): Promise<Shown> {
  const made = await Promise.race([bundleOf(config), pause(waitsMs)]);
  if (made === undefined) {
    const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Retry-After': '2' };
    return new Response('', { status: 503, headers });
  }
  const isAsked = new URL(request.url).pathname === scriptAddress(config.root);
  const kept = 'script' in made && isAsked;
  return new Response('script' in made ? new Uint8Array(made.script) : tellingScript(made.failed), {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': kept ? 'private, max-age=31536000, immutable' : 'no-store',
    },
  });
}

/** The page shows the text and waits for the editor: it is told what became of it. */
function tellingScript(failed: string): string {
  const says = `Trình soạn chưa mở được: ${failed} Chữ của bài vẫn như dưới đây, chưa sửa được trên trang này. Tải lại trang; nếu vẫn thế, chạy npm ci rồi mở lại chương trình.`;
  return `const line = document.querySelector('[data-is="standing"]');
if (line) line.textContent = ${JSON.stringify(says)};
document.querySelector('[data-editor]')?.setAttribute('data-editor', 'failed');`;
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
}
