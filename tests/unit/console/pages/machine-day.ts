import type { MachineView } from '../../../../scheduler/console/views/machine-view.ts';
import { now } from './seen.ts';

/** A station's machine with something of everything. */
export const machine: MachineView = {
  doctor: {
    at: now - 300_000,
    checks: [
      { id: 'versions', name: 'Phiên bản', state: 'good', found: 'Loa Phường 0.1.0', mend: '' },
      { id: 'approval', name: 'Duyệt', state: 'bad', found: '1 buổi', mend: 'Nghe rồi duyệt.' },
      { id: 'siteUrl', name: 'Địa chỉ', state: 'warning', found: 'chưa đặt', mend: 'Ghi siteUrl.' },
    ],
  },
  isExamining: false,
  joined: undefined,
  ...{ mended: [], isMending: false, site: undefined },
  output: { names: ['loa (default)'], gainDb: 0 },
  doors: [{ url: 'https://10.0.0.5:4343/dai/', fingerprint: 'AB:CD:EF', ownCertificate: true }],
  backups: [{ name: 'loa-2026-12-01-0600.db', bytes: 1_234_567, at: now - 2 * 86_400_000 }],
  candidate: {
    ...{ name: 'loa-2026-11-01-0600.db', by: 'Bà Hoa', at: now - 60_000, agreed: false },
    ...{ lines: 1234, head: 'f'.repeat(64), firstAt: now - 9e9, lastAt: now - 3e9 },
    ...{ slots: 40, waiting: 3, people: 3, damage: '' },
  },
  retentionDays: 400,
  dataDir: '/var/lib/loa',
};
