import { expect, test } from 'vitest';
import { namePage, readsContent } from '../../../scheduler/console/editing/reads-content.ts';
import { centreRoutes } from '../../../scheduler/console/from-centre/routes.ts';
import { planRoutes } from '../../../scheduler/console/plan-routes.ts';
import { studioRoutes } from '../../../scheduler/console/studio/routes.ts';
import { writingRoutes } from '../../../scheduler/console/writing-routes.ts';

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

test.each([
  ['/dai/bai/thong-bao/x/sua?lan=1', 'bài viết'],
  ['/dai/phong-thu/', 'phòng thu'],
  ['/dai/tu-trung-tam/7/', 'bài của trung tâm'],
  ['/dai/may/giong-doc/', 'giọng đọc'],
])('%s: đang mở %s', (url, name) => {
  expect(namePage(url)).toBe(name);
});

test.each(
  [...planRoutes, ...writingRoutes, ...studioRoutes, ...centreRoutes].map(({ path }) => path),
)('%s waits under its own name', (path) => {
  expect(readsContent(path) ? namePage(path) : 'none').not.toBe('trang này');
});
