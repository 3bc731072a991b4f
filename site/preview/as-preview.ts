import { existsSync, readFileSync } from 'node:fs';
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
  distDir: string,
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

/** The links to styles of the page as it was built; of another one of its kind, or of the first page, where it never was. */
function stylesOf(distDir: string, id: string): readonly string[] {
  const [kind = ''] = id.split('/');
  const built = [id, kind, ''].map((path) => join(distDir, path, 'index.html')).find(existsSync);
  if (built === undefined) return [];
  return readFileSync(built, 'utf8').match(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/gi) ?? [];
}
