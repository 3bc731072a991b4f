import { expect, test } from 'vitest';
import { readsContent } from '../../../scheduler/console/editing/reads-content.ts';

test.each([
  ['/dai/bai/', true],
  ['/dai/bai/thong-bao/x/sua?lan=1', true],
  ['/dai/bai/sua-cua-nha/', true],
  // Who has the editor's page needs its script also while the process that reads content/ opens.
  ['/dai/bai/sua-0123456789abcdef.js', false],
  ['/dai/phong-thu/', true],
  ['/dai/viec/keep-take', true],
  ['/dai/lich/', false],
  ['/dai/nghe-thu/moi/?mau=giong', true],
  // Its results and its listeners wait for nobody who edits.
  ['/dai/nghe-thu/675c00b116c7/', false],
  ['/dai/viec/listening-new', true],
  ['/dai/viec/listening', false],
])('%s', (url, reads) => {
  expect(readsContent(url)).toBe(reads);
});
