import { expect, test } from 'vitest';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { reportedCampaigns } from '../../../scheduler/feeds/reported-campaigns.ts';
import { campaignWith } from '../../setup/schedule.ts';

const slotOf = (campaign: string): Slot => ({
  id: `${campaign}@1`,
  campaign,
  startsAt: 1,
  state: 'aired',
});

test('what aired is reported though its file is gone; emergencies have a report too', () => {
  const slots = ['thu', 'cu', 'khan-cap', 'xua'].map(slotOf);
  const kept = [campaignWith({ id: 'cu', title: 'Đợt cũ', weeks: 4 })];
  expect(
    reportedCampaigns([campaignWith()], kept, slots).map(({ id, title, weeks }) => ({
      id,
      title,
      weeks,
    })),
  ).toEqual([
    { id: 'thu', title: 'Chương trình thử', weeks: 5 },
    { id: 'cu', title: 'Đợt cũ', weeks: 4 },
    { id: 'xua', title: 'xua', weeks: 0 },
    { id: 'khan-cap', title: 'Thông báo khẩn', weeks: 0 },
  ]);
});
