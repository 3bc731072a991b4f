import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate, FileSystemConfigLoader } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite, producedData } from '../../setup/built.ts';

/** What a first look at a guide may cost in all, gzip. */
const guideBytes = 19_500;

let dist = '';
let published = '';
let pages: readonly string[] = [];
const html = (page: string) => readFileSync(join(dist, page), 'utf8');
const attributes = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');

beforeAll(async () => {
  [dist, published] = await Promise.all([
    builtSite(),
    producedData().then((data) => join(data, 'public')),
  ]);
  pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
});

/** The file a path of the site leads to, in the build or among what was published. */
function fileOf(path: string): string | undefined {
  const inner = path.endsWith('/') ? `${path}index.html` : path;
  const places = [join(dist, inner), join(published, inner.replace(/^\/phat-thanh\//, ''))];
  return places.find((place) => existsSync(place) && statSync(place).isFile());
}

test('every page of the URL map is there', () => {
  for (const path of [
    '/',
    '/thong-bao/',
    '/thong-bao/dich-vu-cong-truc-tuyen/',
    '/huong-dan/',
    '/huong-dan/dang-ky-tai-khoan/',
    '/huong-dan/nop-ho-so-truc-tuyen/',
    '/thuc-hanh/',
    '/thuc-hanh/dang-ky-tai-khoan/',
    '/thuc-hanh/nop-ho-so-truc-tuyen/',
    '/thuc-hanh/dang-nhap-vneid/',
    '/thuc-hanh/nop-ho-so-hien-nay/',
    '/phat-thanh/',
    '/hoi-dap/',
    '/thuat-ngu/',
    '/tim-kiem/',
    '/thay-doi/',
    '/huong-dan/dang-ky-tai-khoan/to-roi/',
  ]) {
    expect(fileOf(path), path).toBeDefined();
  }
});

test('html-validate finds nothing', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  const found: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(html(page), join(process.cwd(), 'page.html'));
    const messages = report.results.flatMap((result) => result.messages);
    found.push(...messages.map(({ line, message }) => `${page}:${line} ${message}`));
  }
  expect(found).toEqual([]);
});

test('every link leads somewhere, also to its place on the page', () => {
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    const known = ids.get(file) ?? new Set(attributes(readFileSync(file, 'utf8'), 'id'));
    ids.set(file, known);
    return known;
  };
  const broken: string[] = [];
  for (const page of pages) {
    const here = `https://site.invalid/${page.replace(/index\.html$/, '')}`;
    for (const name of ['href', 'src']) {
      for (const link of attributes(html(page), name)) {
        const url = new URL(link.replaceAll('&amp;', '&'), here);
        if (url.host !== 'site.invalid') continue;
        const file = fileOf(decodeURIComponent(url.pathname));
        const place = decodeURIComponent(url.hash.slice(1));
        // The practice's own places are made by its script (site/simulator/browser/address.ts).
        const scripted = url.pathname.startsWith('/thuc-hanh/');
        const reached =
          file !== undefined &&
          (place === '' || scripted || !file.endsWith('.html') || idsOf(file).has(place));
        if (!reached) broken.push(`${page} → ${link}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

describe('each page', () => {
  test('has a language, one h1, a description and a policy that allows nothing inline', () => {
    for (const page of pages) {
      const text = html(page);
      expect(text, page).toContain('<html lang="vi"');
      expect(text.match(/<h1[\s>]/g), page).toHaveLength(1);
      expect(text, page).toMatch(/<meta name="description" content="[^"]{10,}"/);
      expect(text, page).toMatch(
        /http-equiv="Content-Security-Policy" content="default-src 'none'/,
      );
      expect(text, page).not.toContain('unsafe-');
      expect(
        text.replace(/<script [^>]*type="application\/(ld\+)?json"[^>]*>/g, ''),
        page,
      ).not.toMatch(/<style|<script(?![^>]* src=)[^>]*>| style=| on[a-z]+=/);
    }
  });

  test('asks nothing of any other host', () => {
    for (const page of pages) {
      const asked = [...html(page).matchAll(/<(?!a\s)[a-z]+[^>]*\s(?:src|href)="(https?:[^"]*)"/g)];
      expect(
        asked.map((match) => match[1]),
        page,
      ).toEqual([]);
    }
  });
});

test('a guide costs at most 19.5 kB at first look, in all', () => {
  const today = ['dang-nhap-vneid', 'nop-ho-so-hien-nay'];
  for (const slug of [...today, 'dang-ky-tai-khoan', 'nop-ho-so-truc-tuyen']) {
    const page = html(`huong-dan/${slug}/index.html`);
    const files = [
      ...[...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] ?? ''),
      ...[...page.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      ),
    ];
    expect(files.length).toBeGreaterThan(0);
    const bytes = files.map((file) => gzipSync(readFileSync(join(dist, file))).byteLength);
    const sum = bytes.reduce((all, each) => all + each, gzipSync(page).byteLength);
    expect(sum, slug).toBeLessThan(guideBytes);
  }
});

test('structured data and previews of a guide can be read back', () => {
  const page = html('huong-dan/dang-nhap-vneid/index.html');
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  const data: unknown = JSON.parse(json);
  expect(data).toMatchObject({ '@type': 'HowTo', name: 'Đăng nhập bằng VNeID' });
  expect(data).toHaveProperty('step.length', 11);
  expect(html('huong-dan/dang-ky-tai-khoan/index.html'), 'a closed way is no HowTo').not.toContain(
    'HowTo',
  );
  const image = /property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const png = readFileSync(join(dist, image));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('previews: the home page is a site, other pages are articles, and the picture has words', () => {
  for (const page of pages) {
    const type = page === 'index.html' ? 'website' : 'article';
    expect(html(page), page).toContain(`property="og:type" content="${type}"`);
    expect(html(page), page).toMatch(/property="og:image:alt" content="Loa Phường[^"]+"/);
  }
});

test('under "Điều đã thay đổi" stand changes; what else there is to know has a heading of its own', () => {
  const [changes = '', further = ''] = html('thay-doi/index.html').split('Điều cần biết thêm</h2>');
  expect(changes).toContain('data-fact="dang-nhap-bang-vneid"');
  expect(changes).not.toContain('data-fact="tra-so-chinh-chu-1414"');
  expect(further).toContain('data-fact="tra-so-chinh-chu-1414"');
});

test('the announcement carries every sentence the bulletin speaks, and its words unchanged', () => {
  const page = html('thong-bao/dich-vu-cong-truc-tuyen/index.html');
  const script: unknown = JSON.parse(
    readFileSync(join(published, 'scripts/thong-bao/dich-vu-cong-truc-tuyen.json'), 'utf8'),
  );
  // Written by the producer a moment ago in the shape of content/schema/published.ts.
  const { sentences } = script as { sentences: { id: string; start?: number; text: string }[] };
  const written = sentences.filter(({ start }) => start !== undefined);
  expect(written.length).toBeGreaterThan(40);
  for (const { id } of written) expect(page).toContain(`data-s="${id}"`);
});
