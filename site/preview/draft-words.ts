// Stands in for site/document-words.ts, which asks Vite for what it built.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MDXInstance } from 'astro';
import type { ContentDocument } from '../../content/schema/document.ts';
import { markdown } from '../markdown.ts';
import { dataPath } from '../published.ts';
import { importProgram } from './astro-in-node.ts';

type Words = MDXInstance<Record<string, unknown>>;

/** Plugins look into the file that they are told of. */
const folder = dataPath('cache', 'site', 'drafts');
const renderer = markdown.createMdxRenderer?.(
  { syntaxHighlight: false },
  { optimize: false, srcDir: pathToFileURL(join(import.meta.dirname, '..', '/')) },
);
let count = 0;

/** How many documents were made programs: what was imported once is never let go of. */
export const madeSoFar = (): number => count;

/** A document's words as Astro would make them of its file. */
export async function wordsOf({ file, source }: ContentDocument): Promise<Words> {
  count += 1;
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
  const made = await renderer;
  if (!made) throw new Error('Astro makes no MDX here.');
  const { code } = await made.process(withoutHead(source), path, {});
  rmSync(path, { force: true });
  // Beside this file, where its imports are found.
  const address = new URL(`draft-${count}.mdx`, import.meta.url).href;
  // Astro makes modules of this shape of a document.
  return (await importProgram(address, asContent(code, address))) as Words;
}

/** Spaces in place of the frontmatter, so that everything keeps its place. */
function withoutHead(source: string): string {
  return source.replace(/^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?=\r?\n|$)/, (head) =>
    head.replace(/[^\r\n]/g, ' '),
  );
}

/** What @astrojs/mdx adds to what the renderer gives (its vite-plugin-mdx-postprocess). */
function asContent(code: string, address: string): string {
  return `${code.replace('export default function MDXContent', 'function MDXContent')}
import { Fragment as LoaFragment } from 'astro/jsx-runtime';
import { __astro_tag_component__ as loaTag } from 'astro/runtime/server/index.js';
export const Content = (props = {}) =>
  MDXContent({ ...props, components: { Fragment: LoaFragment, ...props.components } });
Content[Symbol.for('mdx-component')] = true;
Content[Symbol.for('astro.needsHeadRendering')] = true;
Content.moduleId = ${JSON.stringify(address)};
loaTag(Content, 'astro:jsx');
`;
}
