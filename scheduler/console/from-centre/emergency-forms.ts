// The ward's yes or no to an emergency of its centre, where ward.yaml says that it is asked first.
import type { Form } from '../form.ts';
import type { Html } from '../pages/html.ts';
import type { Looking } from '../console-parts.ts';
import type { Seen } from '../seen.ts';
import { whoAsks } from '../writing/editing-posts.ts';

const page = '/dai/khan-cap/';

const view = () => import('./emergencies-view.ts');

async function again(
  seen: Seen,
  { parts }: Looking,
  typed: Parameters<NonNullable<Form['again']>>[2],
): Promise<Html> {
  const [{ emergencyPage }, { emergencyView }] = await Promise.all([
    import('../pages/emergency.ts'),
    import('../views/emergency.ts'),
  ]);
  return emergencyPage(seen, await emergencyView(parts), typed);
}

const air: Form = {
  needs: 'emergency',
  again,
  read(fields, { seen, looking }) {
    const order = fields.text('order');
    return {
      facts: { order },
      async own() {
        (await view()).answerEmergency(looking.parts, order, { by: whoAsks({ seen }).name });
        return { to: page };
      },
    };
  },
};

const refuse: Form = {
  needs: 'emergency',
  again,
  read(fields, { seen, looking }) {
    const [order, why] = [fields.text('order'), fields.text('why').slice(0, 500)];
    if (why === '') return { errors: { '': 'Ô lý do còn trống: viết một câu, trung tâm sẽ đọc.' } };
    return {
      facts: { order, why },
      async own() {
        const by = whoAsks({ seen }).name;
        (await view()).answerEmergency(looking.parts, order, { by, refused: why });
        return { to: page };
      },
    };
  },
};

export const centreEmergencyForms: Readonly<Record<string, Form>> = {
  'centre-emergency-air': air,
  'centre-emergency-refuse': refuse,
};
