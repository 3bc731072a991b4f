// Acts on what sounds now, and on how it sounds: each a press, or a press and a number.
import { lowestGainDb } from '../../core/act-outcome.ts';
import type { Form } from '../form.ts';

const press = (kind: 'pause' | 'resume' | 'skip'): Form => ({
  needs: kind,
  read: () => ({ act: { kind } }),
});

const volume: Form = {
  needs: 'volume',
  read(fields) {
    const written = fields.text('gainDb');
    const gainDb = Number(written.replace(',', '.').replace('−', '-'));
    if (written === '' || !(gainDb >= lowestGainDb && gainDb <= 0))
      return { errors: { gainDb: `Âm lượng phải là một số từ ${lowestGainDb} đến 0.` } };
    return { act: { kind: 'volume', gainDb } };
  },
};

const testTone: Form = {
  needs: 'test-tone',
  read: (fields) => ({ act: { kind: 'test-tone', force: fields.text('force') !== '' } }),
};

export const airForms: Readonly<Record<string, Form>> = {
  pause: press('pause'),
  resume: press('resume'),
  skip: press('skip'),
  volume,
  'test-tone': testTone,
};
