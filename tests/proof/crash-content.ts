import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One campaign a minute, all of one short bulletin: as many airings in an hour as a ward has in a year. */
const campaignCount = 40;
/** 08:00 is the first campaign's minute. */
const firstMinute = 8 * 60;

/** A small content folder of `count` campaigns, `stepMinutes` apart, that begin on `startsOn`, a Tuesday. */
export function writeCrashContent(
  dir: string,
  startsOn: string,
  count = campaignCount,
  stepMinutes = 1,
): void {
  mkdirSync(join(dir, 'announcements'), { recursive: true });
  mkdirSync(join(dir, 'campaigns'), { recursive: true });
  const everyDay = '[mon, tue, wed, thu, fri, sat, sun]';
  writeFileSync(
    join(dir, 'ward.yaml'),
    `name: phường Thử
station: Đài phường Thử
portals: []
broadcast:
  permitted:
    - { days: ${everyDay}, from: '05:00', to: '22:00', citation: thử }
  maxSessionMinutes: 15
  maxSessionsPerDay: 1000
  sessionCitation: thử
`,
  );
  writeDocument(dir, 'thu', 'Kính mời bà con đi họp tổ dân phố.');
  for (const [name, text] of Object.entries({
    'facts.yaml': '[]\n',
    'glossary.yaml': '[]\n',
    'synonyms.yaml': '[]\n',
    'lexicon.tsv': 'written\tspoken\tnote\n',
  })) {
    writeFileSync(join(dir, name), text);
  }
  for (let index = 0; index < count; index++) {
    writeCampaign(dir, {
      ...campaignAt(index, stepMinutes),
      document: 'thu',
      startsOn,
    });
  }
}

/** Has every bulletin need an approval, and every fourth campaign air a second document, `sua`. */
export function makeCareful(dir: string, startsOn: string): void {
  appendFileSync(join(dir, 'ward.yaml'), 'approval: { required: true }\n');
  writeDocument(dir, 'sua', 'Kính mời bà con đi họp lần một.');
  for (let index = 1; index < campaignCount; index += 4)
    writeCampaign(dir, { ...campaignAt(index), document: 'sua', startsOn });
}

function campaignAt(index: number, stepMinutes = 1): Pick<CrashCampaign, 'id' | 'minutes'> {
  return {
    id: `c${String(index).padStart(2, '0')}`,
    minutes: firstMinute + index * stepMinutes,
  };
}

interface CrashCampaign {
  readonly id: string;
  readonly document: string;
  /** Of the day. */
  readonly minutes: number;
  readonly startsOn: string;
}

export function writeCampaign(
  dir: string,
  { id, document, minutes, startsOn }: CrashCampaign,
): void {
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  writeFileSync(
    join(dir, 'campaigns', `${id}.yaml`),
    `title: Thử
documents: [thong-bao/${document}]
days: [tue, fri]
time: '${time}'
weeks: 4
startsOn: ${startsOn}
`,
  );
}

export function writeDocument(dir: string, name: string, sentence: string): void {
  writeFileSync(
    join(dir, 'announcements', `${name}.mdx`),
    `---
title: Thử
description: Một bản tin ngắn để thử.
---

# Thử

${sentence}
`,
  );
}
