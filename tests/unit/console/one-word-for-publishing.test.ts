// Who writes reads one word for one thing: a text is "phát hành", wherever the console, a command or the handbook says so.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const said = globSync(
  [
    'scheduler/**/*.{ts,js}',
    'site/{editor,preview,console}/**/*.{ts,js}',
    'content/{schema,read,write,markup,bring-in}/**/*.ts',
    'docs/van-hanh.md',
  ],
  { cwd: root },
);

/** `đăng nhập`, `đăng ký` are other things. */
const otherWord =
  /(?<!\p{L})(?:đăng(?![\s_]+(?:nhập|xuất|ký|kiểm)(?!\p{L}))|công bố|xuất bản)(?!\p{L})/giu;

test('no other word for publishing', () => {
  expect(said.length).toBeGreaterThan(300);
  const found = said.flatMap((file) =>
    readFileSync(root + file, 'utf8')
      .split(/\n(?=.)/)
      .flatMap((line, at, lines) =>
        // A sentence may go on in the next line.
        [...`${line} ${(lines[at + 1] ?? '').trim()}`.matchAll(otherWord)]
          .filter(({ index }) => index < line.length)
          .map(() => `${file}: ${line.trim()}`),
      ),
  );
  expect(found).toEqual([]);
});

test.each([
  ['chưa đăng bài', 1],
  ['Công bố, xuất bản', 2],
  ['đăng nhập, ĐĂNG KÝ, TÊN_ĐĂNG_NHẬP', 0],
])('“%s”: %i', (text, count) => {
  expect([...text.matchAll(otherWord)]).toHaveLength(count);
});
