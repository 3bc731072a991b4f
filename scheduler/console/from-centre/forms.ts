// Forms of what a centre sent. They answer in the editing process, which alone writes content/.
import { weekdays } from '../../../content/schema/names.ts';
import type { Asker, Form, Read, Typed } from '../form.ts';
import type { EventDetail } from '../../core/slot.ts';
import type { Looking } from '../console-parts.ts';
import { plainConsolePage } from '../gate/refusal.ts';
import type { Html } from '../pages/html.ts';
import type { Seen } from '../seen.ts';
import { whoAsks } from '../writing/editing-posts.ts';
import { pathOf } from './words.ts';

const list = '/dai/tu-trung-tam/';
const empty = { errors: { why: 'Ô lý do còn trống: viết một câu, trung tâm sẽ đọc.' } } as const;

const acts = () => import('./take-thing.ts');

/** The page of the order, or of all of them, with what is wrong. */
async function again(seen: Seen, looking: Looking, { values, errors }: Typed): Promise<Html> {
  const wrong = Object.values(errors).join(' ');
  const id = values['order'];
  const { parts } = looking;
  if (id === undefined) {
    const [{ listPage }, { listView }] = await Promise.all([
      import('./list-page.ts'),
      import('./list-view.ts'),
    ]);
    return listPage(seen, listView(parts), wrong);
  }
  const [{ orderPage }, { orderView, readHours }] = await Promise.all([
    import('./order-page.ts'),
    import('./order-view.ts'),
  ]);
  const chosen = readHours(values['hours'] ?? '', (values['days'] ?? '').split(','));
  const view = orderView(parts, id, chosen);
  return view ? orderPage(seen, view, wrong) : plainConsolePage('Chưa làm được', wrong);
}

/** What the order is about, for the log. */
async function thingFacts({ parts }: Looking, id: string): Promise<EventDetail> {
  const { withBook } = await import('./station-side.ts');
  const content = withBook(parts, (book) => book.order(id))?.order.content;
  if (!content || !('thing' in content)) return {};
  return {
    thing: content.thing,
    ...('version' in content && { version: content.version }),
  };
}

const accept: Form = {
  needs: 'centre-accept',
  again,
  async read(fields, { seen, looking }): Promise<Read> {
    const [order, seal] = [fields.text('order'), fields.text('seal')];
    const over = fields.text('over') === 'on';
    const hours = fields
      .text('hours')
      .split(/[,\s]+/)
      .filter(Boolean);
    const typedDays = fields.text('days').split(',');
    const days = weekdays.filter((day) => typedDays.includes(day));
    const choice = {
      ...{ seal, over, ...(hours.length > 0 && { hours }), ...(days.length > 0 && { days }) },
    };
    return {
      facts: {
        order,
        ...(await thingFacts(looking, order)),
        seal,
        over,
        ...(hours.length > 0 && { hours: hours.join(' ') }),
      },
      async own() {
        await (await acts()).acceptOrder(looking.parts, order, whoAsks({ seen }), choice);
        return { to: pathOf(order) };
      },
    };
  },
};

const refuse: Form = {
  needs: 'centre-refuse',
  again,
  async read(fields, { seen, looking }): Promise<Read> {
    const [order, why] = [fields.text('order'), fields.text('why').slice(0, 500)];
    if (why === '') return empty;
    return {
      facts: { order, ...(await thingFacts(looking, order)), why },
      async own() {
        (await acts()).refuseOrder(looking.parts, order, whoAsks({ seen }), why);
        return { to: pathOf(order) };
      },
    };
  },
};

const takeOut: Form = {
  needs: 'centre-take-out',
  again,
  read(fields, { seen, looking }): Read {
    const [thing, why] = [fields.text('thing'), fields.text('why').slice(0, 500)];
    if (why === '') return empty;
    return {
      facts: { thing, why },
      async own() {
        await (await acts()).takeOut(looking.parts, thing, whoAsks({ seen }), why);
        return { to: list };
      },
    };
  },
};

const detach: Form = {
  needs: 'centre-detach',
  again,
  read(fields, { seen, looking }: Asker): Read {
    const thing = fields.text('thing');
    return {
      facts: { thing },
      async own() {
        await (await acts()).makeOwn(looking.parts, thing, whoAsks({ seen }));
        return { to: list };
      },
    };
  },
};

export const centreForms: Readonly<Record<string, Form>> = {
  'centre-accept': accept,
  'centre-refuse': refuse,
  'centre-take-out': takeOut,
  'centre-detach': detach,
};
