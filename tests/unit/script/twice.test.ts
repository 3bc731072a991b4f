import { expect, test } from 'vitest';
import { utter } from '../../../audio/bulletin/utter.ts';
import { normalise } from '../../../audio/normalise/index.ts';
import { buildScript } from '../../../audio/script/build-script.ts';
import { aDocument } from './a-document.ts';

const document = aDocument('Cần hỏi, gọi <Twice>1900 0368</Twice>.');
const [sentence] = buildScript(document).sentences;

test('what is to be said twice stands twice in the script', () => {
  expect(sentence?.text).toBe('Cần hỏi, gọi 1900 0368; xin nhắc lại số: 1900 0368.');
});

test('both times are the same place in the file; what is said in between stands nowhere', () => {
  const { text = '', sourceMap = [] } = sentence ?? {};
  const place = document.source.indexOf('1900 0368');
  expect(sourceMap[text.indexOf('1900')]).toBe(place);
  expect(sourceMap[text.lastIndexOf('1900')]).toBe(place);
  expect(sourceMap[text.indexOf('xin nhắc lại')]).toBe(-1);
});

test('both times it is said slowly, in groups', () => {
  const text = sentence?.text ?? '';
  const { text: said, delivery } = utter({ kind: 'sentence', text, spoken: normalise(text) });
  expect(said).toBe(
    'Cần hỏi, gọi một chín không không, không ba sáu tám; xin nhắc lại số: một chín không không, không ba sáu tám.',
  );
  expect(delivery.slow).toEqual([
    { from: 3, until: 11 },
    { from: 15, until: 23 },
  ]);
});
