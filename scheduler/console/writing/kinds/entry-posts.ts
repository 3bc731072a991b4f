// What the script of a form sends every few seconds while somebody types.
import type { Asker } from '../../form.ts';
import type { JsonPost } from '../../json-post.ts';

export const entryPosts: readonly JsonPost[] = [
  post('/dai/bai/muc/simulator/:slug/:entry/giu', 'simulator/'),
  post('/dai/bai/muc/:slug/:entry/giu', ''),
];

function post(path: string, folder: string): JsonPost {
  return {
    ...{ path, needs: 'write' },
    take: async (body: unknown, asker: Asker) =>
      (await import('./autosave.ts')).autosave(
        `${folder}${asker.looking.param('slug')}`,
        body,
        asker,
      ),
  };
}
