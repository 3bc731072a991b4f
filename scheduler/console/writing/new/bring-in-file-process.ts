// A process of its own for each file that is brought in (bring-in-file.ts).
import { readFileSync, statSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { bringIn, refuseOther } from '../../../../content/bring-in/index.ts';
import { ImportRefusal } from '../../../../content/bring-in/refusals.ts';
import type { BringInAnswer, BringInOrder } from './bring-in-file.ts';

process.once('message', (order: BringInOrder) => {
  void answer(order).then((said) => process.send?.(said));
});
process.once('disconnect', () => process.exit(0));
// Written at the end otherwise, and this process is killed once it has answered.
flushCompileCache();

async function answer({ from, kind, name }: BringInOrder): Promise<BringInAnswer> {
  try {
    return { broughtIn: await bringIn(bytesOf(from), kind, 'path' in from ? name : '') };
  } catch (error) {
    if (error instanceof ImportRefusal) return { refused: error.code };
    throw error;
  }
}

function bytesOf(from: BringInOrder['from']): Uint8Array {
  if ('path' in from) {
    refuseOther(statSync(from.path));
    return readFileSync(from.path);
  }
  // What is pasted is letters already: the mark at its start says so, whatever the markup claims.
  const text = 'html' in from ? `<!doctype html><body>${from.html}</body>` : from.text;
  return Buffer.from(`\ufeff${text}`);
}
