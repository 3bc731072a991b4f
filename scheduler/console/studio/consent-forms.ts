// A person agrees that his voice airs, and takes it back.
import { randomUUID } from 'node:crypto';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Asker, Fields, Form, Read } from '../form.ts';
import { documentNow, roomPath } from './address.ts';
import { consentWords } from './consent-words.ts';
import { consentsOf, keepConsent, withdrawnConsents, type Consent } from './consents.ts';
import { inTurn } from './in-turn.ts';
import { noSentence, roomAgain } from './room-again.ts';
import { finishWithdrawals } from './withdrawals.ts';

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
  const id = fields.text('consent');
  const isThis = (one: Consent): boolean => one.id === id && one.document === document;
  const holding = consentsOf(dataDir, document).find(isThis);
  // Pressed again: what a full disk broke off is finished.
  const consent = holding ?? withdrawnConsents(dataDir).find((one) => isThis(one.consent))?.consent;
  if (!consent)
    throw new LoaError('no-consent', 'Không có lời đồng ý này.', { hint: 'Mở lại trang.' });
  return {
    facts: { document, reader: consent.reader },
    async own() {
      const said = { at: new Date().toISOString(), by: { account, name } };
      await inTurn(async () => {
        // First that nothing more is recorded under it, then what has been.
        if (consentsOf(dataDir, document).some(isThis))
          keepConsent(dataDir, { event: 'withdraw', of: id, ...said });
        await finishWithdrawals(dataDir);
      });
      return { to: `${roomPath(document)}?xong=rut-het` };
    },
  };
}
