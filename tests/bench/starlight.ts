import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ContentDocument } from '../../content/schema/document.ts';

const starlight = '0.42.4';

/** A document's words as plain Markdown: Starlight gets the same words, without our components. */
export function plainMarkdown({ source, frontmatter, steps }: ContentDocument): string {
  const body = source
    .replace(/^---[\s\S]*?\n---/, '')
    .replace(/<SpokenOnly>[\s\S]*?<\/SpokenOnly>/g, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/^# .*$/m, '')
    .replace(/<Step id="([^"]+)"[^>]*>/g, (_all, id: string) => {
      const step = steps.find((each) => each.id === id);
      return `## ${step?.title ?? id}`;
    })
    .replace(/<\/?[A-Z][^>]*>/g, '');
  return `---\ntitle: ${JSON.stringify(frontmatter.title)}\ndescription: ${JSON.stringify(frontmatter.description)}\n---\n${body}`;
}

const config = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  integrations: [starlight({ title: 'Loa', locales: { root: { label: 'Tiếng Việt', lang: 'vi' } } })],
});
`;
const collections = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/**
 * Lays a Starlight site with the documents' words into `folder` and installs it there. False when the registry is out of
 * reach; nothing of it becomes a dependency of ours.
 */
export function layStarlight(folder: string, documents: readonly ContentDocument[]): boolean {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  // The shape of our own package.json, which npm wrote.
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      private: true,
      dependencies: {
        astro: dependencies['astro'],
        '@astrojs/markdown-remark': dependencies['@astrojs/markdown-remark'],
        '@astrojs/starlight': starlight,
      },
    }),
  );
  write('astro.config.mjs', config);
  write('src/content.config.ts', collections);
  write('src/content/docs/index.md', '---\ntitle: Trang đầu\n---\nTôi muốn…\n');
  for (const document of documents) {
    write(`src/content/docs/${document.id}.md`, plainMarkdown(document));
  }
  const installed = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    { cwd: folder, stdio: 'inherit', timeout: 300_000 },
  );
  return installed.status === 0;
}
