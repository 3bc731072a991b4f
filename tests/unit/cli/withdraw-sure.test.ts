import { expect, it } from 'vitest';
import { requireSure } from '../../../scheduler/commands/centre-send.ts';

it('loa centre withdraw names the campaigns that would lack the thing, and takes nothing back unless that is meant', () => {
  expect(() => {
    requireSure(['Phòng lụt', 'Mùa khô'], false);
  }).toThrow('2 đợt phát đã gửi đang phát bài này: Phòng lụt; Mùa khô');
  requireSure(['Phòng lụt'], true);
  requireSure([], false);
});
