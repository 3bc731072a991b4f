// Who is told, and how it reaches him: a letter to his address, a message to a browser of his.
import type { Ward } from '../../../content/schema/ward.ts';
import type { AccountBook } from '../accounts/account-book.ts';
import type { PushBook } from '../accounts/push-book.ts';
import { writeLetter } from './letter.ts';
import type { Notice } from './notices.ts';
import type { Post } from './post.ts';
import type { Push } from './push.ts';
import { writePush } from './write-push.ts';
import type { Role } from '../../acts/roles.ts';

export interface Reader {
  /** What was told him is remembered under it. */
  readonly key: string;
  readonly account: string;
  readonly roles: readonly Role[];
  /** Rejects where he could not be told now. */
  readonly tell: (notices: readonly Notice[]) => Promise<void>;
}

export interface LetterParts {
  readonly book: Pick<AccountBook, 'list'>;
  /** Where the console opens for those who read letters, e.g. `https://192.168.1.10:4343`. */
  readonly origin: () => string;
  readonly openPost: (mail: NonNullable<Ward['mail']>) => Promise<Post>;
}

/** Whoever has given an address, where the ward has a mail server. */
export function letterReaders({ book, origin, openPost }: LetterParts, ward: Ward): Reader[] {
  const { mail, station } = ward;
  if (!mail) return [];
  let post: Promise<Post> | undefined;
  return book.list().flatMap(({ account, name, email, roles, state }) =>
    state !== 'active' || email === undefined
      ? []
      : [
          {
            ...{ key: account, account, roles },
            async tell(notices: readonly Notice[]) {
              const letter = writeLetter({ name, email }, notices, { station, origin: origin() });
              await (
                await (post ??= openPost(mail))
              )(letter);
            },
          },
        ],
  );
}

export interface PushParts {
  readonly book: Pick<AccountBook, 'find'>;
  readonly pushes: PushBook;
  readonly push: Push;
}

/** The browsers that were asked to tell. One that its own service no longer knows is forgotten. */
export function pushReaders({ book, pushes, push }: PushParts, { station }: Ward): Reader[] {
  return pushes.list().flatMap((device) => {
    const owner = book.find(device.account);
    if (owner?.state !== 'active') return [];
    return [
      {
        ...{ key: `push ${device.account} ${device.id}`, roles: owner.roles },
        account: device.account,
        async tell(notices: readonly Notice[]) {
          if ((await push(device, writePush(station, notices))) === 'gone')
            pushes.remove(device.id);
        },
      },
    ];
  });
}
