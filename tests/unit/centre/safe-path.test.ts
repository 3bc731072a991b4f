import { expect, it } from 'vitest';
import { isSafePath, partShape, thingShape } from '../../../scheduler/centre/talk/order.ts';

it.each([
  ['a step up', 'announcements/../../../etc/passwd'],
  ['a step up alone', '..'],
  ['this folder', './ward.yaml'],
  ['the root', '/etc/passwd'],
  ['nothing', ''],
  ['an empty step', 'announcements//x.mdx'],
  ['an end without a name', 'announcements/'],
  ['a drive', 'C:/Windows/x'],
  ['a stream of NTFS', 'announcements/x.mdx:y'],
  ['a backslash', String.raw`announcements\..\..\x`],
  ['a hidden name', 'announcements/.git/config'],
  ['what Windows reads as a device', 'announcements/con'],
  ['a device with an ending', 'campaigns/LPT1.yaml'],
  ['an end that Windows drops', 'announcements/x.mdx.'],
  ['a blank at the end', 'announcements/x.mdx '],
  ['NUL', 'announcements/x\0.mdx'],
  ['a line break', 'announcements/x\n.mdx'],
  ['an escape of terminals', 'announcements/\u001b[2J.mdx'],
  ['a turn of the direction of writing', 'announcements/\u202exdm.x'],
  ['wide dots that some file systems fold', 'announcements/．．/x'],
  ['a wide slash', 'announcements／..／x'],
  ['a letter in two signs, which is another name on some disks', 'announcements/e\u0301.mdx'],
  ['more than any name has', 'x'.repeat(301)],
])('a path of a parcel leads nowhere but below content/: %s is refused', (_, path) => {
  expect(isSafePath(path)).toBe(false);
  const part = { what: 'document', path, sha256: 'a'.repeat(64), bytes: 1 };
  expect(partShape.safeParse(part).success).toBe(false);
});

it.each(['announcements/phong-chong-lut.mdx', 'recordings/Lời Bác (1).mp3', 'facts.yaml'])(
  'a path of a parcel may be %s',
  (path) => {
    expect(isSafePath(path)).toBe(true);
  },
);

it.each([
  '../x',
  'x/../y',
  '/x',
  '-x',
  "x'; DROP TABLE",
  'X',
  'x/',
  'x//y',
  '',
  'x\n',
  '=cmd',
  '@x',
])('what is sent is not called %j', (thing) => {
  expect(thingShape.safeParse(thing).success).toBe(false);
});
