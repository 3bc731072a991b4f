// Campaigns made and edited in the browser: what the form writes, what it refuses, what the log has of it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { wardOnDisk, type WardOnDisk } from '../../setup/ward-on-disk.ts';

const campaign = `# Đợt một, chị Hoa phụ trách.
title: Đợt một
items:
  - document: thong-bao/thong-bao # bài chính
  - { relay: dai-tinh, minutes: 10, fallback: { document: thong-bao/thong-bao } }
days: [mon, tue]

# Giờ đã xin phép.
time: '17:00'
weeks: 5
`;
const relays = `relays:
  - id: dai-tinh
    name: Đài tỉnh
    url: https://phat.example.vn/x.mp3
`;

let ward: WardOnDisk;
let cookie: string;

beforeEach(() => {
  ward = wardOnDisk();
  ward.put('content/ward.yaml', `${ward.read('content/ward.yaml')}${relays}`);
  ward.put('content/campaigns/dot-mot.yaml', campaign);
  cookie = ward.console.signIn('editor');
});
afterEach(() => {
  ward.remove();
});

const read = (file: string) => ward.read(file);

const answers = {
  ...{ title: 'Phòng cháy mùa hanh', item1: 'document:thong-bao/thong-bao', when: 'days' },
  ...{ 'day-mon': 'on', times: '7h30', end: 'weeks', weeks: '3', grace: '15' },
  ...{ sameWeek: 'on', spareWeek: 'on' },
};

const look = async (path: string) => (await ward.console.get(path, cookie)).text();
const preview = (path: string, fields: Readonly<Record<string, string>>) =>
  look(`${path}?${new URLSearchParams({ xem: '1', ...fields }).toString()}`);
const keep = (fields: Readonly<Record<string, string>>) =>
  ward.console.post('/dai/viec/campaign', {
    cookie,
    fields: { token: ward.console.tokenOf(cookie), ...fields },
  });

/** The fields of the page's form that keeps what it shows. */
function keepingFields(page: string): Readonly<Record<string, string>> {
  const [form = ''] = /<form[^>]*action="\/dai\/viec\/campaign"[\s\S]*?<\/form>/.exec(page) ?? [];
  const inputs = form.matchAll(/name="([^"]*)"\s+value="([^"]*)"/g);
  return Object.fromEntries(
    [...inputs]
      .filter(([, name]) => name !== 'token')
      .map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  );
}
const counts = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/data-becomes="([a-z-]+)"\s+data-count="(\d+)"/g)].map(
      ([, kind = '', count]) => [kind, Number(count)],
    ),
  );

describe('a new campaign', () => {
  test('is shown as airings, and nothing is written', async () => {
    const page = await preview('/dai/dot-phat/moi/', answers);
    expect(counts(page)).toMatchObject({ added: 3 });
    expect(() => read('content/campaigns/phong-chay-mua-hanh.yaml')).toThrow();
  });

  test('is written as staff write it, and can be read', async () => {
    const answer = await keep(answers);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dai/dot-phat/?giu=1']);
    expect(read('content/campaigns/phong-chay-mua-hanh.yaml')).toBe(`title: Phòng cháy mùa hanh

# Phát những gì, theo thứ tự.
documents:
  - thong-bao/thong-bao

# Phát ngày nào, giờ nào, trong bao lâu.
days: [mon]
time: '07:30'
weeks: 3
`);
    expect(loadContent(ward.contentDir).problems).toEqual([]);
  });

  test('of a title that is taken has a name of its own', async () => {
    await keep({ ...answers, title: 'Đợt một' });
    expect(read('content/campaigns/dot-mot.yaml')).toBe(campaign);
    expect(read('content/campaigns/dot-mot-2.yaml')).toContain('title: Đợt một');
  });

  test.each([
    ['no hour', { times: 'chiều' }, 'Ghi giờ và phút'],
    ['no day', { 'day-mon': '' }, 'Chọn ít nhất một ngày'],
    ['nothing to air', { item1: '' }, 'Chọn ít nhất một phần'],
    ['an hour that is not allowed', { times: '22:00' }, 'ngoài giờ được phép'],
    ['a document that is not there', { item1: 'document:thong-bao/x' }, 'thong-bao/x'],
    ['too many weeks', { weeks: '99' }, '"weeks" đang ghi 99'],
    ['no title', { title: '' }, 'Ghi tên đợt phát'],
  ])('with %s is refused, with what was typed kept', async (_name, wrong, says) => {
    const fields = Object.fromEntries(
      Object.entries({ ...answers, ...wrong }).filter(([, value]) => value !== ''),
    );
    expect(await preview('/dai/dot-phat/moi/', fields)).toContain(says.replaceAll('"', '&quot;'));
    const answer = await keep(fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(says.replaceAll('"', '&quot;'));
    expect(page).toContain(`value="${fields['weeks'] ?? ''}"`);
  });

  test('is written down: who, which file, before and after', async () => {
    await keep(answers);
    expect(ward.console.logged().at(-1)).toMatchObject({
      event: 'account-act',
      detail: {
        ...{ act: 'campaign', by: 'Bà Hoa', was: '' },
        file: 'content/campaigns/phong-chay-mua-hanh.yaml',
        is: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
  });
});

describe('a campaign that is there', () => {
  const path = '/dai/dot-phat/dot-mot/';

  test('with nothing changed is the same bytes', async () => {
    const page = await look(path);
    expect(page).toContain('Giữ nguyên như trong tệp');
    const same = await preview(path, formFields(page));
    expect((await keep(keepingFields(same))).status).toBe(303);
    expect(read('content/campaigns/dot-mot.yaml')).toBe(campaign);
  });

  test('with another hour: its own line alone', async () => {
    const fields = { ...formFields(await look(path)), times: '16:00, 17:00' };
    await keep(keepingFields(await preview(path, fields)));
    expect(read('content/campaigns/dot-mot.yaml')).toBe(
      campaign.replace("time: '17:00'", "times: ['16:00', '17:00']"),
    );
  });

  test('that somebody else has changed meanwhile is refused', async () => {
    const fields = keepingFields(await preview(path, formFields(await look(path))));
    ward.put('content/campaigns/dot-mot.yaml', campaign.replace('weeks: 5', 'weeks: 2'));
    const answer = await keep({ ...fields, weeks: '9' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('vừa được người khác sửa') as string,
    ]);
    expect(read('content/campaigns/dot-mot.yaml')).toContain('weeks: 2');
  });

  test('ends with a day: what is after it is withdrawn, said before it is kept', async () => {
    const page = await look(`${path}?het=2100-01-01`);
    expect(page).toContain('until: 2100-01-01');
  });

  test('ends now: nothing is left of it', async () => {
    const page = await look(`${path}?het=nay`);
    expect(page).toContain('không phát buổi nào nữa');
    expect(counts(page)).toEqual({ withdrawn: 10 });
    await keep(keepingFields(page));
    expect(read('content/campaigns/dot-mot.yaml')).toBe(
      campaign.replace('title: Đợt một\n', 'title: Đợt một\nhold: true\n'),
    );
    expect(await look('/dai/dot-phat/')).toMatch(
      /Soạn sẵn, chưa bắt đầu[\s\S]*data-campaign="dot-mot"/,
    );
  });

  test('is copied into a form of its own', async () => {
    const page = await look('/dai/dot-phat/moi/?sao=dot-mot');
    expect(page).toContain('value="Đợt một (bản sao)"');
    expect(page).toMatch(/value="relay:dai-tinh"\s+selected/);
  });

  test('that is not there is no page', async () => {
    expect((await ward.console.get('/dai/dot-phat/khong-co/', cookie)).status).toBe(404);
  });
});

/** What the page's form that is looked at has filled in. */
function formFields(page: string): Readonly<Record<string, string>> {
  const [form = ''] = /<form[^>]*data-form="campaign"[\s\S]*?<\/form>/.exec(page) ?? [];
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? '';
    const isChoice = /type="(?:checkbox|radio)"/.test(input);
    if (!isChoice || /\schecked/.test(input)) fields[of('name')] = of('value');
  }
  for (const [, name = '', inner = ''] of form.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = /value="([^"]*)"\s+selected/.exec(inner)?.[1] ?? '';
  return fields;
}
