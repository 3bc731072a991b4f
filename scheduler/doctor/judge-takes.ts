import type { inspectTakes } from '../../audio/index.ts';
import type { Content } from '../../content/schema/content.ts';
import { takesFile } from '../../content/schema/takes.ts';
import { bad, good, warning, type Finding } from './check.ts';

/** What the doctor says of sentences that people have read. */
export function judgeTakes(
  { takes, lost, damagedLines, documents }: Awaited<ReturnType<typeof inspectTakes>>,
  { ward }: Pick<Content, 'ward'>,
  dataDir: string,
): Finding {
  const file = takesFile(dataDir);
  const mends = [
    ...lost.map(({ text }) => `Mất bản thu của câu "${text}". Đọc lại câu này ở /dai/phong-thu/.`),
    ...damagedLines.map((line) => `${file}:${line} — dòng hỏng, không đọc được.`),
  ];
  if (mends.length > 0) {
    mends.push('Có bản sao lưu thì phục hồi: các bản thu được thêm vào, không bản nào mất.');
    return bad(
      `${lost.length} bản thu mất hoặc hỏng, ${damagedLines.length} dòng sổ hỏng`,
      mends.join('\n'),
    );
  }
  if (takes === 0) return good('chưa có câu nào');
  const unread = documents.filter(({ read, sentences }) => read < sentences);
  const found = `${takes} bản thu, còn đủ`;
  if (unread.length === 0) return good(found);
  const waits = ward.studio?.unread === 'wait';
  const lines = unread.map(
    ({ title, read, sentences }) => `"${title}": ${sentences - read} câu chưa có người đọc.`,
  );
  lines.push(
    waits
      ? 'Phường chọn chờ (studio.unread: wait): bản tin có các bài này chưa làm được. Đọc nốt ở /dai/phong-thu/.'
      : 'Giọng máy đọc thay các câu ấy. Đọc nốt ở /dai/phong-thu/.',
  );
  const said = `${found}; ${unread.length} bài còn câu chưa đọc`;
  return waits ? bad(said, lines.join('\n')) : warning(said, lines.join('\n'));
}
