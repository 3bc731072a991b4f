// Whatever a file is called, it is read or it is named: nothing is passed over without a word.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { findRecording } from '../../../audio/voices/recording.ts';
import { loadContent } from '../../../content/load.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { smallWard } from './small-ward.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-names-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
let dir = '';
beforeEach(() => {
  dir = join(mkdtempSync(join(root, 'x-')), 'content');
  for (const [file, text] of Object.entries(smallWard)) put(file.replace('content/', ''), text);
});

function put(file: string, text = 'x'): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
}

const said = (): readonly string[] => loadContent(dir).problems.map(formatProblem);

describe('a recording beside its document is found', () => {
  test.each(['.mp3', '.MP3', '.Wav', '.M4A', '.amr', '.OPUS'])('%s', (ending) => {
    put(`guides/dang-ky${ending}`);
    expect(said()).toEqual([]);
    expect(findRecording(dir, 'content/guides/dang-ky.mdx')?.path).toBe(
      join(dir, `guides/dang-ky${ending}`),
    );
  });

  test('also where its name is written in capitals', () => {
    put('guides/Dang-Ky.mp3');
    expect(said()).toEqual([]);
    expect(findRecording(dir, 'content/guides/dang-ky.mdx')).toBeDefined();
  });
});

const campaign = smallWard['content/campaigns/dot-mot.yaml'] ?? '';

describe('what nothing reads is named', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['guides/dang-ki.mp3'], /dang-ki\.mp3:1 — Bản ghi âm này không được phát.*"dang-ky"/],
    [['announcements/dang-ky.mp3'], /announcements\/dang-ky\.mp3:1 — Bản ghi âm này/],
    [['guides/đăng-ký.mp3'.normalize('NFD')], /Bản ghi âm này không được phát/],
    [['dang-ky.MP3'], /content\/dang-ky\.MP3:1 — Bản ghi âm này không được phát/],
    [['guides/dang-ky.mp3', 'guides/dang-ky.WAV'], /đã có một bản ghi âm khác/],
    [['guides/dang-ky.mp3', 'guides/dang-ky.Mp3'], /đã có một bản ghi âm khác/],
    [['guides/Moi.MDX'], /guides\/Moi\.MDX:1 — Bài này không lên trang/],
    [['guides/moi.md'], /Bài này không lên trang/],
    [['campaigns/dot-hai.YAML'], /dot-hai\.YAML:1 — Không có gì đọc tệp này/],
    [['campaigns/dot-mot.yml'], /dot-mot\.yml:1 — Tệp này trùng tên với .*dot-mot\.yaml/],
    [['campaigns/Dot-Mot.yaml'], /trùng tên với/],
    [['campaigns/tết.yaml'.normalize('NFD'), 'campaigns/tết.yaml'], /trùng tên với/],
    [['campaigns/dot-mot.yaml.bak'], /dot-mot\.yaml\.bak:1 — Không có gì đọc tệp này/],
    [['facts.yml'], /facts\.yml:1 — .*Ý bạn là "content\/facts\.yaml"/],
    [['lexicon.TSV'], /lexicon\.TSV:1 — .*Ý bạn là "content\/lexicon\.tsv"/],
    [['guides/anh.jpg'], /guides\/anh\.jpg:1 — Không có gì đọc tệp này/],
  ];
  test.each(cases)('%j', (files, message) => {
    for (const file of files) put(file, file.startsWith('campaigns/') ? campaign : 'x');
    expect(said().filter((line) => message.test(line))).toHaveLength(1);
  });

  test('but not what editors and systems leave behind', () => {
    for (const file of [
      '.DS_Store',
      'Thumbs.db',
      'guides/~$x.docx',
      'guides/dang-ky.mdx~',
      'a.tmp',
    ])
      put(file);
    expect(said()).toEqual([]);
  });
});

test('a campaign has one id, however its accents are stored', () => {
  put('campaigns/tết.yaml'.normalize('NFD'), campaign);
  const ids = loadContent(dir).content?.campaigns.map(({ id }) => id);
  expect(ids).toContain('tết'.normalize('NFC'));
});

describe('what cannot be read is named by itself, and all else is read', () => {
  const outside = (): string => join(dir, '..', 'ngoài');
  const cases: readonly (readonly [string, Make, RegExp])[] = [
    ['guides/moi.mdx', link('không-có'), /không có tệp hoặc thư mục ấy/],
    ['guides/moi.mdx', link('moi.mdx'), /liên kết vòng \(ELOOP\)/],
    ['guides/moi.mdx', link(outside), /liên kết \(symlink\) tới một thư mục/],
    ['simulator', link(outside), /không có gì trong đó được đọc/],
    ['campaigns/moi.yaml', folder, /Đây là thư mục, không phải tệp/],
    ['guides/dang-ky.mp3', folder, /Đây là thư mục, không phải tệp/],
    ['guides/moi.mdx', pipe, /Đây không phải tệp thường/],
    ['guides/dang-ky.mp3', pipe, /Đây không phải tệp thường/],
    ['guides/moi.mdx', hollow, /Tệp chữ này nặng quá/],
    ['guides/tu-ay.yaml', link('/proc/self/mem'), /guides\/tu-ay/],
  ];
  test.each(cases)('%s: case %#', (file, make, message) => {
    mkdirSync(outside(), { recursive: true });
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    make(join(dir, file));
    const { content, problems } = loadContent(dir);
    expect(problems.map(formatProblem)).toEqual([expect.stringMatching(message)]);
    expect(problems[0]).toMatchObject({ file: `content/${file}`, severity: 'error' });
    expect(content?.documents.map(({ id }) => id)).toContain('huong-dan/dang-ky');
  });

  const unneeded: readonly (readonly [string, Make, RegExp])[] = [
    ['anh', link(outside), /liên kết \(symlink\) tới một thư mục/],
    ['recordings', link(outside), /không có gì trong đó được đọc/],
    ['recordings/cu', link(outside), /không có gì trong đó được đọc/],
    ['recordings/moi.mp3', link(outside), /liên kết \(symlink\) tới/],
    ['recordings/moi.mp3', link('không-có'), /không có tệp hoặc thư mục ấy/],
    ['recordings/moi.mp3', folder, /Đây là thư mục, không phải tệp/],
    ['ong', pipe, /Đây không phải tệp thường/],
    ['guides/ong', pipe, /Đây không phải tệp thường/],
    ['pictures/moi.png', pipe, /Đây không phải tệp thường/],
    ['files/cu', link(outside), /liên kết \(symlink\) tới một thư mục/],
  ];
  test.each(unneeded)('%s that nothing needs holds up nothing: case %#', (file, make, message) => {
    mkdirSync(outside(), { recursive: true });
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    make(join(dir, file));
    const { problems } = loadContent(dir);
    expect(problems.map(formatProblem)).toEqual([expect.stringMatching(message)]);
    expect(problems[0]).toMatchObject({ file: `content/${file}`, severity: 'warning' });
  });

  test('a recording of a foreign name that nothing airs holds up nothing', () => {
    put('recordings/cu.mp3');
    const name = Buffer.concat([Buffer.from(`${join(dir, 'recordings')}/t`), Buffer.from([0xea])]);
    writeFileSync(Buffer.concat([name, Buffer.from('t.mp3')]), '');
    expect(loadContent(dir).problems).toMatchObject([{ line: 1, severity: 'warning' }]);
  });

  test.each(['Moi.MP3', 'moi.mp3'])('recordings/%s that a campaign airs is an error', (name) => {
    put(`recordings/${name}`);
    rmSync(join(dir, 'recordings', name));
    pipe(join(dir, 'recordings', name));
    put(
      'campaigns/dot-mot.yaml',
      campaign.replace(/documents:\n.*\n/, 'items:\n  - recording: moi.mp3\n'),
    );
    expect(loadContent(dir).problems).toMatchObject([
      { file: `content/recordings/${name}`, severity: 'error' },
    ]);
  });

  test('a picture that a document shows is an error, and not called missing', () => {
    mkdirSync(join(dir, 'pictures'));
    pipe(join(dir, 'pictures', 'moi.png'));
    const guide = smallWard['content/guides/dang-ky.mdx'] ?? '';
    put('guides/dang-ky.mdx', `${guide}\n![Cổng ủy ban](/hinh/moi.png)\n`);
    expect(loadContent(dir).problems).toMatchObject([
      { file: 'content/pictures/moi.png', severity: 'error' },
    ]);
  });

  test('a folder whose name no file is looked for under is a folder', () => {
    put('anh.html/x.mdx~');
    expect(said()).toEqual([]);
  });

  test('a name in another encoding', () => {
    const name = Buffer.concat([Buffer.from(`${join(dir, 'guides')}/t`), Buffer.from([0xea])]);
    writeFileSync(Buffer.concat([name, Buffer.from('t.mdx')]), '');
    expect(said()).toEqual([expect.stringMatching(/^content\/guides\/.*không lưu ở mã UTF-8/)]);
  });

  test('ward.yaml itself: it is not called missing, and no other file is blamed', () => {
    rmSync(join(dir, 'ward.yaml'));
    symlinkSync('ward.yaml', join(dir, 'ward.yaml'));
    expect(said()).toEqual([expect.stringMatching(/^content\/ward\.yaml:1 — Không đọc được tệp/)]);
    rmSync(join(dir, 'ward.yaml'));
    expect(said()).toEqual([expect.stringMatching(/^content\/ward\.yaml:1 — Không thấy tệp này/)]);
  });
});

type Make = (at: string) => void;

function link(target: string | (() => string)): Make {
  return (at) => {
    symlinkSync(typeof target === 'string' ? target : target(), at);
  };
}

function folder(at: string): void {
  mkdirSync(at);
}

function pipe(at: string): void {
  execFileSync('mkfifo', [at]);
}

/** 3 GB that take no room. */
function hollow(at: string): void {
  writeFileSync(at, '');
  truncateSync(at, 3e9);
}
