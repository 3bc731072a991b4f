// A slip in an address is a mistake on its line: it must not keep all of content/ from being read.
import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { mqttSpeakersSchema } from '../../../content/schema/speakers.ts';
import { asFiles, smallWard } from './small-ward.ts';

const slips = ['', '24:00', 'mail.anphu.vn', 'smtp://', 'https://x.vn:99999', 'smtps://a:b@x.vn'];

test.each(slips)('mail.smtp: %j', (smtp) => {
  const file = 'content/ward.yaml';
  const text = `${smallWard[file] ?? ''}mail:\n  smtp: ${JSON.stringify(smtp)}\n  sender: a@x.vn\n`;
  const { problems } = readContent(asFiles({ ...smallWard, [file]: text }));
  expect(problems.filter((one) => one.message.includes('smtp'))).toMatchObject([
    { file, line: text.split('\n').indexOf('mail:') + 2, severity: 'error' },
  ]);
});

test.each(slips)('mqtt.broker: %j', (broker) => {
  expect(mqttSpeakersSchema.safeParse({ broker }).success).toBe(false);
});
