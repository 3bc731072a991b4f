import { isDay } from '../../core/day.ts';
import { placeWallTime } from '../../core/zone.ts';
import type { Form } from '../form.ts';
import { movePage } from '../pages/move.ts';
import { moveView } from '../views/move-view.ts';

/** Another hour for an airing: one of those that are offered, or one that is typed. */
export const move: Form = {
  needs: 'move',
  read(fields, { seen }) {
    const slot = fields.text('slot');
    const wanted = fields.text('to') || `${fields.text('day')} ${fields.text('time')}`;
    const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(wanted) ?? [];
    if (!isDay(day) || time >= '24:00' || Number.isNaN(Date.parse(`${day}T${time}Z`)))
      return { errors: { to: 'Chọn một giờ trong danh sách, hoặc ghi cả ngày và giờ.' } };
    const { at: to } = placeWallTime(seen.timeZone, day, time);
    return { act: { kind: 'move', slot, to, reason: fields.text('reason') } };
  },
  again(seen, looking, typed) {
    const view = moveView(looking.parts, typed.values['slot'] ?? '');
    return movePage(seen, view, typed);
  },
};
