// What the editor's script sends while somebody types.
import type { Asker } from '../form.ts';
import type { JsonPost } from '../json-post.ts';
import { fileOfLooking, pathsFor } from './address.ts';
import type { Who } from './desk.ts';

export const editingPosts: readonly JsonPost[] = [
  ...pathsFor('sua').map((path): JsonPost => ({ path, needs: 'write', take: takeSteps })),
  ...pathsFor('dang-o').map((path): JsonPost => ({ path, needs: 'write', take: takePlace })),
];

/** Whoever asks, as the desk knows him. */
export function whoAsks({ seen: { person } }: Pick<Asker, 'seen'>): Who {
  return { account: person.account, name: person.name, roles: person.roles };
}

/** `{ version, steps, client, began? }`; `began`: which draft it is, where the browser knows one of an earlier day. */
function takeSteps(body: unknown, asker: Asker): Response | undefined {
  const file = fileOfLooking(asker.looking);
  const { version, steps, client, began } = fieldsOf(body);
  if (file === undefined) return undefined;
  if (typeof version !== 'number' || !Array.isArray(steps) || typeof client !== 'string')
    return Response.json({ refused: 'Dữ liệu gửi lên không đúng dạng.' }, { status: 400 });
  const desk = asker.looking.parts.writing();
  const draft = desk.draft(file);
  if (!draft || (typeof began === 'number' && began !== draft.beganAt)) return undefined;
  const took = desk.take(file, version, steps, client.slice(0, 80), whoAsks(asker));
  if ('refused' in took) return Response.json(took, { status: 422 });
  if (took.ok) return Response.json({ version: took.version });
  return Response.json({ version: took.version, steps: took.steps }, { status: 409 });
}

/** `{ client, anchor, head }` */
function takePlace(body: unknown, asker: Asker): Response | undefined {
  const file = fileOfLooking(asker.looking);
  const { client, anchor, head } = fieldsOf(body);
  if (file === undefined) return undefined;
  if (typeof client !== 'string' || typeof anchor !== 'number' || typeof head !== 'number')
    return Response.json({ refused: 'Dữ liệu gửi lên không đúng dạng.' }, { status: 400 });
  const { account, name } = asker.seen.person;
  asker.looking.parts.writing().point(file, { client, account, name, anchor, head });
  return Response.json({});
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
