import mdx from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument, DocumentKind } from '../../content/schema/document.ts';
import { showInstead } from '../content.ts';

/** The page of each kind of document. */
const pages: Readonly<Record<DocumentKind, string>> = {
  announcement: 'thong-bao/[slug].astro',
  guide: 'huong-dan/[slug]/index.astro',
  faq: 'hoi-dap/[slug].astro',
  answer: 'hoi-dap/[slug].astro',
  errand: 'viec/[slug].astro',
  page: '[page]/index.astro',
};

type Component = Parameters<AstroContainer['renderToString']>[0];
let container: Promise<AstroContainer> | undefined;

/** The whole page of a document, as the site's own files make it; needs `runAstroInNode`. */
export async function renderPage(content: Content, document: ContentDocument): Promise<string> {
  const others = content.documents.filter(({ id }) => id !== document.id);
  showInstead({ ...content, documents: [...others, document] });
  container ??= openContainer();
  const place = new URL(`../pages/${pages[document.kind]}`, import.meta.url).href;
  // An .astro file's default export is its component.
  const page = (await import(place)) as { default: Component };
  return (await container).renderToString(page.default, {
    props: { document, errand: document.errand },
    request: new Request(`http://localhost/${document.id}/`),
    partial: false,
  });
}

async function openContainer(): Promise<AstroContainer> {
  const opened = await AstroContainer.create();
  opened.addServerRenderer({ name: 'astro:jsx', renderer: mdx });
  return opened;
}
