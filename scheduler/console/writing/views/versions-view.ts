import type { Looking } from '../../console-parts.ts';
import { fileOfLooking } from '../address.ts';
import type { Version } from '../desk.ts';
import { textOfFile } from '../draft-texts.ts';
import { plainWords } from '../plain-words.ts';
import { titleOf } from '../title-of.ts';

export interface VersionsView {
  readonly file: string;
  readonly title: string;
  readonly versions: readonly Version[];
  readonly compared?: {
    readonly one: Version;
    /** Undefined: with what is there now. */
    readonly other: Version | undefined;
    readonly was: string;
    readonly is: string;
  };
}

/** `?so=` a version, `?voi=` another; without the second, with what is there now. */
export function versionsView(looking: Looking): VersionsView | undefined {
  const file = fileOfLooking(looking);
  const { parts, query } = looking;
  if (file === undefined) return undefined;
  const desk = parts.writing();
  const versions = desk.versions(file);
  const now = textOfFile(parts.config.contentDir, file);
  if (versions.length === 0) return undefined;
  const find = (name: string): Version | undefined =>
    versions.find(({ id }) => String(id) === query(name));
  const [one, other] = [find('so'), find('voi')];
  const words = (version: Version): string => plainWords(file, desk.textOf(version.id, file) ?? '');
  return {
    ...{ file, versions, title: titleOf(file, now ?? '') },
    ...(one && {
      compared: {
        ...{ one, other, was: words(one) },
        is: other ? words(other) : plainWords(file, now ?? ''),
      },
    }),
  };
}
