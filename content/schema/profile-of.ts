import type { OutputKind, Profile } from './names.ts';
import type { Ward } from './ward.ts';

type Sound = Pick<Ward['output'], 'profile' | 'icecast'>;

/**
 * For what an output's sound is mastered. A ward's own outputs feed horns unless it says otherwise; an Internet stream is
 * heard by telephones; `capture` records the bulletin by which it is named.
 */
export function profileOf(output: Sound, kind: OutputKind): Profile {
  switch (kind) {
    case 'folder':
    case 'speaker':
    case 'http':
    case 'mqtt':
      return output.profile ?? 'horn';
    case 'icecast':
      return output.icecast?.profile ?? 'web';
    case 'capture':
      return 'web';
  }
}

/**
 * What has to be made besides the bulletin itself, which is mastered for the web. `opened`: the outputs, where the command
 * line names them; the ward's do not sound then.
 */
export function profilesBeside(
  output: Sound & Pick<Ward['output'], 'kinds' | 'standby'>,
  opened: readonly OutputKind[] = [...output.kinds, ...output.standby],
): readonly Profile[] {
  const asked = opened.map((kind) => profileOf(output, kind));
  return [...new Set(asked)].filter((profile) => profile !== 'web');
}
