import { expect, test } from 'vitest';
import { mp3Job } from '../../../audio/master/arguments.ts';
import { wardSchema } from '../../../content/schema/ward.ts';
import { outputKinds, profiles } from '../../../content/schema/names.ts';
import { profileOf, profilesBeside } from '../../../content/schema/profile-of.ts';

const { output } = wardSchema.shape;

test.each([
  [{ kinds: ['folder'] }, ['horn', 'horn', 'web', 'horn', 'horn', 'web'], ['horn']],
  [
    { kinds: ['speaker'], profile: 'radio' },
    ['radio', 'radio', 'web', 'radio', 'radio', 'web'],
    ['radio'],
  ],
  [{ kinds: ['speaker'], profile: 'web' }, ['web', 'web', 'web', 'web', 'web', 'web'], []],
  [{ kinds: ['icecast'] }, ['horn', 'horn', 'web', 'horn', 'horn', 'web'], []],
  [
    { kinds: ['icecast'], standby: ['folder'], icecast: { profile: 'radio' } },
    ['horn', 'horn', 'radio', 'horn', 'horn', 'web'],
    ['radio', 'horn'],
  ],
  [
    { kinds: ['speaker', 'icecast'], icecast: { profile: 'horn' } },
    ['horn', 'horn', 'horn', 'horn', 'horn', 'web'],
    ['horn'],
  ],
  [{ kinds: ['capture'] }, ['horn', 'horn', 'web', 'horn', 'horn', 'web'], []],
])('%j: each output, and what is made beside the bulletin', (written, each, beside) => {
  const read = output.parse(written);
  expect(outputKinds.map((kind) => profileOf(read, kind))).toEqual(each);
  expect(profilesBeside(read)).toEqual(beside);
});

test.each([
  [{ kinds: ['capture'] }, ['speaker'], ['horn']],
  [{ kinds: ['speaker'], standby: ['folder'] }, ['capture'], []],
  [{ kinds: ['folder'], icecast: { profile: 'radio' } }, ['icecast', 'capture'], ['radio']],
] as const)('%j, but opened are %j: made is %j', (written, opened, beside) => {
  expect(profilesBeside(output.parse(written), opened)).toEqual(beside);
});

test('the bulletin itself is mastered for the web, and each profile otherwise', () => {
  const settings = { gainDb: 0, ceilingDb: -3, tags: { title: 'x', artist: 'y' } };
  const format = { sampleRateHz: 22_050, channels: 1 } as const;
  const chain = (profile?: (typeof profiles)[number]) =>
    mp3Job('a', 'b', format, { ...settings, profile }).outputOptions[1];
  expect(chain()).toBe(chain('web'));
  expect(new Set(profiles.map((profile) => chain(profile))).size).toBe(profiles.length);
});
