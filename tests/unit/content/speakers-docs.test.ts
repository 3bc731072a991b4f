// The examples of docs/loa-hang-khac.md are what content/ward.yaml takes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { numberPlaceholders, textPlaceholders } from '../../../content/schema/device-template.ts';
import { asFiles, smallWard } from './small-ward.ts';

const file = 'content/ward.yaml';
const text = readFileSync(new URL('../../../docs/loa-hang-khac.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => yaml);

test.each(examples)('%s', (example) => {
  const ward = smallWard[file]?.replace(/^output:\n(?: .*\n)*/m, '') ?? '';
  const files = asFiles({ ...smallWard, [file]: `${ward}${example}` });
  expect(readContent(files).problems.map(formatProblem)).toEqual([]);
});

test('there are examples, and every placeholder is told of', () => {
  expect(examples).toHaveLength(3);
  for (const name of [...textPlaceholders, ...numberPlaceholders])
    expect(text).toContain(`\`{${name}}\``);
});
