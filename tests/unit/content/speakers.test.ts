// What is wrong with loudspeakers of others in ward.yaml, said with file, line and how to mend it.
import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const file = 'content/ward.yaml';
const right = `output:
  kinds: [http, mqtt]
  audioBase: http://192.168.1.10:4321
  http:
    models:
      - id: axis
        auth: digest
        play: { url: 'http://{address}/play?u={audioUrl}' }
        stop: { url: 'http://{address}/stop' }
    devices:
      - { id: cot-1, name: Loa chợ, model: axis, address: 192.168.1.21, user: loa }
  mqtt:
    broker: mqtts://192.168.1.5:8883
    models:
      - id: thu
        play: { topic: 'loa/{address}/lenh', payload: '{"u": "{audioUrl}"}' }
        stop: { topic: 'loa/{address}/lenh', payload: '{}' }
    devices:
      - { id: cot-2, name: Loa đình, model: thu, address: cot-2 }
`;

const mistakes = (output: string): readonly string[] => {
  const text = `${smallWard[file]?.replace(/^output:\n(?: .*\n)*/m, '') ?? ''}${output}`;
  return readContent(asFiles({ ...smallWard, [file]: text })).problems.map(formatProblem);
};

test('rightly written: no mistake', () => {
  expect(mistakes(right)).toEqual([]);
});

test.each([
  ['model: axis', 'model: aksis', 'Không có kiểu loa nào là "aksis"'],
  [', user: loa', '', 'Loa "Loa chợ" đòi tên đăng nhập mà chưa ghi user'],
  ['http://{address}/stop', 'http://loa:bimat@{address}/stop', 'có tên hay mật khẩu (trước dấu @)'],
  ["{audioUrl}' }", "{duongDan}' }", 'Không có chỗ điền nào là {duongDan}'],
  ['"{audioUrl}"', '{audioUrl}', '{audioUrl} là chữ, trong JSON phải nằm giữa hai dấu nháy kép'],
  [
    "topic: 'loa/{address}/lenh', payload: '{}'",
    "topic: 'loa/+/lenh', payload: '{}'",
    'có dấu + hoặc #',
  ],
  ['  audioBase: http://192.168.1.10:4321\n', '', 'không biết lấy tệp tiếng ở đâu'],
  ['10:4321\n', '10:4321/\n', 'có dấu / ở cuối'],
  ['mqtts://192', 'mqtts://a:b@192', 'broker: mqtts://192.168.1.5:8883'],
  ['id: cot-2, name', 'id: Cột 2, name', '"id"'],
  ['auth: digest', 'auth: header', 'chưa có tên dòng'],
  ['[http, mqtt]', '[http, mqtt, folder, folder2]', '"kinds'],
])('%s → %s', (was, becomes, sentence) => {
  expect(right).toContain(was);
  const found = mistakes(right.replace(was, () => becomes));
  expect(found.join('\n')).toContain(sentence);
  for (const one of found) expect(one).toMatch(/^content\/ward\.yaml:\d+/);
});

test('an output that has no loudspeakers', () => {
  expect(mistakes('output: { kinds: [http], audioBase: http://a }\n').join()).toContain(
    'Đường ra http chưa có loa nào',
  );
});
