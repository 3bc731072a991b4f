// docs/loa-nen.md and its picture, out of the figures of one run: `LOA_BENCH_DOCS=1 npm run bench -- horn`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Street } from './street.ts';

export interface Heard {
  readonly street: Street;
  /** ESTOI of the page's master and of the horn's. */
  readonly theirs: number;
  readonly ours: number;
  readonly sti: { readonly theirs: number; readonly ours: number };
}

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const comma = (value: number, digits = 3): string => value.toFixed(digits).replace('.', ',');

export function writeHornPage(heard: readonly Heard[]): void {
  writeFileSync(join(docs, 'anh', 'loa-nen.svg'), picture(heard));
  writeFileSync(join(docs, 'loa-nen.md'), page(heard));
}

const sayEcho = (echoMs: number | undefined): string =>
  echoMs === undefined ? 'một loa' : `loa thứ hai sau ${echoMs} ms`;

function page(heard: readonly Heard[]): string {
  const rows = heard.map(
    ({ street: { echoMs, snrDb }, theirs, ours, sti }) =>
      `| ${sayEcho(echoMs)} | ${comma(snrDb, 0)} | ${comma(theirs)} | ${comma(ours)} | +${comma(ours - theirs)} | ${comma(sti.theirs)} | ${comma(sti.ours)} |`,
  );
  return `# Bản tin cho loa nén nghe rõ hơn bao nhiêu

Cùng một đoạn bản tin, cùng −16 LUFS khi vào loa, nghe ở cuối một con phố mô phỏng: loa nén chỉ phát từ 300 Hz đến 6 kHz, tiếng
dội 0,8 giây giữa hai dãy nhà, tiếng người và tiếng xe, có hoặc không có loa thứ hai ở xa hơn (nhỏ hơn 3 dB, tới sau 100 hay 200
ms). ESTOI (Jensen và Taal 2016) từ 0 đến 1: càng cao càng nghe rõ lời. “Bản của trang” là bản tin trên web, trước đây phát ra mọi
loa; “bản cho loa nén” là \`output.profile: horn\`. Trang này do \`LOA_BENCH_DOCS=1 npm run bench -- horn\` viết ra.

STI (IEC 60268-16, tính gián tiếp, đủ bảy quãng tám) cũng từ 0 đến 1: tính từ đường truyền (loa, tiếng dội, loa thứ hai) và độ to của lời,
của tiếng ồn trong từng quãng tám; nó không biết đến nén và nhịp đọc. Ở 10 dB với loa thứ hai, STI của bản cho loa nén không hơn bản của trang.

| phố | lời hơn tiếng ồn, dB | ESTOI: bản của trang | bản cho loa nén | hơn | STI: bản của trang | bản cho loa nén |
|---|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

![ESTOI của hai bản trong mười hai cảnh](anh/loa-nen.svg)

Nhịp, cao độ, chỗ nghỉ của từng loại câu: [cach-noi.md](cach-noi.md).

Đây là phép đo bằng máy trên phố mô phỏng, giọng có sẵn của chương trình; tai người ở phường mới là lời cuối cùng.
`;
}

const size = { width: 720, height: 260, left: 44, bottom: 46, top: 30 };

function picture(heard: readonly Heard[]): string {
  const { width, height, left, bottom, top } = size;
  const highest = Math.ceil(Math.max(...heard.map(({ ours }) => ours)) * 10) / 10;
  const y = (value: number): number =>
    Math.round(height - bottom - (value / highest) * (height - bottom - top));
  const step = (width - left) / heard.length;
  const bar = (at: number, value: number, colour: string): string =>
    `<rect x="${Math.round(at)}" y="${y(value)}" width="18" height="${height - bottom - y(value)}" fill="${colour}"/>`;
  const text = (x: number, at: number, words: string, anchor = 'middle'): string =>
    `<text x="${Math.round(x)}" y="${at}" text-anchor="${anchor}">${words}</text>`;
  const lines = Array.from({ length: Math.round(highest * 10) + 1 }, (_, tenth) => {
    const at = y(tenth / 10);
    return `<path d="M${left} ${at}H${width}" stroke="#d0d0d0"/>${text(left - 6, at + 4, comma(tenth / 10, 1), 'end')}`;
  });
  const bars = heard.map(({ street, theirs, ours }, index) => {
    const x = left + index * step + step / 2;
    return [
      bar(x - 19, theirs, '#8a8f98'),
      bar(x + 1, ours, '#0b5cad'),
      text(x, height - bottom + 16, `${comma(street.snrDb, 0)} dB`),
      index % 4 === 1 ? text(x + step / 2, height - bottom + 34, sayEcho(street.echoMs)) : '',
    ].join('');
  });
  const key = [
    `<rect x="${left}" y="8" width="12" height="12" fill="#8a8f98"/>`,
    text(left + 18, 18, 'bản của trang', 'start'),
    `<rect x="${left + 130}" y="8" width="12" height="12" fill="#0b5cad"/>`,
    text(left + 148, 18, 'bản cho loa nén', 'start'),
  ];
  const label = 'ESTOI của hai bản trong mười hai cảnh: bản cho loa nén cao hơn ở mọi cảnh';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" font-family="sans-serif" font-size="12" fill="#1c1c1c">
<rect width="${width}" height="${height}" fill="#fff"/>
${[...lines, ...bars, ...key].join('\n')}
</svg>
`;
}
