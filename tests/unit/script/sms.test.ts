import { expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import { aDocument } from './a-document.ts';

const spoken = (body: string) => buildScript(aDocument(body)).sentences.map(({ text }) => text);

test('a sample message is said as its tag says, in a sentence and alone', () => {
  expect(spoken('Tin mẫu: <Sms read="chúc mừng bác">Chuc mung bac</Sms> là giả.')).toEqual([
    'Tin mẫu: chúc mừng bác là giả.',
  ]);
  expect(spoken('<Sms read="Mã của bác là một hai ba.">Ma cua bac la 123</Sms>')).toEqual([
    'Mã của bác là một hai ba.',
  ]);
  expect(
    spoken('Tin mẫu:\n\n<Sms read="Bác trúng thưởng.">\n\nBac trung thuong\n\n</Sms>\n\nĐừng tin.'),
  ).toEqual(['Tin mẫu:', 'Bác trúng thưởng.', 'Đừng tin.']);
});
