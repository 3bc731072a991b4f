import { expect, test } from 'vitest';
import { sayEvent } from '../../../scheduler/core/say-event.ts';
import { sayLiveOutcome } from '../../../scheduler/core/say-live-outcome.ts';

const zone = 'Asia/Ho_Chi_Minh';
const detail = { device: 'cho', name: 'Loa chợ', output: 'loa mạng HTTP (2 loa)', second: 12.5 };

test.each([
  ['device-took', {}, 'Loa chợ: đã nhận lệnh phát.'],
  ['device-sounds', {}, 'Loa chợ: báo đang phát, từ giây 12.5.'],
  ['device-ended', {}, 'Loa chợ: báo đã phát hết.'],
  ['device-handed', { why: 'w' }, 'Loa chợ: đã giao, không tính là đã phát (w).'],
  ['device-unknown', { why: 'w' }, 'Loa chợ: không rõ có phát hay không (w).'],
  ['device-refused', { why: 'w' }, 'Loa chợ: không phát (w).'],
  ['device-cut', { why: 'w' }, 'Loa chợ: phát dở, đến giây 12.5 (w).'],
  ['device-stopped', {}, 'Loa chợ: đã dừng ở giây 12.5.'],
  ['device-not-stopped', { why: 'w' }, 'Loa chợ: không dừng theo lệnh, có thể còn đang kêu (w).'],
  ['device-note', { why: 'Nó im.' }, 'Loa chợ: Nó im.'],
])('%s', (event, more, sentence) => {
  expect(sayEvent(event, { ...detail, ...more }, zone)).toBe(sentence);
});

test('aired, by the word of loudspeakers', () => {
  expect(sayEvent('aired', { samples: 0, confirmedBy: 'Loa chợ, Loa đình' }, zone)).toBe(
    'Theo lời báo của Loa chợ, Loa đình.',
  );
});

test('a test tone says what each loudspeaker did, and calls none of them heard by itself', () => {
  const devices = ['Loa chợ: đã giao, không tính là đã phát (w).', 'Loa đình: không phát (w).'];
  const ends = [{ output: 'loa mạng HTTP (2 loa)', why: '', devices }];
  expect(sayLiveOutcome({ ok: true, code: 'tone-sounded', ends, at: 0 }, zone)).toBe(
    `loa mạng HTTP (2 loa): ${devices.join(' ')}`,
  );
});
