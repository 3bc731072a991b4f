// What a technician reads of a rehearsal: each fault with the reason the station would really give.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutputKind } from '../../../content/schema/names.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { planCampaigns } from '../../../scheduler/core/plan.ts';
import { faultKinds, type FaultKind } from '../../../scheduler/rehearsal/faults.ts';
import { rehearseCampaigns } from '../../../scheduler/rehearsal/rehearse-campaigns.ts';
import { sayRehearsal } from '../../../scheduler/rehearsal/say-rehearsal.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-rehearsal-'));
const sha256 = createHash('sha256').update('stand-in').digest('hex');
const bulletin = { sha256, contentKey: 'k', title: 'Thử', durationMs: 600_000 };

beforeAll(() => {
  const folder = join(dataDir, 'public', 'tep');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${sha256}.mp3`), 'stand-in');
  writeFileSync(join(folder, `${sha256}.json`), '{}');
});
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

async function rehearse(kind: OutputKind, faults: readonly FaultKind[], most = 8) {
  const ward = wardWith({}, { output: { kinds: [kind], standby: [], gainDb: 0 } });
  const campaigns = [campaignWith({ startsOn: '2026-12-01', weeks: 4 })];
  const { slots } = planCampaigns({
    ...{ ward, campaigns },
    now: Date.parse('2026-11-23T08:00:00+07:00'),
    fixedStart: () => undefined,
    durationMs: () => undefined,
  });
  const loaded = { ward, campaigns, recordings: [] };
  const rehearsal = await rehearseCampaigns({
    config: readConfig({ LOA_DATA: dataDir }),
    ...{ loaded, faults, approvals: [], slots: slots.slice(0, most) },
    workshop: () => ({
      load: () => Promise.resolve({ loaded, problems: [] }),
      produce: () => Promise.resolve(bulletin),
      close: () => Promise.resolve(),
    }),
  });
  return sayRehearsal({
    ...{ ...rehearsal, ward, campaigns },
    leftOut: faults.length - rehearsal.faults.length,
    handsOver: kind === 'folder',
    measuredMs: undefined,
  });
}

it('out of a loudspeaker: each fault, its reason and what makes up for it', async () => {
  const { rows, after } = await rehearse('speaker', faultKinds);
  expect(rows.slice(1, 8).map((row) => row.join(' | '))).toMatchInlineSnapshot(`
    [
      "thứ Ba 01/12 17:00 | đã phát | thứ Ba 01/12 17:00 | Tuần 1/4, thứ Ba 17:00 theo lịch của đợt phát.",
      "thứ Sáu 04/12 17:00 | dở dang | thứ Sáu 04/12 17:00 | Mất điện hoặc chương trình bị tắt khi đang phát, bắt đầu lúc 17:00; đã phát ít nhất 4 phút.",
      "thứ Sáu 04/12 17:55 | đã phát (bù) | thứ Sáu 04/12 17:55 | Phát bù: dời từ thứ Sáu 17:00 vì mất điện hoặc máy tắt giữa chừng.",
      "thứ Ba 08/12 17:00 | lỡ |  | Không phát buổi thứ Ba 17:00 vì đĩa đầy, không ghi được dữ liệu từ khoảng 17:00 đến 17:30.",
      "thứ Ba 08/12 17:35 | đã phát (bù) | thứ Ba 08/12 17:35 | Phát bù: dời từ thứ Ba 17:00 vì đĩa đầy, không ghi được dữ liệu từ khoảng 17:00 đến 17:30.",
      "thứ Sáu 11/12 17:00 | lỡ |  | Không phát buổi thứ Sáu 17:00 vì đồng hồ máy nhảy từ khoảng 16:50 đến 17:50.",
      "thứ Sáu 11/12 17:55 | đã phát (bù) | thứ Sáu 11/12 17:55 | Phát bù: dời từ thứ Sáu 17:00 vì đồng hồ máy nhảy từ khoảng 16:50 đến 17:50.",
    ]
  `);
  expect(after.join('\n')).toMatchInlineSnapshot(`
    "
    Thử: mất điện 45 phút giữa lúc phát.
        Buổi thứ Sáu 04/12 17:00 dở dang; buổi bù thứ Sáu 04/12 17:55 đã phát.

    Thử: đĩa đầy từ 5 phút trước đến 30 phút sau giờ phát.
        Buổi thứ Ba 08/12 17:00 lỡ; buổi bù thứ Ba 08/12 17:35 đã phát.
        08/12 17:30 Chương trình không làm việc được từ 17:00 đến 17:30: đĩa đầy, không ghi được dữ liệu (SQLITE_FULL).

    Thử: 10 phút trước giờ phát, đồng hồ máy chạy vọt lên một giờ; 90 phút sau mới được chỉnh lại đúng.
        Buổi thứ Sáu 11/12 17:00 lỡ; buổi bù thứ Sáu 11/12 17:55 đã phát (theo đồng hồ đang sai: thật ra lúc 16:55).
        11/12 17:50 Đồng hồ máy nhảy tới 60 phút, hoặc máy vừa ngủ dậy.
        11/12 18:20 Đồng hồ máy bị chỉnh lùi 60 phút; buổi đã phát không phát lại.

    Chương trình thử: 8 buổi theo lịch, 5 phát đúng buổi, 3 phát bù, 1 dở dang, 2 lỡ.
    Đạt 2 lần/tuần × 4 tuần = 8 lần: đã phát đủ 8 lần.
    Diễn thử xong. Lịch và nhật ký thật không đổi."
  `);
});

it('into a folder: the power fails before the handover, for nothing here could cut it', async () => {
  const { before, rows } = await rehearse('folder', ['power-cut'], 2);
  expect(before[0]).toContain('LOA_OUTPUT=speaker npx --no-install loa rehearse');
  expect(rows.slice(1, 4).map((row) => row.join(' | '))).toMatchInlineSnapshot(`
    [
      "thứ Ba 01/12 17:00 | đã giao cho máy phát | thứ Ba 01/12 17:00 | Đã giao cho máy phát của đài.",
      "thứ Sáu 04/12 17:00 | lỡ |  | Không phát buổi thứ Sáu 17:00 vì máy mất điện hoặc tắt đột ngột từ khoảng 16:55 đến 17:40.",
      "thứ Sáu 04/12 17:45 | đã giao cho máy phát (bù) | thứ Sáu 04/12 17:45 | Đã giao cho máy phát của đài.",
    ]
  `);
});

it('a fault for which there is no airing is said to be left out', async () => {
  const { after } = await rehearse('speaker', faultKinds, 2);
  expect(after.join('\n')).toContain('Không đủ buổi để thử thêm 1 sự cố');
});
