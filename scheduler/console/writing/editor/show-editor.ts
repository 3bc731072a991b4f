import { html } from 'hono/html';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { centresPage, centresText } from '../../from-centre/centres-page.ts';
import type { Looking } from '../../console-parts.ts';
import type { Shown } from '../../console-route.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { editorPage } from './editor-page.ts';
import { scriptAddress } from './editor-script.ts';
import { editorView } from './editor-view.ts';

/** The page of a text; where its file cannot be edited here, why not. */
export function showEditor(seen: Seen, looking: Looking): Shown {
  const { config } = looking.parts;
  const centres = centresText(looking);
  if (centres) return centresPage(seen, centres);
  try {
    const view = editorView(seen, looking);
    if (!view) return undefined;
    return editorPage(seen, view, scriptAddress(config.root));
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    if (error.code === 'no-file') return undefined;
    return layout(seen, {
      ...{ title: 'Bài này chưa sửa được ở đây', page: 'editor-refused' },
      main: html`<p class="error">${error.message}</p>
        <p>${error.hint}</p>
        <p><a class="button" href="/dai/bai/">Về danh sách bài</a></p>`,
    });
  }
}
