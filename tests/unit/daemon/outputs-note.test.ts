import { expect, test } from 'vitest';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { keepOpenedOutputs, readOpenedOutputs } from '../../../scheduler/store/outputs-note.ts';

test('the outputs of the daemon’s command line are known to other commands, and forgotten when it goes by ward.yaml', () => {
  const store = createMemoryStore();
  expect(readOpenedOutputs(store)).toBeUndefined();
  keepOpenedOutputs(store, ['icecast', 'folder']);
  expect(readOpenedOutputs(store)).toEqual(['icecast', 'folder']);
  keepOpenedOutputs(store, undefined);
  expect(readOpenedOutputs(store)).toBeUndefined();
});
