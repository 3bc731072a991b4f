import { describe, expect, test } from 'vitest';
import { planBulletin } from '../../../audio/bulletin/plan.ts';
import { buildScript } from '../../../audio/script/build-script.ts';
import { reviewFacts } from '../../../content/facts-review.ts';
import { loadContent } from '../../../content/load.ts';

const { content } = loadContent('content');
if (content === undefined) throw new Error('content/ cannot be read');
const { documents, facts, glossary, campaigns, held } = content;
const today = '2026-11-29';

// The way that works, screen by screen (portal, login, dialogs, procedure, agency, four parts, fee, receipt).
const steps: Readonly<Record<string, readonly string[]>> = {
  'huong-dan/dang-nhap-vneid': [
    ...['can-co-gi', 'mo-cong', 'chon-vneid', 'quet-ma-qr', 'so-dinh-danh-mat-khau'],
    ...['nhap-passcode', 'dong-y-chia-se', 'dang-xuat'],
    ...['khong-co-dien-thoai', 'chua-co-muc-2', 'mat-dien-thoai'],
  ],
  'huong-dan/nop-ho-so-hien-nay': [
    ...['tim-thu-tuc', 'xem-chi-tiet', 'chon-co-quan', 'thong-tin-chung', 'chu-ho-so', 'ke-khai'],
    ...['thanh-phan-ho-so', 'nhan-ket-qua', 'nop-le-phi', 'ma-ho-so', 'theo-doi', 'bo-sung'],
    'ket-qua',
  ],
};

describe.each(Object.entries(steps))('%s', (id, expected) => {
  const guide = documents.find((document) => document.id === id);
  if (guide === undefined) throw new Error(`${id} is missing`);
  const { sentences } = buildScript(guide);

  test('has the steps that leaflets and the practice link to', () => {
    expect(guide.steps.map((step) => step.id)).toEqual(expected);
  });
  test('every step says as of when it holds and what it rests on', () => {
    const bare = guide.steps.filter(
      (step) => !facts.some(({ grounds }) => grounds.includes(`${id}#${step.id}`)),
    );
    expect(bare.map((step) => step.id)).toEqual([]);
  });
  test('at most two sentences to act on, in short clauses', () => {
    for (const step of guide.steps) {
      const spoken = sentences.filter((one) => one.step === step.id && one.kind === 'sentence');
      const acts = spoken.filter(({ text }) => text !== 'Lưu ý:').map(({ text }) => text);
      const note = guide.source.slice(step.start, step.end).includes('<Note>') ? 1 : 0;
      expect(acts.length, step.id).toBeLessThanOrEqual(2 + note);
      const clauses = acts.flatMap((text) =>
        text.split(/[,;:.!?]\s*/).filter((part) => part !== ''),
      );
      const syllables = clauses.map((clause) => clause.split(/\s+/).length);
      const mean = syllables.reduce((sum, count) => sum + count, 0) / syllables.length;
      expect(mean, `${step.id}: ${acts.join(' ')}`).toBeLessThanOrEqual(12);
    }
  });
  test('a word that is hard stands in the glossary', () => {
    const hard =
      /VNeID|mã QR|passcode|mức 2|số định danh|mật khẩu|trình duyệt|lệ phí|thủ tục|đính kèm|kho dữ liệu|mã hồ sơ|hồ sơ|đăng xuất|đăng nhập|mã xác nhận|SIM|một cửa|bổ sung|căn cước|địa chỉ/gi;
    const known = glossary
      .flatMap(({ term, also }) => [term, ...also])
      .join(' | ')
      .toLowerCase();
    const used = new Set((guide.source.match(hard) ?? []).map((word) => word.toLowerCase()));
    expect([...used].filter((word) => !known.includes(word))).toEqual([]);
  });
});

test('what is only likely is marked so, and never spoken', () => {
  const likely = facts.filter(({ certainty }) => certainty === 'likely');
  expect(likely.flatMap(({ grounds }) => grounds)).toEqual(
    expect.arrayContaining([
      'huong-dan/dang-nhap-vneid#nhap-passcode',
      'huong-dan/dang-nhap-vneid#dong-y-chia-se',
      'huong-dan/nop-ho-so-hien-nay#thong-tin-chung',
      'huong-dan/nop-ho-so-hien-nay#chu-ho-so',
      'huong-dan/nop-ho-so-hien-nay#ke-khai',
      'huong-dan/nop-ho-so-hien-nay#thanh-phan-ho-so',
      'huong-dan/nop-ho-so-hien-nay#nhan-ket-qua',
    ]),
  );
});

test('what else is written stands ready and has not begun; the first campaign is as it was', () => {
  expect(campaigns.map(({ id }) => id)).toEqual(['dich-vu-cong-truc-tuyen']);
  expect(held.map(({ id, documents: aired }) => [id, aired])).toContainEqual([
    'cach-lam-hien-nay',
    Object.keys(steps),
  ]);
});

test('every bulletin of a closed way says so before its first word, and afterwards what to do', () => {
  const closed = documents.filter(({ frontmatter }) => frontmatter.closed !== undefined);
  expect(closed.map(({ id }) => id).toSorted()).toEqual([
    'huong-dan/dang-ky-tai-khoan',
    'huong-dan/nop-ho-so-truc-tuyen',
    'thong-bao/dich-vu-cong-truc-tuyen',
  ]);
  for (const { id, frontmatter } of closed) {
    const { lines } = planBulletin(
      content,
      { title: frontmatter.title, documents: [id] },
      { today },
    );
    expect(lines[1]?.kind, id).toBe('warning');
    expect(lines[1]?.text, id).toContain('đã đóng');
    const after = lines.filter(({ kind }) => kind === 'fact').map(({ text }) => text);
    expect(after.join(' '), id).toMatch(/VNeID|dichvucong\.gov\.vn/);
    expect(after.at(-1), id).toMatch(/^Cần giúp, mời bà con đến /);
  }
});

test('no other bulletin teaches the closed way', () => {
  const old = /thuê bao di động|mục “?Đăng ký”?|“?Gửi thông tin”?|haiduong|qua số điện thoại/i;
  const open = documents.filter(
    ({ frontmatter }) => frontmatter.listen && frontmatter.closed === undefined,
  );
  expect(open.length).toBeGreaterThanOrEqual(2);
  for (const { id, frontmatter } of open) {
    const { lines } = planBulletin(
      content,
      { title: frontmatter.title, documents: [id] },
      { today },
    );
    expect(lines.map(({ text }) => text).filter((text) => old.test(text))).toEqual([]);
  }
});

test('what waits for a person is asked first, then what is overdue', () => {
  const reasons = reviewFacts(content, '2027-03-01').map(({ reason }) => reason);
  expect(new Set(reasons)).toEqual(new Set(['to-confirm', 'overdue', 'ended-source', 'likely']));
  expect([...new Set(reasons)]).toEqual(['to-confirm', 'overdue', 'ended-source', 'likely']);
  const ids = reviewFacts(content, today).map(({ id }) => id);
  expect(ids).toContain('phuong-an-phu-vao-tran-lieu');
  expect(ids).toContain('viec/xac-nhan-tinh-trang-hon-nhan#fee');
});
