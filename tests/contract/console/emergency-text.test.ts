// Prepared emergencies edited in the browser: only what changed is written, and only what can be aired.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { wardOnDisk, type WardOnDisk } from '../../setup/ward-on-disk.ts';

const file = 'content/emergencies.yaml';
const text = `# Phường đã duyệt ngày 01/11.
- id: lu
  hazard: flood
  title: Lũ
  text: >-
    Nước {sông nào} đang lên.
    Đi ngay.

# Sửa cùng tổ dân phòng.
- id: chay
  hazard: fire # 114
  title: Cháy
  text: Ra khỏi nhà ngay.
`;
let ward: WardOnDisk;
let cookie: string;

beforeEach(() => {
  ward = wardOnDisk();
  ward.put(file, text);
  cookie = ward.console.signIn('operator');
});
afterEach(() => {
  ward.remove();
});

const send = (fields: Readonly<Record<string, string>>) =>
  ward.console.post('/dai/viec/emergency-text', {
    cookie,
    fields: {
      token: ward.console.tokenOf(cookie),
      hash: hashOfFile(ward.contentDir, file) ?? '',
      ...fields,
    },
  });
const chay = { id: 'chay', hazard: 'fire', title: 'Cháy', text: 'Ra khỏi nhà ngay.', every: '' };
const bao = { id: '', hazard: 'storm', title: 'Bão gần', text: 'Ở trong nhà.', every: '60' };

test('one text changed: its own line alone', async () => {
  expect((await send({ ...chay, text: 'Ra khỏi nhà ngay, gọi 114.' })).status).toBe(303);
  expect(ward.read(file)).toBe(text.replace('nhà ngay.', 'nhà ngay, gọi 114.'));
});

test('a new one, in a file of its own too', async () => {
  const entry = `- id: bao-gan
  hazard: storm
  title: Bão gần
  text: Ở trong nhà.
  everyMinutes: 60
`;
  await send(bao);
  // With the blank line that parts the others.
  expect(ward.read(file)).toBe(`${text}\n${entry}`);
  ward.remove();
  ward = wardOnDisk();
  ward.put(file, '');
  cookie = ward.console.signIn('operator');
  await send(bao);
  expect(ward.read(file)).toBe(entry);
  expect(loadContent(ward.contentDir).content?.emergencies).toHaveLength(1);
});

test('one taken out, the other as it was', async () => {
  await send({ id: 'lu', remove: 'on' });
  expect(ward.read(file)).toContain(text.slice(text.indexOf('# Sửa cùng')));
  expect(loadContent(ward.contentDir).content?.emergencies?.map(({ id }) => id)).toEqual(['chay']);
});

test.each([
  ['a blank that is not closed', { text: 'Nước {sông lên.' }, 'không thành cặp'],
  ['no words', { text: '' }, 'Ghi lời loa đọc'],
  ['no hazard', { hazard: '' }, 'hazard'],
  ['every three minutes', { every: '3' }, 'everyMinutes'],
  ['an old page', { hash: 'a'.repeat(64) }, 'vừa được người khác sửa'],
])('%s is refused, and nothing is written', async (_name, wrong, says) => {
  const answer = await send({ ...chay, ...wrong });
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(says)]);
  expect(ward.read(file)).toBe(text);
});

test('the page lists them by hazard with their blanks', async () => {
  const page = await (await ward.console.get('/dai/loi-khan/', cookie)).text();
  expect(page).toMatch(/Khi có lũ, ngập[\s\S]*Cần điền: sông nào\.[\s\S]*Khi có cháy/);
});
