// CAP 1.2 in and out: what is read, what is refused, what may air by itself, what is written.
import { describe, expect, it } from 'vitest';
import type { CapAlert } from '../../../scheduler/centre/emergency/cap/cap-alert.ts';
import { draftOf, unionOf } from '../../../scheduler/centre/emergency/cap/draft-of.ts';
import {
  doubtsOf,
  keysOf,
  partsOf,
  wordsOfPart,
} from '../../../scheduler/centre/emergency/cap/judge-alert.ts';
import { readCap } from '../../../scheduler/centre/emergency/cap/read-cap.ts';
import { readFeed } from '../../../scheduler/centre/emergency/cap/read-feed.ts';
import {
  alertOf,
  cancelOf,
  writeCap,
  type CapSource,
} from '../../../scheduler/centre/emergency/cap/write-cap.ts';
import { writeFeed } from '../../../scheduler/centre/emergency/cap/write-feed.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { brokenCapRules } from '../../setup/cap-rules.ts';

const now = Date.parse('2026-11-30T17:00:00+07:00');

const info = (inner = '', language = 'vi-VN'): string => `
  <info>
    <language>${language}</language>
    <category>Met</category>
    <event>Lũ</event>
    <urgency>Immediate</urgency>
    <severity>Severe</severity>
    <certainty>Likely</certainty>
    <expires>2026-11-30T20:00:00+07:00</expires>
    <headline>Lũ trên sông Kinh Thầy</headline>
    <description>Mực nước lên nhanh.</description>
    <instruction>Bà con di dời ngay</instruction>
    ${inner}
    <area>
      <areaDesc>Thị xã Kinh Môn</areaDesc>
      <polygon>21.0,106.5 21.1,106.6 21.0,106.6 21.0,106.5</polygon>
      <geocode><valueName>MaDVHC</valueName><value>292</value></geocode>
    </area>
  </info>`;

const cap = ({ head = '', body = info(), ...fields }: Record<string, string> = {}): string => {
  const said = {
    ...{ identifier: 'VN-1', sender: 'kttv@example.vn', sent: '2026-11-30T16:55:00+07:00' },
    ...{ status: 'Actual', msgType: 'Alert', scope: 'Public' },
    ...fields,
  };
  const tags = Object.entries(said).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>${head}<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${tags.join('')}${body}</alert>`;
};
const read = (text: string): CapAlert => readCap(Buffer.from(text));
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'read';
  } catch (error) {
    if (error instanceof LoaError)
      return `${error.code} ${error.message.split(': ')[1] ?? ''}`.trim();
    throw error;
  }
};

describe('an alert is read', () => {
  it('field by field', () => {
    const alert = read(cap());
    expect(alert).toMatchObject({ identifier: 'VN-1', status: 'Actual', references: [] });
    expect(alert.infos[0]?.areas).toEqual([
      {
        areaDesc: 'Thị xã Kinh Môn',
        geocodes: [{ name: 'MaDVHC', value: '292' }],
        shapes: 1,
      },
    ]);
    const [part] = partsOf(alert);
    expect(part && wordsOfPart(part)).toBe(
      'Lũ trên sông Kinh Thầy. Mực nước lên nhanh. Bà con di dời ngay.',
    );
  });

  it('with a prefix, CDATA and entities as with none', () => {
    const text = cap()
      .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1cap:')
      .replace('xmlns=', 'xmlns:cap=')
      .replace('Mực nước lên nhanh.', '<![CDATA[Mực nước <b> & lên]]> &lt;nhanh&gt;&#33;');
    expect(read(text).infos[0]?.description).toBe('Mực nước <b> & lên <nhanh>!');
  });

  it('in the language that people here understand, else in that which comes first', () => {
    const both = read(cap({ body: info('', 'en-US') + info() }));
    expect(partsOf(both).map(({ language }) => language)).toEqual(['vi-VN']);
    const none = read(cap({ body: info('', 'en-US') + info('', 'fr') }));
    expect(partsOf(none).map(({ language }) => language)).toEqual(['en-US']);
  });

  it('with what it refers to', () => {
    const references = 'a@b,1,2026-11-30T10:00:00+07:00 a@b,2,2026-11-30T11:00:00+07:00';
    const alert = read(cap({ msgType: 'Update', references }));
    expect(alert.references.map(({ identifier }) => identifier)).toEqual(['1', '2']);
  });
});

describe('what is no sound alert is refused, and the field named', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at} "&lol;&lol;">`).join('')}]>`;
  it.each([
    ['a bomb of entities', cap({ head: bomb }), 'doctype'],
    ['a document type alone', cap({ head: '<!DOCTYPE alert>' }), 'doctype'],
    [
      'a file of the machine as an entity',
      cap({ head: '<!DOCTYPE alert SYSTEM "file:///etc/passwd">' }),
      'doctype',
    ],
    ['one that hides it in a comment', cap({ head: '<!-- <!DOCTYPE a> -->' }), 'doctype'],
    ['brackets a thousand deep', '<a>'.repeat(1000), 'too-deep'],
    ['more than 1 MB', cap({ body: info(`<web>${'x'.repeat(1_000_000)}</web>`) }), 'too-big'],
    ['twenty thousand elements', `<a>${'<b/>'.repeat(20_001)}</a>`, 'too-big'],
    ['cut off in the middle', cap().slice(0, -60), 'not-whole có thẻ không đóng.'],
    ['another encoding', cap().replace('UTF-8', 'UTF-16'), 'encoding'],
    ['CAP 1.1', cap().replace('cap:1.2', 'cap:1.1'), 'not-cap'],
    ['a page', '<html><body></body></html>', 'not-cap'],
    ['no identifier', cap({ identifier: '' }), 'field alert/identifier.'],
    ['a sender with a comma', cap({ sender: 'a,b' }), 'field alert/sender.'],
    ['a time without a zone', cap({ sent: '2026-11-30T16:55:00' }), 'field alert/sent.'],
    ['a time in Z', cap({ sent: '2026-11-30T16:55:00Z' }), 'field alert/sent.'],
    ['a status of its own', cap({ status: 'Real' }), 'field alert/status.'],
    [
      'an urgency of its own',
      cap({ body: info().replace('Immediate', 'Now') }),
      'field alert/infos/1/urgency.',
    ],
    ['half a reference', cap({ references: 'a@b,1' }), 'field alert/references/1/sent.'],
  ])('%s', (_, text, code) => {
    expect(refusal(() => read(text))).toBe(code);
  });

  it('bytes that are no UTF-8', () => {
    expect(refusal(() => readCap(Buffer.from([0x3c, 0xff, 0xfe])))).toBe('encoding');
  });
});

describe('what may air by itself', () => {
  const facts = { now, isListed: true, isKnown: () => true };
  const doubts = (text: string, more: Partial<typeof facts> = {}): readonly string[] => {
    const alert = read(text);
    return doubtsOf(alert, partsOf(alert)[0], { ...facts, ...more });
  };
  it.each([
    ['an actual, public alert of a listed sender for a known area', cap(), []],
    ['an exercise', cap({ status: 'Exercise' }), ['not-actual']],
    ['a test', cap({ status: 'Test' }), ['not-actual']],
    ['a draft', cap({ status: 'Draft' }), ['not-actual']],
    ['the system’s own talk', cap({ status: 'System' }), ['not-actual']],
    ['a private one', cap({ scope: 'Private' }), ['not-public']],
    ['an acknowledgement', cap({ msgType: 'Ack' }), ['no-warning']],
    ['nothing said', cap({ body: '' }), ['no-part']],
    ['two parts', cap({ body: info() + info() }), ['several-parts']],
    ['no end', cap({ body: info().replace(/<expires>.*<\/expires>/, '') }), ['no-expiry']],
    ['one that has ended', cap({ body: info().replaceAll('T20:00', 'T16:59') }), ['expired']],
    [
      'one that is to count later',
      cap({ body: info('<effective>2026-11-30T19:00:00+07:00</effective>') }),
      ['not-yet'],
    ],
    ['English', cap({ body: info('', 'en-US') }), ['not-vietnamese']],
    [
      'more than anybody listens to',
      cap({ body: info().replace('Mực nước', 'Nước '.repeat(1000)) }),
      ['too-long'],
    ],
    [
      'the all-clear',
      cap({ body: info().replace('<urgency>', '<responseType>AllClear</responseType><urgency>') }),
      ['not-urgent'],
    ],
  ])('%s', (_, text, expected) => {
    expect(doubts(text)).toEqual(expected);
  });

  it('not for an area that nobody knows, nor of a sender who is not listed', () => {
    expect(doubts(cap(), { isKnown: () => false })).toEqual(['no-known-area']);
    expect(doubts(cap(), { isListed: false })).toEqual(['not-listed']);
  });

  it('an area is known by its codes; by its words only where it has none', () => {
    const codes = [{ name: 'MaDVHC', value: '292' }];
    expect(keysOf({ areaDesc: 'Kinh  Môn', geocodes: codes, shapes: 0 })).toEqual(codes);
    expect(keysOf({ areaDesc: 'Kinh  Môn', geocodes: [], shapes: 0 })).toEqual([
      { name: '', value: 'Kinh Môn' },
    ]);
  });
});

it('a part becomes an emergency that holds no longer than anything does', () => {
  const [part] = partsOf(read(cap()));
  if (!part) throw new Error('no part');
  const selection = unionOf([{ places: [1] }, { places: [1, 2], groups: ['miền núi'] }]);
  const draft = draftOf(part, {
    ...{
      selection,
      replaces: null,
      capAlert: 1,
      capPart: 0,
      by: 'CAP kttv@example.vn',
      latest: now + 3_600_000,
    },
  });
  expect(draft).toMatchObject({
    ...{ title: 'Lũ trên sông Kinh Thầy', category: 'Met', area: 'Thị xã Kinh Môn' },
    ...{ expiresAt: now + 3_600_000, selection: { places: [1, 2], groups: ['miền núi'] } },
  });
});

const source: CapSource = {
  ...{ id: 'AAAA-BBBB-CCCC', centre: 'vZTgSgLZF2iTo3n3HCY1RA', title: 'Xả lũ "gấp" <1>' },
  ...{ text: 'Bà con & trẻ em\u0000 rời đi.', urgency: 'Immediate', severity: 'Unknown' },
  ...{ certainty: 'Unknown', category: 'Met', madeAt: now, expiresAt: now + 3_600_000 },
  areas: [{ areaDesc: 'Tỉnh Hải Dương', geocodes: [{ name: 'MaDVHC', value: '30' }], shapes: 0 }],
  replaces: [],
};

describe('what is written follows the standard’s table', () => {
  const older = { id: 'OOOO-PPPP-QQQQ', madeAt: now - 60_000 };
  it.each([
    ['an alert', alertOf(source, 'https://trung-tam.example/')],
    ['an update', alertOf({ ...source, replaces: [older] }, undefined)],
    ['a cancel', cancelOf(source, { id: 'EEEE-FFFF-GGGG', at: now + 1000, why: 'đã <yên>' })],
    ['a cancel without a word', cancelOf(source, { id: 'EEEE', at: now, why: '' })],
  ])('%s', (_, alert) => {
    const document = writeCap(alert);
    expect(brokenCapRules(document)).toEqual([]);
    const back = readCap(Buffer.from(document));
    expect(back.msgType).toBe(alert.msgType);
    expect(back.references).toEqual(alert.references);
    const said = (one: CapAlert): unknown =>
      one.infos.map(({ headline, areas }) => ({ headline, areas }));
    expect(said(back)).toEqual(said(alert));
  });

  it('an update and a cancel name the alert as it named itself', () => {
    const alert = alertOf(source, undefined);
    const { sender, identifier, sent } = alert;
    const cancel = cancelOf(source, { id: 'E', at: now, why: '' });
    expect(cancel.references).toEqual([{ sender, identifier, sent }]);
    expect(alertOf({ ...source, id: 'N', replaces: [source] }, undefined).references).toEqual(
      cancel.references,
    );
  });

  it('the rules find what breaks them', () => {
    const broken = writeCap(alertOf(source, undefined))
      .replace('<scope>Public</scope>', '')
      .replace('Immediate', 'Now')
      .replace('+07:00</sent>', 'Z</sent>');
    expect(brokenCapRules(broken)).toHaveLength(3);
  });
});

describe('a feed', () => {
  it('that we write is one that we read', () => {
    const at = { base: 'https://trung-tam.example', centre: 'c', now };
    const feed = writeFeed([{ id: 'A-1', title: 'Lũ & "bão" <b>', at: now }], at);
    expect(readFeed(Buffer.from(feed), 'https://trung-tam.example/khan-cap/cap.atom')).toEqual({
      is: 'list',
      entries: [
        {
          link: 'https://trung-tam.example/khan-cap/A-1/cap.xml',
          mark: '2026-11-30T17:00:00+07:00',
        },
      ],
    });
    expect(readFeed(Buffer.from(writeFeed([], at)), 'https://x/')).toEqual({
      is: 'list',
      entries: [],
    });
  });

  it('in RSS, an alert itself, and what is neither', () => {
    const rss =
      '<rss version="2.0"><channel><item><link>/cap/1.xml</link><pubDate>now</pubDate></item><item><link>javascript:alert(1)</link></item><item/></channel></rss>';
    expect(readFeed(Buffer.from(rss), 'https://kttv.example/rss')).toMatchObject({
      entries: [
        { link: 'https://kttv.example/cap/1.xml', mark: 'now' },
        { link: 'javascript:alert(1)' },
      ],
    });
    expect(readFeed(Buffer.from(cap()), 'https://kttv.example/')).toEqual({ is: 'alert' });
    expect(refusal(() => readFeed(Buffer.from('<a/>'), 'https://kttv.example/'))).toBe('not-cap');
  });
});
