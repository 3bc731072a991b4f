// `loa publish` for a plain web host: everything that a page leads to is in the folder.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { producedData } from '../../setup/built.ts';
import { runLoa, type LoaResult } from './run-loa.ts';

// It builds the site once more: half a minute that `npm test` has not.
describe.runIf(process.env['LOA_PROOF'])('loa publish', () => {
  let dataDir = '';
  let folder = '';
  let target = '';
  let result: LoaResult;
  beforeAll(async () => {
    // Data beside the project under a name that begins like the project's: Astro took it for a folder of the project.
    dataDir = mkdtempSync(`${process.cwd()}-du-lieu-`);
    folder = mkdtempSync(join(tmpdir(), 'loa-publish-'));
    target = join(folder, 'trang');
    cpSync(await producedData(), dataDir, { recursive: true });
    result = await runLoa(['publish', target], { LOA_DATA: dataDir, NODE_ENV: 'production' });
  });
  afterAll(() => {
    rmSync(dataDir, { recursive: true });
    rmSync(folder, { recursive: true });
  });

  it('says where it wrote', () => {
    expect([result.code, result.out]).toEqual([
      0,
      `Đã ghi ${target}. Chép trọn thư mục này lên máy chủ web.\n`,
    ]);
  });

  it('holds every page, sound, transcript and picture that a page of it leads to', () => {
    const isThere = (path: string): boolean => {
      const file = join(target, decodeURI(path), path.endsWith('/') ? 'index.html' : '');
      return existsSync(file) && statSync(file).isFile();
    };
    const pages = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
    const missing = pages.flatMap((page) =>
      Array.from(
        readFileSync(join(target, page), 'utf8').matchAll(
          /\s(?:src|href|data-script|data-recording|data-words)="(\/[^"#?]*)/g,
        ),
        ([, path = '']) => path,
      )
        .filter((path) => !isThere(path))
        .map((path) => `${page}: ${path}`),
    );
    expect(pages.length).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });
});
