// `/sua-dai/`, `/dai/<id>/sua/`: what an admin changes of stations, after a look, with a reason.
import type { Context } from 'hono';
import { oneLine, readForm, type Form } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import type { Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { placesIn } from '../ledger/places.ts';
import { onceOnly } from '../ledger/sent-forms.ts';
import type { KeptStation } from '../ledger/station-list.ts';
import { plainText } from '../overview/plain-text.ts';
import { show, showNoPage } from '../pages/show.ts';
import { changeStations, ownStations, type Change } from './change-stations.ts';
import { findPath, pathsByName } from './find-path.ts';
import { changeLookPage, changeManyPage, changeOnePage } from './pages/change.ts';
import { previewGiven } from './preview-given.ts';
import { isFormula, isPhone } from './read-rows.ts';

const mostBytes = 1_000_000;

export function addChangeRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.get(
    '/sua-dai/',
    asPerson('stations', (context, person) => showMany(context, parts, person, {})),
  );
  app.get(
    '/dai/:id/sua/',
    asPerson('stations', async (context, person) => {
      const [station] = await ownStations(sql, person, [context.req.param('id') ?? '']);
      return station ? showOne(context, person, station, []) : showNoPage(context);
    }),
  );
  app.post(
    '/sua-dai/',
    asPerson('stations', async (context, person) => {
      const asked = await askedIn(context, parts, person);
      if (!asked) return showNoPage(context);
      const { stations, problems, change, why, value, back } = asked;
      if (problems.length > 0 || !change) return showAgain(context, parts, person, asked);
      const words = sayChange(change, value);
      const ids = stations.map(({ id }) => id);
      const given = await previewGiven(sql, { ids, change }, { person, at: now() });
      const main = changeLookPage({ words, stations, is: change.is, value, why, back, given });
      return show(context, { title: 'Xem trước khi sửa', page: 'stations-look', person, main });
    }),
  );
  app.post(
    '/sua-dai/lam/',
    asPerson('stations', async (context, person) => {
      const asked = await askedIn(context, parts, person);
      if (!asked) return showNoPage(context);
      const { stations, problems, change, why, form, back } = asked;
      if (problems.length > 0 || !change) return showAgain(context, parts, person, asked);
      const once = { form: `sua ${form.text('so', 60)}`, at: now() };
      const path = await onceOnly(sql, once, async (step) => {
        const ids = stations.map(({ id }) => id);
        const many = await changeStations(step, { person, at: now(), why }, { ids, change });
        return `${back}${back.includes('?') ? '&' : '?'}xong=${many}`;
      });
      return context.redirect(path, 303);
    }),
  );
}

interface Asked {
  readonly form: Form;
  readonly stations: readonly KeptStation[];
  readonly change: Change | undefined;
  readonly value: string;
  readonly why: string;
  readonly back: string;
  readonly problems: readonly string[];
}

/** What is asked for, of stations that are this person's; undefined where there is none of those that are named. */
async function askedIn(
  context: Context,
  { sql }: CentreParts,
  person: Person,
): Promise<Asked | undefined> {
  const form = await readForm(context, mostBytes);
  if (!form) return undefined;
  const ids = [...new Set(form.all('dai'))];
  const stations = ids.length === 0 ? [] : await ownStations(sql, person, ids);
  if (ids.length > 0 && stations.length === 0) return undefined;
  const value = form.text('gia-tri', 200);
  const why = form.text('ly-do', 500);
  const change = changeOf(form.raw('viec'), value);
  const problems = [
    ...(stations.length === 0 ? ['Chưa chọn đài nào. Đánh dấu trong danh sách.'] : []),
    ...(why === '' ? ['Chưa ghi vì sao.'] : []),
    ...(change ? await problemsOf(change, value, { sql, person, stations }) : ['Chưa chọn việc.']),
  ];
  // A page of ours alone is led back to.
  const typed = form.text('ve', 100);
  const back = /^\/dai\/[\w-]+\/sua\/$/.test(typed) ? typed : '/sua-dai/';
  return { form, stations, change, value, why, back, problems };
}

function changeOf(is: string, value: string): Change | undefined {
  switch (is) {
    case 'rename':
    case 'phone':
    case 'join-group':
    case 'leave-group':
      return { is, to: value };
    case 'move':
      return {
        is,
        to: value
          .split('/')
          .map((step) => oneLine(step, 100))
          .filter(Boolean),
      };
    case 'revoke':
      return { is };
    default:
      return undefined;
  }
}

async function problemsOf(
  change: Change,
  value: string,
  {
    sql,
    person,
    stations,
  }: Pick<CentreParts, 'sql'> & { person: Person; stations: readonly KeptStation[] },
): Promise<readonly string[]> {
  const isName =
    change.is === 'rename' || change.is === 'join-group' || change.is === 'leave-group';
  if (isName && value === '') return ['Chưa gõ tên.'];
  if (isName && isFormula(value))
    return [`“${value}” bắt đầu bằng dấu mà bảng tính hiểu là công thức. Bỏ dấu ấy.`];
  if (change.is === 'rename' && stations.length > 1) return ['Mỗi lần đổi tên một đài.'];
  if (change.is === 'phone' && !isPhone(value))
    return [`“${value}” không giống số điện thoại. Chỉ ghi chữ số, ví dụ 0912 345 678.`];
  if (change.is !== 'move') return [];
  if (change.to.length === 0) return ['Chưa gõ nơi mới: tỉnh/xã, ngăn bằng dấu /.'];
  if (change.to.some(isFormula))
    return ['Tên nơi bắt đầu bằng dấu mà bảng tính hiểu là công thức.'];
  const found = findPath(pathsByName(await placesIn(sql)), change.to, person);
  return found.is === 'not-yours'
    ? [`“${change.to.join(' / ')}” không ở trong phần mà tài khoản của bạn quản trị.`]
    : [];
}

const changeWords = {
  rename: 'Đổi tên thành',
  phone: 'Đổi điện thoại thành',
  'join-group': 'Thêm vào nhóm',
  'leave-group': 'Bỏ khỏi nhóm',
  move: 'Chuyển sang',
  revoke: 'Thu hồi khóa',
} as const satisfies Record<Change['is'], string>;

function sayChange({ is }: Change, value: string): string {
  return is === 'revoke'
    ? changeWords[is]
    : `${changeWords[is]}: ${value === '' ? 'để trống' : value}`;
}

function showAgain(
  context: Context,
  parts: CentreParts,
  person: Person,
  { back, stations, problems }: Asked,
): Response | Promise<Response> {
  const [one] = stations;
  return back === '/sua-dai/' || !one
    ? showMany(context, parts, person, { problems })
    : showOne(context, person, one, problems);
}

async function showMany(
  context: Context,
  { sql }: CentreParts,
  person: Person,
  { problems = [] }: { problems?: readonly string[] },
): Promise<Response> {
  const text = oneLine(context.req.query('tim') ?? '', 100);
  const wanted = plainText(text);
  const stations = (await ownStations(sql, person)).filter(({ id, name, path, groups }) =>
    plainText([id, name, ...path, ...groups].join(' ')).includes(wanted),
  );
  const done = Number(context.req.query('xong') ?? '');
  const said =
    context.req.query('xong') === undefined || !Number.isSafeInteger(done)
      ? undefined
      : `Đã sửa ${done} đài.`;
  const main = changeManyPage({ stations, text, problems, ...(said !== undefined && { said }) });
  const page = { title: 'Sửa nhiều đài', page: 'stations-change', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

function showOne(
  context: Context,
  person: Person,
  station: KeptStation,
  problems: readonly string[],
): Response | Promise<Response> {
  const main = changeOnePage(station, problems);
  const page = { title: `Sửa ${station.name}`, page: 'stations-change', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}
