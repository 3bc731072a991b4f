import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callLoa, runLoa } from './run-loa.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-bad-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A copy of content/ with a change in one file. */
function contentWith(file: string, change: (text: string) => string): string {
  const place = mkdtempSync(join(folder, 'content-'));
  cpSync('content', place, { recursive: true });
  writeFileSync(join(place, file), change(readFileSync(join(place, file), 'utf8')));
  return place;
}

const tidy = (text: string): string => text.replaceAll(folder, '<thư mục>');

describe('what a technician reads when', () => {
  it('a command is mistyped', async () => {
    const { code, err } = await callLoa(['dcotor', '--json']);
    expect([code, err]).toMatchInlineSnapshot(`
      [
        2,
        "Lỗi: Không có lệnh "dcotor". Có phải npx --no-install loa doctor?
      Xem các lệnh: npx --no-install loa --help
      ",
      ]
    `);
  });
  it('a setting cannot be used', async () => {
    const { code, err } = await callLoa(['run', '--output', 'radio'], { LOA_DATA: folder });
    expect([code, err]).toMatchInlineSnapshot(`
      [
        2,
        "Lỗi: Không có đầu ra "radio". Chọn trong: folder, speaker, icecast, http, mqtt, capture (nhiều đầu ra: ngăn bằng dấu phẩy).
      ",
      ]
    `);
  });
  it('ffmpeg is missing', async () => {
    const env = { LOA_DATA: join(folder, 'a'), FFMPEG_PATH: '/khong/co/ffmpeg' };
    const { code, err } = await runLoa(['render'], env);
    expect([
      code,
      tidy(
        err
          .split('\n')
          .filter((line) => line.startsWith('Lỗi'))
          .join('\n'),
      ),
    ]).toMatchInlineSnapshot(`
      [
        1,
        "Lỗi: FFMPEG_PATH là "/khong/co/ffmpeg" nhưng không chạy được tệp đó (không có tệp hoặc thư mục ấy (ENOENT)). Sửa FFMPEG_PATH, hoặc bỏ đi để dùng bản kèm theo.",
      ]
    `);
  });
  it('the data folder cannot be written: a file stands in its place', async () => {
    const LOA_DATA = join(folder, 'tep');
    writeFileSync(LOA_DATA, '');
    const { code, err } = await callLoa(['start'], { LOA_DATA });
    expect([code, tidy(err)]).toMatchInlineSnapshot(`
      [
        1,
        "Lỗi: Không dùng được dữ liệu (LOA_DATA) ở <thư mục>/tep: đã có tệp hoặc thư mục tên ấy (EEXIST).
      Chọn tên khác, hoặc dời cái cũ đi. Hoặc đặt LOA_DATA sang thư mục khác.
      ",
      ]
    `);
  });
  it('the database is corrupt: kept aside whole, never overwritten', async () => {
    const LOA_DATA = join(folder, 'hong');
    mkdirSync(LOA_DATA);
    const noise = 'không phải cơ sở dữ liệu'.repeat(500);
    writeFileSync(join(LOA_DATA, 'loa.db'), noise);
    const { err } = await callLoa(['cancel', 'x', '--by', 'An'], { LOA_DATA });
    expect(err).toContain('bị hỏng; đã giữ lại nguyên vẹn thành');
    const kept = readdirSync(LOA_DATA).find((name) => name.startsWith('loa.db.hong-')) ?? '';
    expect(readFileSync(join(LOA_DATA, kept), 'utf8')).toBe(noise);
  });
  it('ward.yaml cannot be used', async () => {
    const LOA_CONTENT = contentWith('ward.yaml', (text) => text.replace(/^name:.*$/m, ''));
    const { code, err } = await callLoa(['plan'], { LOA_CONTENT, LOA_DATA: folder });
    expect(code).toBe(1);
    expect(err).toMatch(/ward\.yaml:\d+ — /);
  });
  it('a campaign cannot be read while somebody cancels an airing: the others stand as they stood', async () => {
    const clock = `2026-11-23T08:00:00+07:00|${new Date().toISOString()}|1`;
    const env = { LOA_DATA: join(folder, 'd'), LOA_CLOCK: clock };
    const states = async (): Promise<readonly string[]> => {
      const { out } = await callLoa(['queue', '--json'], env);
      return (JSON.parse(out) as { state: string }[]).map(({ state }) => state);
    };
    const cancel = ['cancel', '--by', 'An', 'dich-vu-cong-truc-tuyen@2026-11-27T17:00'];
    await callLoa(['cancel', '--by', 'An', 'dich-vu-cong-truc-tuyen@2026-11-24T17:00'], env);
    const LOA_CONTENT = contentWith('campaigns/dich-vu-cong-truc-tuyen.yaml', (text) =>
      text.slice(0, 60),
    );
    expect((await callLoa(cancel, { ...env, LOA_CONTENT })).code).toBe(0);
    expect(await states()).toEqual([
      ...['cancelled', 'cancelled'],
      ...Array.from({ length: 8 }, () => 'planned'),
    ]);
  });
  it('a campaign breaks the permitted hours: named by plan, exit code 1', async () => {
    const LOA_CONTENT = contentWith('campaigns/dich-vu-cong-truc-tuyen.yaml', (text) =>
      text.replace("time: '17:00'", "time: '04:45'"),
    );
    const { code, err } = await callLoa(['plan'], { LOA_CONTENT, LOA_DATA: join(folder, 'c') });
    expect(code).toBe(1);
    expect(err).toContain('là ngoài giờ được phép');
  });
  it('a port is taken: npm start ends, naming the mend', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    // Content that cannot be built keeps audio and site out of this test.
    const LOA_CONTENT = contentWith('ward.yaml', (text) => text.replace(/^name:.*$/m, ''));
    const env = { LOA_CONTENT, LOA_DATA: join(folder, 'd'), LOA_PORT: String(port) };
    const { code, err } = await runLoa(['start'], env);
    other.close();
    expect(code).toBe(1);
    const last = err
      .split('\n')
      .filter((line) => line.includes('Cổng') || line.includes('cổng'))
      .join('\n');
    expect(last.replaceAll(String(port), '4321').replaceAll(String(port + 1), '4322'))
      .toMatchInlineSnapshot(`
      "Lỗi: Cổng 4321 đang có chương trình khác dùng, trang chưa mở được.
      Nếu Loa Phường đang chạy ở cửa sổ khác thì đóng cửa sổ đó trước. Chạy với cổng khác: LOA_PORT=4322 npm start (LOA_PORT=0: tự chọn cổng trống)."
    `);
  });
});

it('doctor names what is broken, with the mend, and fails', async () => {
  const env = { LOA_DATA: join(folder, 'e'), FFMPEG_PATH: '/khong/co/ffmpeg' };
  const { code, out } = await runLoa(['doctor', '--json'], env);
  const { checks } = JSON.parse(out) as { checks: { id: string; state: string; mend: string }[] };
  expect(code).toBe(1);
  expect(checks.filter(({ state }) => state === 'bad').map(({ id }) => id)).toContain('ffmpeg');
  expect(checks.every(({ state, mend }) => state === 'good' || mend !== '')).toBe(true);
});
