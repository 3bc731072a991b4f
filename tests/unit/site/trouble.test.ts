import { expect, test } from 'vitest';
import { troubleWords } from '../../../site/player/trouble.ts';

test.each([
  ['sound', false, 'Chưa có mạng, bản nghe này chưa giữ trong máy.'],
  ['words', false, 'Chưa có mạng, bản nghe này chưa giữ trong máy.'],
  ['sound', true, 'Chưa tải được bản nghe. Bác xem lại mạng rồi bấm nghe lại.'],
  ['words', true, 'Chưa tải được lời đọc, nên câu đang đọc chưa được tô sáng.'],
] as const)('no %s, online %s: %s', (missing, online, words) => {
  expect(troubleWords(missing, online)).toBe(words);
});
