import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const mark = `<p class="note" data-preview role="note"><strong>Bản xem thử</strong>, chưa phát hành. Nút và đường dẫn ở đây không bấm được.`;
const noStyle =
  ' Trang của phường chưa được dựng lần nào nên chưa có kiểu chữ và màu; lời và thứ tự thì đúng.';

/**
 * A document's page to be looked at: the built site's styles (`distDir`), no script, marked as what it is.
 */
export function asPreview(
  html: string,
  { id, file }: { readonly id: string; readonly file: string },
  distDir: string | undefined,
): string {
  const of = encodeURIComponent(file);
  const styles = stylesOf(distDir, id);
  const head = ['<meta name="robots" content="noindex">', '<base target="_blank">', ...styles];
  return (
    html
      .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
      .replace(/<meta\b[^>]*http-equiv[^>]*>/gi, '')
      // The console shows pictures that are not published yet.
      .replace(/(<img\b[^>]*\bsrc=")\/hinh\/([^"?]+)/gi, `$1/dai/bai/hinh/$2?bai=${of}`)
      .replace('</head>', `${head.join('')}</head>`)
      .replace(/<main\b[^>]*>/, (main) => `${main}${mark}${styles.length > 0 ? '' : noStyle}</p>`)
  );
}

/**
 * The links to styles of the page as it was built, or of another one of its kind; then all others of the site: what is written
 * now may need what no page of its kind had before.
 */
function stylesOf(distDir: string | undefined, id: string): readonly string[] {
  if (distDir === undefined) return [];
  const [kind = ''] = id.split('/');
  const places = [`${id}/index.html`, `${kind}/*/index.html`, `${kind}/index.html`, 'index.html'];
  const [built] = places.flatMap((place) => globSync(place, { cwd: distDir }).sort());
  if (built === undefined) return [];
  const page = readFileSync(join(distDir, built), 'utf8');
  const own = page.match(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/gi) ?? [];
  const others = globSync('_astro/*.css', { cwd: distDir })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !own.some((link) => link.includes(path)))
    .sort();
  const base = baseIn(own);
  return [...own, ...others.map((path) => `<link rel="stylesheet" href="${base}/${path}">`)];
}

/** What the site's own addresses begin with: '' at the root of a host. */
function baseIn(links: readonly string[]): string {
  return /href="?([^"]*?)\/_astro\//.exec(links.join(''))?.[1] ?? '';
}
