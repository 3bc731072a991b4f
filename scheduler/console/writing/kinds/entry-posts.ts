// What the script of a form sends every few seconds while somebody types.
import type { JsonPost } from '../../json-post.ts';
import type { Looking } from '../../console-parts.ts';

export const entryPosts: readonly JsonPost[] = [
  post('/dai/bai/muc/simulator/:slug/:entry/giu', ({ param }) => `simulator/${param('slug')}`),
  post('/dai/bai/muc/:slug/:entry/giu', ({ param }) => param('slug')),
  post('/dai/bai/:a/dau-bai/giu', ({ param }) => `dau-bai/${param('a')}`),
  post('/dai/bai/:a/:b/dau-bai/giu', ({ param }) => `dau-bai/${param('a')}/${param('b')}`),
];

function post(path: string, nameOf: (looking: Looking) => string): JsonPost {
  return {
    ...{ path, needs: 'write' },
    take: async (body, asker) =>
      (await import('./autosave.ts')).autosave(nameOf(asker.looking), body, asker),
  };
}
