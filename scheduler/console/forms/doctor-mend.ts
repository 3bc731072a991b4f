import { isMendName } from '../../doctor/mends.ts';
import type { Form } from '../form.ts';
import { machinePage } from '../pages/machine.ts';
import { machineView } from '../views/machine-view.ts';

/** Begins to mend what the doctor found; the page says what came of it. */
export const doctorMend: Form = {
  needs: 'doctor-mend',
  read({ text }, { seen, looking }) {
    const mend = text('mend');
    if (!isMendName(mend)) return { errors: { '': 'Chưa rõ cần chữa gì. Bấm một trong các nút.' } };
    // The loudspeaker has the processor for itself.
    if (seen.standing.onAir && mend !== 'tidy')
      return { errors: { '': 'Đang phát: chờ hết buổi rồi bấm lại.' } };
    if (looking.parts.mending.isAtWork())
      return { errors: { '': 'Đang chữa một chỗ khác: chờ xong rồi bấm lại.' } };
    return {
      facts: { mend },
      own() {
        looking.parts.mending.begin(mend, seen.person.name);
        return { to: '/dai/may/#kham-may' };
      },
    };
  },
  again: (seen, { parts }, { errors }) =>
    machinePage(seen, machineView(parts), Object.values(errors).join(' ')),
};
