import type { Beside, Screen, Simulator } from '../../../../content/schema/simulator.ts';

/** What a drawn thing is framed as. */
export interface Frame {
  readonly name: string;
  /** Class of its frame. */
  readonly kind: 'computer' | 'phone' | 'mail' | 'call';
  /** In its address bar. */
  readonly address?: string;
  /** A mailbox, or a telephone's messages, with nothing in it. */
  readonly isEmpty: boolean;
}

const names = {
  portal: 'Trang mạng vẽ',
  phone: 'Điện thoại vẽ',
  mail: 'Hộp thư vẽ',
  call: 'Cuộc gọi vẽ',
} as const;
const kinds = { portal: 'computer', phone: 'phone', mail: 'mail', call: 'call' } as const;

/** Whether a look is drawn as a thing at all: notes and endings are the teacher's words alone. */
export function isDevice(look: Screen['look']): look is keyof typeof kinds {
  return look in kinds;
}

/** The frame of a screen that `isDevice`, or of what is drawn beside it (`isPair`). */
export function frameOf(drawn: Screen | Beside, simulator: Simulator, isPair: boolean): Frame {
  const { look, app, messages, written } = drawn;
  if (!isDevice(look)) throw new Error(`${look} is not drawn`);
  const fields = 'fields' in drawn ? drawn.fields : [];
  const holdsMessages = look === 'mail' || (look === 'phone' && app === undefined);
  const address = drawn.address ?? simulator.address;
  // Alone it may be any machine's browser; beside a telephone it is the computer's.
  const name = isPair && look === 'portal' ? 'Máy tính vẽ' : names[look];
  return {
    name: app === undefined ? name : `${name}: ${app}`,
    kind: kinds[look],
    ...(look === 'portal' && address !== undefined ? { address } : {}),
    isEmpty: holdsMessages && messages.length + written.length + fields.length === 0,
  };
}
