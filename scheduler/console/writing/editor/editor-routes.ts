// Addresses of the editor. They stand behind all others under /dai/bai/, since a text's address takes any two words.
import type { Looking } from '../../console-parts.ts';
import type { ConsoleRoute, Shown } from '../../console-route.ts';
import type { Seen } from '../../seen.ts';

export const editorRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/bai/:script{sua-[0-9a-f]+\\.js}', needs: 'see', show: showScript },
  { path: '/dai/bai/lien-ket.json', needs: 'see', show: showTargets },
  { path: '/dai/bai/:a/', needs: 'see', show: showEditor },
  { path: '/dai/bai/:a/:b/', needs: 'see', show: showEditor },
];

async function showScript(_: Seen, looking: Looking): Promise<Shown> {
  return (await import('./editor-script.ts')).editorScript(looking);
}

/** What a link of a text may lead to. */
async function showTargets(_: Seen, { parts: { config } }: Looking): Promise<Shown> {
  const { contentNow } = await import('../../views/content-now.ts');
  const { linkTargets } = await import('./link-targets.ts');
  const { content } = contentNow(config.contentDir);
  return Response.json(content ? linkTargets(content) : []);
}

async function showEditor(seen: Seen, looking: Looking): Promise<Shown> {
  return (await import('./show-editor.ts')).showEditor(seen, looking);
}
