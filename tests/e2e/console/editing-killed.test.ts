// Some kills of the process in which people write; the many are in the proof.
import { expect, test } from 'vitest';
import { killEditing } from '../../setup/kill-editing.ts';

test.runIf(process.platform === 'linux')(
  'killed while it publishes: the file is old or new, and page, version, git and log say the same',
  async () => {
    const { wrong } = await killEditing(2, 7);
    expect(wrong).toEqual([]);
  },
);
