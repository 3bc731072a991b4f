// Shows the page of a draft, asked by the console (scheduler/console/writing/beside): a process of its own, because what it
// imports once it keeps.
import { flushCompileCache } from 'node:module';
import { loadContentWith, readDraft } from '../../content/load.ts';
import type { PreviewAnswer, PreviewQuestion } from '../../content/schema/preview-messages.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { asPreview } from './as-preview.ts';
import { runAstroInNode } from './astro-in-node.ts';

/** Some dozens of megabytes. */
const mostDrafts = 300;

runAstroInNode();
process.on('message', (question: PreviewQuestion) => {
  void answer(question).then(async (message) => {
    process.send?.(message, undefined, {}, () => undefined);
    // Written at the end otherwise, and this process is killed when nobody asks any more.
    flushCompileCache();
    const { madeSoFar } = await import('./draft-words.ts');
    if (madeSoFar() > mostDrafts) process.disconnect();
  });
});
process.on('disconnect', () => process.exit(0));

async function answer(question: PreviewQuestion): Promise<PreviewAnswer> {
  const { id, contentDir, distDir, file, texts } = question;
  try {
    const { content } = loadContentWith(contentDir, texts);
    if (!content)
      return { id, failed: 'Chưa đọc được content/ward.yaml nên chưa dựng được trang xem thử.' };
    const text = texts.get(file);
    const document =
      content.documents.find((one) => one.file === file) ??
      (typeof text === 'string' ? readDraft(file, text) : undefined);
    if (!document || (document.kind === 'errand' && !document.errand))
      return { id, failed: 'Bài còn lỗi nên chưa dựng được trang: xem phần Lỗi.' };
    const { renderPage } = await import('./render-page.ts');
    return { id, html: asPreview(await renderPage(content, document), document, distDir) };
  } catch (error) {
    return { id, failed: `Chưa dựng được trang xem thử: ${sayError(error)}.` };
  }
}
