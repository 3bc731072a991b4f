// The site's own pages, run by Node without a build: what is looked at while it is written is what will be built.
import { transform } from '@astrojs/compiler-rs';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');
/** Documents as programs, by the address under which they are imported. */
const programs = new Map<string, string>();
const draftWords = new URL('draft-words.ts', import.meta.url).href;
const nothing = { url: 'data:text/javascript,', shortCircuit: true } as const;

/** After this `.astro` files can be imported, and a document's words are those that are drafted. */
export function runAstroInNode(): void {
  registerHooks({
    resolve(specifier, context, next) {
      // Styles and scripts come with the built site.
      if (/\.css$|[?&]astro&/.test(specifier)) return nothing;
      if (programs.has(specifier)) return { url: specifier, shortCircuit: true };
      const found = next(specifier, context);
      return found.url.endsWith('/site/document-words.ts') ? { ...found, url: draftWords } : found;
    },
    load(url, context, next) {
      const program = programs.get(url);
      if (program !== undefined) return { format: 'module', source: program, shortCircuit: true };
      if (!url.endsWith('.astro')) return next(url, context);
      const source = compiled(fileURLToPath(url));
      return { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}

/** As Astro compiles it when it builds (its core/compile). */
function compiled(path: string): string {
  const filename = path.replaceAll('\\', '/');
  const { code, diagnostics } = transform(readFileSync(path, 'utf8'), {
    filename,
    normalizedFilename: filename.slice(root.length - 1),
    ...{ internalURL: 'astro/compiler-runtime', scopedStyleStrategy: 'attribute' },
    ...{ compact: 'jsx', resultScopedSlot: true, resolvePath: (specifier) => specifier },
  });
  const mistake = diagnostics.find(({ severity }) => severity === 'error');
  if (mistake) throw new Error(`${path}: ${mistake.text}`);
  return code.replaceAll('import.meta.env.MODE', '"production"');
}

/** Imports a program that stands in no file, at an address of its own. */
export async function importProgram(address: string, program: string): Promise<unknown> {
  programs.set(address, program);
  try {
    return await import(address);
  } finally {
    programs.delete(address);
  }
}
