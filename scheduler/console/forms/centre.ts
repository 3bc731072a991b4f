// Joining a centre and leaving it from a browser. What talks to it is a process of its own (scheduler/link/apart/).
import { LoaError } from '../../../content/schema/loa-error.ts';
import { workApart } from '../../link/apart/join-apart.ts';
import type { ApartReport, ApartWork } from '../../link/apart/apart-messages.ts';
import type { Form, Read } from '../form.ts';
import { machinePage } from '../pages/machine.ts';
import { whichCentre } from '../pages/machine/centre.ts';
import { machineView } from '../views/machine-view.ts';

const done = { to: '/dai/may/#trung-tam' } as const;

const again: NonNullable<Form['again']> = (seen, { parts }, { errors }) =>
  machinePage(seen, machineView(parts), Object.values(errors).join(' '));

async function carryOut(dataDir: string, work: ApartWork): Promise<ApartReport> {
  const report = await workApart({ dataDir, work });
  if (report.is === 'refused') throw new LoaError('refused', report.message, { hint: report.hint });
  return report;
}

const join: Form = {
  needs: 'centre-join',
  again,
  async read(fields, { seen, looking }): Promise<Read> {
    const { dataDir } = looking.parts.config;
    const url = fields.text('url');
    if (fields.text('step') === 'join') {
      const [code, centre] = [fields.text('code'), fields.text('centre')];
      return {
        facts: { url, centre },
        async own() {
          await carryOut(dataDir, { is: 'join', url, code, centre });
          return done;
        },
      };
    }
    const word = fields.text('word');
    if (word === '') return { errors: { word: 'Chép đường dẫn mời hoặc mã mời vào ô.' } };
    const report = await carryOut(dataDir, { is: 'ask', word, url });
    return report.is === 'found'
      ? { question: whichCentre(seen, report.found) }
      : { errors: { '': 'Chưa hỏi được trung tâm.' } };
  },
};

const leave: Form = {
  needs: 'centre-leave',
  again,
  read: (_, { looking }) => ({
    async own() {
      const { parts } = looking;
      const report = await carryOut(parts.config.dataDir, { is: 'leave' });
      if (report.is !== 'left' || report.told) return done;
      const says = 'Đài đã rời, nhưng chưa báo được cho trung tâm: gọi điện để họ ghi nhận.';
      throw new LoaError('not-told', says);
    },
  }),
};

export const joinForms: Readonly<Record<string, Form>> = {
  'centre-join': join,
  'centre-leave': leave,
};
