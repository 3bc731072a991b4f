import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Order } from '../../../scheduler/centre/talk/order.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { enterOrder } from '../../../scheduler/link/received/enter-order.ts';
import { partFromOthers } from '../../../scheduler/link/received/part-centres.ts';

it('what another centre sent before neither holds back nor waits beside what the new one sends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-other-centre-'));
  const book = openReceived(folder);
  const enter = (centre: string, id: string, version: number): void => {
    const order: Order = {
      ...{ protocol: 2, centre, id, madeAt: 10 - version, by: 'Bà Hoa', kind: 'parcel' },
      content: {
        ...{ thing: 'thong-bao/lu', version, title: 'Lũ' },
        parts: [{ what: 'document', path: 'a.mdx', sha256: 'a'.repeat(64), bytes: 1 }],
      },
    };
    const bytes = Buffer.from(JSON.stringify(order));
    enterOrder(book, { order, bytes, signature: Buffer.alloc(64), seq: version, at: 1 }, 1);
  };
  enter('cu', 'lenh-cu', 7);
  book.markWhole('lenh-cu', 2);
  enter('cu', 'lenh-cu-8', 8);
  enter('moi', 'lenh-moi', 1);
  expect(book.coming().map(({ id }) => id)).toContain('lenh-moi');
  partFromOthers(folder, 'moi', 3);
  expect(book.orders().map(({ state }) => state)).toEqual(['refused', 'refused']);
  expect(book.coming().map(({ id }) => id)).toEqual(['lenh-moi']);
  expect(book.untold()).toEqual([]);
  book.close();
  rmSync(folder, { recursive: true });
});
