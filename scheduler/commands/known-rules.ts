// Reading all of content/ takes seconds on a station's PC. Commands that need the ward and its campaigns alone take them
// from what was read last, as long as no file has changed since.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayMs } from '../../content/schema/durations.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Config } from '../config.ts';
import type { Rules } from '../core/rules.ts';

export interface KnownRules extends Rules {
  readonly problems: readonly Problem[];
  /** Campaigns that air a document with a mistake in it. */
  readonly unread: readonly string[];
}

type Places = Pick<Config, 'contentDir' | 'dataDir' | 'root'>;

/** What was read last of this very content; undefined where it has changed, or nothing was kept. Never throws. */
export function knownRules(config: Places, now: number): KnownRules | undefined {
  try {
    // Written below, in this shape, by the program that the key names.
    const { key, rules } = JSON.parse(readFileSync(fileOf(config), 'utf8')) as {
      key: string;
      rules: KnownRules;
    };
    return key === keyOf(config, now) ? rules : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was read, where there is a data folder to keep it in; else the next command reads anew. Never throws. */
export function keepRules(config: Places, now: number, rules: KnownRules): void {
  const file = fileOf(config);
  try {
    const { ward, campaigns, wishes, answers, problems, unread } = rules;
    const waiting = `${file}.${process.pid}.part`;
    writeFileSync(
      waiting,
      JSON.stringify({
        key: keyOf(config, now),
        rules: { ward, campaigns, wishes, answers, problems, unread },
      }),
    );
    renameSync(waiting, file);
  } catch {
    // It is only there to save time.
  }
}

function fileOf({ dataDir }: Places): string {
  return join(dataDir, 'rules.json');
}

/** Another one after any change of a file, of the program, or of the day: some problems come with their day. */
function keyOf({ contentDir, root }: Places, now: number): string {
  const parts = [String(Math.floor(now / dayMs)), contentDir, seen(join(root, 'package.json'))];
  for (const { parentPath, name } of readdirSync(contentDir, {
    withFileTypes: true,
    recursive: true,
  }))
    parts.push(seen(join(parentPath, name)));
  // The readers themselves, while somebody works on them.
  for (const room of ['content/read', 'content/schema', 'scheduler/core'])
    for (const name of readdirSync(join(root, room))) parts.push(seen(join(root, room, name)));
  return createHash('sha256').update(parts.toSorted().join('\n')).digest('hex');
}

function seen(file: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  return [file, size, mtimeMs, ctimeMs, ino].join(' ');
}
