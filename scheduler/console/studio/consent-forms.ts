// A person agrees that his voice airs, and takes it back.
import { randomUUID } from 'node:crypto';
import { takesIn, withdrawTake } from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Asker, Fields, Form, Read } from '../form.ts';
import { documentNow, roomPath } from './address.ts';
import { consentWords } from './consent-words.ts';
import { consentsOf, keepConsent } from './consents.ts';
import { dropReading, readingOf } from './reading-store.ts';
import { noSentence, roomAgain } from './room-again.ts';

const longestName = 80;

/** `studio-consent` */
export const give: Omit<Form, 'needs'> = { read: readConsent, again: roomAgain };

function readConsent(fields: Fields, { seen, looking }: Asker): Read {
  const { config } = looking.parts;
  const document = documentNow(config.contentDir, fields.text('document'));
  if (!document) throw noSentence();
  const reader = fields.text('reader').replace(/\s+/g, ' ');
  const isName = /\p{L}/u.test(reader) && reader.length <= longestName;
  const errors = {
    ...(!isName && { reader: `Gõ họ tên người đọc, nhiều nhất ${longestName} chữ.` }),
    ...(fields.text('agree') !== 'yes' && {
      agree: 'Phải có đồng ý của người đọc thì mới thu và phát được.',
    }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const words = consentWords(reader, document.frontmatter.title, seen.station);
  const { account } = seen.person;
  return {
    facts: { document: document.id, reader },
    own() {
      const at = new Date().toISOString();
      keepConsent(config.dataDir, {
        ...{
          event: 'consent',
          id: randomUUID(),
          at,
          document: document.id,
          account,
          reader,
          words,
        },
      });
      return { to: `${roomPath(document.id)}?xong=dong-y` };
    },
  };
}

/**
 * `withdraw-consent`: what was read under it is deleted, its sentences that stand in no document too. Whoever may record does it
 * for a reader who asks for it by telephone.
 */
export const takeBack: Omit<Form, 'needs'> = { read: readTakeBack, again: roomAgain };

function readTakeBack(fields: Fields, { seen, looking }: Asker): Read {
  const { dataDir } = looking.parts.config;
  const document = fields.text('document');
  const { account, name } = seen.person;
  const consent = consentsOf(dataDir, document).find(({ id }) => id === fields.text('consent'));
  if (!consent)
    throw new LoaError('no-consent', 'Lời đồng ý này đã rút rồi.', { hint: 'Mở lại trang.' });
  const { at: agreedAt, words, reader } = consent;
  const isUnder = (one: { readonly at: string; readonly words: string }): boolean =>
    one.at === agreedAt && one.words === words;
  return {
    facts: { document, reader },
    async own() {
      const at = new Date().toISOString();
      const said = { at, by: { account, name } };
      // First that nothing more is recorded under it, then what has been.
      keepConsent(dataDir, { event: 'withdraw', of: consent.id, ...said });
      const why = 'Người đọc rút lại đồng ý.';
      for (const { id, consent: of } of takesIn(dataDir).all)
        if (isUnder(of)) await withdrawTake(dataDir, id, { ...said, why });
      const reading = readingOf(dataDir, document);
      if (reading && isUnder(reading.consent)) dropReading(dataDir, document);
      return { to: `${roomPath(document)}?xong=rut-het` };
    },
  };
}
