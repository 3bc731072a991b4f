// Everywhere in site/ an address is written from the root: `/huong-dan/`. Where siteUrl has a path (`https://x.vn/loa`), the
// built files get it here, at one place, so that no page, script or style has to think of it (ADR 33).

/** `https://x.vn/loa` → `/loa`; '' where the site stands at the root of its host, or has no address. */
export function basePathOf(siteUrl: string | undefined): string {
  return siteUrl === undefined ? '' : new URL(siteUrl).pathname.replace(/\/+$/, '');
}

/** What stands at the site's root, as a part of a pattern: longer names first, or `/thong-bao` would be found in `/thong-bao-x`. */
function namesPattern(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

/** Addresses in attributes, also each of a `srcset`. */
export function rebaseHtml(html: string, base: string): string {
  return html
    .replaceAll(
      /(\s(?:href|src|action|formaction|poster|data-[\w-]+)=["'])\/(?![/\\])/g,
      `$1${base}/`,
    )
    .replaceAll(/(\ssrcset=")([^"]+)"/g, (_, before: string, list: string) => {
      const based = list.replaceAll(/(^|,\s*)\/(?!\/)/g, `$1${base}/`);
      return `${before}${based}"`;
    });
}

/** `url(/_astro/x.woff2)`, `@import "/x.css"`. */
export function rebaseCss(css: string, base: string): string {
  return css.replaceAll(/(url\(\s*["']?|@import\s+["'])\/(?!\/)/g, `$1${base}/`);
}

/**
 * In scripts and JSON: text that begins with an address of ours (`"/huong-dan/"`, `` `/tim-kiem/?q=` ``), and patterns of one
 * (`/^\/hoi-dap\//`). Only what stands at the site's root is an address of ours.
 */
export function rebaseScript(script: string, base: string, names: readonly string[]): string {
  const pattern = namesPattern(names);
  const inPattern = base.replaceAll('/', '\\/');
  return (
    script
      .replaceAll(new RegExp(`(["'\`])/(${pattern})(?=["'\`/?#])`, 'g'), `$1${base}/$2`)
      // A place on the first page: `"/#gap-ai"`.
      .replaceAll(/(["'`])\/(?=#[\w-]+["'`])/g, `$1${base}/`)
      .replaceAll(
        new RegExp(`\\^\\\\/(${pattern})(?=\\\\/)`, 'g'),
        (_, name: string) => `^${inPattern}\\/${name}`,
      )
  );
}
