// What lies in a studio's folder against what must lie there.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { takesFolder, takesIn, takeSound, type Takes } from '../../../audio/studio/index.ts';
import { takesToAir } from '../../../audio/studio/takes-to-air.ts';
import { consentsOf } from '../../../scheduler/console/studio/consents.ts';
import { readingOf } from '../../../scheduler/console/studio/reading-store.ts';
import { documents } from './keeping.ts';
import type { Memory } from './memory.ts';

/** Each a sentence; nothing: all is as it must be. */
export function differences(memory: Memory, dataDir: string): readonly string[] {
  const takes = takesIn(dataDir);
  return [
    ...takes.damagedLines.map((line) => `line ${line} is damaged`),
    ...ofTakes(memory, takes, dataDir),
    ...ofWhatAirs(memory, takes, dataDir),
    ...ofPromises(memory, dataDir),
    ...ofReadings(memory, dataDir),
  ];
}

function ofTakes(memory: Memory, takes: Takes, dataDir: string): readonly string[] {
  const wrong: string[] = [];
  const there = new Map(takes.all.map((take) => [take.id, take]));
  if (there.size !== takes.all.length) wrong.push('one id twice');
  for (const [id, kept] of memory.takes) {
    const take = there.get(id);
    there.delete(id);
    const isWithdrawn = memory.withdrawn.has(id);
    if (isWithdrawn && take) wrong.push(`withdrawn ${id} may air`);
    if (isWithdrawn) continue;
    if (!take) wrong.push(`acknowledged ${id} is lost`);
    const isSame =
      take?.text === kept.text &&
      take.document === kept.document &&
      take.key === kept.key &&
      take.sha256 === kept.sha256 &&
      take.reader === kept.consent.reader &&
      take.consent.words === kept.consent.words;
    if (take && !isSame) wrong.push(`${id} says something else`);
    const file = takeSound(dataDir, kept.sha256);
    const hash = existsSync(file)
      ? createHash('sha256').update(readFileSync(file)).digest('hex')
      : 'none';
    if (hash !== kept.sha256) wrong.push(`the sound of ${id} is ${hash}`);
  }
  for (const id of there.keys()) wrong.push(`${id} was never kept, or is there twice`);
  return wrong;
}

function ofWhatAirs(memory: Memory, takes: Takes, dataDir: string): readonly string[] {
  const airs = takesToAir(dataDir);
  return [...memory.places].flatMap(([place, ids]) => {
    const [document, key = ''] = place.split('\n');
    const id = ids.findLast((one) => !memory.withdrawn.has(one));
    const sha256 = id === undefined ? undefined : memory.takes.get(id)?.sha256;
    const isRight =
      takes.inUse(document, key)?.id === id && airs.find(document, key)?.sha256 === sha256;
    return isRight ? [] : [`for ${key.slice(0, 8)} of ${document} another one airs`];
  });
}

/** What was promised to whoever reads. */
function ofPromises(memory: Memory, dataDir: string): readonly string[] {
  const used = new Set(
    [...memory.takes].flatMap(([id, { sha256 }]) => (memory.withdrawn.has(id) ? [] : [sha256])),
  );
  const stays = [...memory.gone].filter((id) => {
    const sha256 = memory.takes.get(id)?.sha256 ?? '';
    return !used.has(sha256) && existsSync(takeSound(dataDir, sha256));
  });
  const consents = documents
    .flatMap((document) => consentsOf(dataDir, document))
    .map(({ id }) => id);
  const held = [...memory.consents.keys()].filter((id) => !memory.consentsBack.has(id));
  return [
    ...stays.map((id) => `the sound of withdrawn ${id} is still there`),
    ...(String(consents.toSorted()) === String(held.toSorted()) ? [] : ['other consents hold']),
  ];
}

function ofReadings(memory: Memory, dataDir: string): readonly string[] {
  return documents.flatMap((document) => {
    const [now, must] = [readingOf(dataDir, document), memory.readings.get(document)];
    const isRight = now?.id === must?.id && now?.state.is === must?.is;
    return isRight ? [] : [`the reading of ${document} is ${now?.id} and not ${must?.id}`];
  });
}

/** Sounds of people's voices that no line names: each start has none left, so there is one at most, of what was in hand. */
export function unnamed(dataDir: string): readonly string[] {
  const { all, withdrawn } = takesIn(dataDir);
  const known = [...all, ...withdrawn.map(({ take }) => take)];
  const named = new Set(known.map(({ sha256 }) => `${sha256}.wav`));
  const names = existsSync(takesFolder(dataDir)) ? readdirSync(takesFolder(dataDir)) : [];
  return names.filter((name) => !name.endsWith('.jsonl') && !named.has(name));
}
