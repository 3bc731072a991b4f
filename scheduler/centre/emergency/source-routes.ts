// `/khan-cap/nguon/`: feeds, who airs by himself, what areas mean, when somebody is to be telephoned. For admins of everything.
import type { Context } from 'hono';
import { readForm, type Form } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { mayAt, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import {
  addFeed,
  areasKnown,
  feeds,
  listSender,
  removeArea,
  removeFeed,
  setArea,
  unlistSender,
} from '../ledger/cap.ts';
import { callAfterSeconds, setCallAfter } from '../ledger/emergencies.ts';
import { placesIn } from '../ledger/places.ts';
import { writeAct } from '../ledger/stations.ts';
import { plainText } from '../overview/plain-text.ts';
import { show, showNoPage } from '../pages/show.ts';
import { areaWords } from './area-words.ts';
import { sourcesPage } from './pages/sources.ts';

interface Asked {
  readonly sql: Asks;
  readonly form: Form;
  readonly by: string;
  readonly at: number;
}

/** What it did, for the acts; or what is wrong. */
type Done = { readonly detail: Readonly<Record<string, string>> } | { readonly wrong: string };

const acts: Readonly<Record<string, { act: string; run: (asked: Asked) => Promise<Done> }>> = {
  'goi-sau': { act: 'call-after-set', run: setSeconds },
  them: { act: 'cap-feed-added', run: addOne },
  bo: { act: 'cap-feed-removed', run: removeOne },
  'tu-phat': { act: 'cap-sender-listed', run: list },
  'thoi-tu-phat': { act: 'cap-sender-unlisted', run: unlist },
  vung: { act: 'cap-area-set', run: setOne },
  'bo-vung': { act: 'cap-area-removed', run: dropArea },
};

export function addSourceRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.get(
    '/khan-cap/nguon/',
    asPerson('operate', (context, person) => showSources(parts, context, person, [])),
  );
  for (const [path, { act, run }] of Object.entries(acts))
    app.post(
      `/khan-cap/nguon/${path}/`,
      asPerson('operate', async (context, person) => {
        const form = await readForm(context);
        if (!form || !mayAt(person, 'operate')) return showNoPage(context);
        const at = now();
        const by = person.name;
        const done = await sql.begin(async (step) => {
          const did = await run({ sql: step, form, by, at });
          // Who was let in by a code of the machine has none.
          const account = person.account === '' ? {} : { account: person.account };
          if ('detail' in did)
            await writeAct(step, { at, by, ...account, act, detail: did.detail });
          return did;
        });
        if ('wrong' in done) return showSources(parts, context, person, [done.wrong]);
        return context.redirect('/khan-cap/nguon/', 303);
      }),
    );
}

async function showSources(
  { sql }: CentreParts,
  context: Context,
  person: Person,
  problems: readonly string[],
): Promise<Response> {
  if (!mayAt(person, 'operate')) return showNoPage(context);
  const places = await placesIn(sql);
  const areas = await areasKnown(sql);
  const main = sourcesPage({
    ...{ feeds: await feeds(sql), callAfterSeconds: await callAfterSeconds(sql), problems },
    areas: areas.map((area) => ({ ...area, words: areaWords(area.selection, places) })),
    area: {
      name: (context.req.query('ten') ?? '').slice(0, 200),
      value: (context.req.query('ma') ?? '').slice(0, 2000),
    },
  });
  const page = { title: 'Nguồn cảnh báo, cài đặt', page: 'emergency-sources', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

async function setSeconds({ sql, form }: Asked): Promise<Done> {
  const seconds = Number(form.text('giay'));
  if (!Number.isInteger(seconds) || seconds < 5 || seconds > 86_400)
    return { wrong: 'Ghi số giây, từ 5 đến 86400.' };
  await setCallAfter(sql, seconds);
  return { detail: { seconds: String(seconds) } };
}

/** Why an address is no feed's; Vietnamese. */
export function feedWrong(url: string, everyMinutes: number): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:'))
    return 'Địa chỉ nguồn bắt đầu bằng https://.';
  // What the address carries is shown to everybody who sees the page.
  if (parsed.username !== '' || parsed.password !== '')
    return 'Địa chỉ nguồn không được mang tên và mật khẩu.';
  if (!Number.isInteger(everyMinutes) || everyMinutes < 1 || everyMinutes > 1440)
    return 'Hỏi mỗi 1 đến 1440 phút.';
  return undefined;
}

async function addOne({ sql, form, by, at }: Asked): Promise<Done> {
  const url = form.text('dia-chi', 1000);
  const everyMinutes = Number(form.text('moi'));
  const wrong = feedWrong(url, everyMinutes);
  if (wrong !== undefined) return { wrong };
  await addFeed(sql, { url: new URL(url).href, everyMinutes, by, at });
  return { detail: { url, everyMinutes: String(everyMinutes) } };
}

async function removeOne({ sql, form, at }: Asked): Promise<Done> {
  const removed = await removeFeed(sql, numberIn(form, 'nguon'), at);
  return removed ? { detail: { feed: form.text('nguon') } } : { wrong: 'Không còn nguồn ấy.' };
}

async function list({ sql, form, by, at }: Asked): Promise<Done> {
  const sender = form.text('noi-gui', 300);
  const feed = (await feeds(sql)).find(({ id }) => id === numberIn(form, 'nguon'));
  if (!feed || sender === '') return { wrong: 'Ghi nơi gửi, chép nguyên từ cảnh báo.' };
  const { protocol, hostname } = new URL(feed.url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  // Whoever is on the way could write an alert in their name.
  if (protocol !== 'https:' && !isHere)
    return {
      wrong:
        'Nguồn http thường: người trên đường truyền giả được cảnh báo. Chỉ nguồn https mới được tự phát.',
    };
  await listSender(sql, { feed: feed.id, sender, by, at });
  return { detail: { feed: feed.url, sender } };
}

async function unlist({ sql, form }: Asked): Promise<Done> {
  const sender = form.text('noi-gui', 300);
  await unlistSender(sql, numberIn(form, 'nguon'), sender);
  return { detail: { feed: form.text('nguon'), sender } };
}

async function setOne({ sql, form, by, at }: Asked): Promise<Done> {
  const [name, value] = [form.text('ten'), form.text('ma', 2000)];
  if (value === '') return { wrong: 'Ghi mã, hoặc lời của vùng.' };
  const typed = form.text('noi');
  const places = await placesIn(sql);
  const wanted = typed.split('/').map(plainText);
  const meant = places.filter(
    ({ path }) =>
      typed !== '' &&
      wanted.every((step, index) => plainText(path.slice(-wanted.length)[index] ?? '') === step),
  );
  const [place, ...more] = meant;
  if (typed !== '' && (!place || more.length > 0))
    return {
      wrong: place
        ? `Nhiều nơi tên ấy: ${meant
            .map(({ path }) => path.join(' / '))
            .slice(0, 10)
            .join('; ')}. Gõ cả tên tỉnh, ngăn bằng /.`
        : `Không có nơi nào tên “${typed}”. Gõ đúng tên như ở trang Các đài.`,
    };
  const group = form.text('nhom');
  const selection = {
    ...(form.all('tat-ca').includes('yes') && { all: true }),
    ...(place && { places: [place.id] }),
    ...(group !== '' && { groups: [group] }),
  };
  if (Object.keys(selection).length === 0)
    return { wrong: 'Ghi vùng này là nơi nào, hoặc nhóm nào.' };
  await setArea(sql, { name, value, selection, by, at });
  return { detail: { area: `${name} ${value}`.trim(), selection: areaWords(selection, places) } };
}

async function dropArea({ sql, form }: Asked): Promise<Done> {
  const key = { name: form.text('ten'), value: form.text('ma', 2000) };
  await removeArea(sql, key);
  return { detail: { area: `${key.name} ${key.value}`.trim() } };
}

function numberIn(form: Form, name: string): number {
  const value = Number(form.text(name));
  return Number.isSafeInteger(value) ? value : 0;
}
