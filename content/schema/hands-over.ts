import type { OutputKind } from './names.ts';
import type { Ward } from './ward.ts';

/** Whether nothing tells what becomes of what this output is given: it is handed over, never counted as heard. */
export function handsOver(
  output: Pick<Ward['output'], 'http' | 'mqtt'>,
  kind: OutputKind,
): boolean {
  switch (kind) {
    case 'folder':
      return true;
    case 'http':
    case 'mqtt': {
      const { models = [], devices = [] } = output[kind] ?? {};
      const telling = new Set(models.flatMap(({ id, status }) => (status ? [id] : [])));
      return !devices.some(({ model }) => telling.has(model));
    }
    default:
      return false;
  }
}
