// The rules of CAP 1.2 for a document, written from the table of elements of the OASIS standard (section 3.2) and the
// sequence of its schema (section 3.4), and from nothing of the program's own.
import { Parser } from 'htmlparser2';

interface Node {
  readonly name: string;
  readonly children: Node[];
  text: string;
}

/** Least and most, as the schema has it; in its order. */
type Table = readonly (readonly [name: string, least: number, most: number])[];
const many = Infinity;

const alertTable: Table = [
  ['identifier', 1, 1],
  ['sender', 1, 1],
  ['sent', 1, 1],
  ['status', 1, 1],
  ['msgType', 1, 1],
  ['source', 0, 1],
  ['scope', 1, 1],
  ['restriction', 0, 1],
  ['addresses', 0, 1],
  ['code', 0, many],
  ['note', 0, 1],
  ['references', 0, 1],
  ['incidents', 0, 1],
  ['info', 0, many],
];
const infoTable: Table = [
  ['language', 0, 1],
  ['category', 1, many],
  ['event', 1, 1],
  ['responseType', 0, many],
  ['urgency', 1, 1],
  ['severity', 1, 1],
  ['certainty', 1, 1],
  ['audience', 0, 1],
  ['eventCode', 0, many],
  ['effective', 0, 1],
  ['onset', 0, 1],
  ['expires', 0, 1],
  ['senderName', 0, 1],
  ['headline', 0, 1],
  ['description', 0, 1],
  ['instruction', 0, 1],
  ['web', 0, 1],
  ['contact', 0, 1],
  ['parameter', 0, many],
  ['resource', 0, many],
  ['area', 0, many],
];
const areaTable: Table = [
  ['areaDesc', 1, 1],
  ['polygon', 0, many],
  ['circle', 0, many],
  ['geocode', 0, many],
  ['altitude', 0, 1],
  ['ceiling', 0, 1],
];
const pairTable: Table = [
  ['valueName', 1, 1],
  ['value', 1, 1],
];

const codes: Readonly<Record<string, string>> = {
  status: 'Actual Exercise System Test Draft',
  msgType: 'Alert Update Cancel Ack Error',
  scope: 'Public Restricted Private',
  category: 'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other',
  responseType: 'Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None',
  urgency: 'Immediate Expected Future Past Unknown',
  severity: 'Extreme Severe Moderate Minor Unknown',
  certainty: 'Observed Likely Possible Unlikely Unknown',
};
const times = new Set(['sent', 'effective', 'onset', 'expires']);

/** What of the rules a document breaks; empty for a valid one. */
export function brokenCapRules(document: string): readonly string[] {
  const root = treeOf(document);
  const broken: string[] = [];
  if (!document.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) broken.push('declaration');
  if (!/<alert xmlns="urn:oasis:names:tc:emergency:cap:1\.2">/.test(document))
    broken.push('namespace');
  follow(root, alertTable, broken);
  for (const info of named(root, 'info')) {
    follow(info, infoTable, broken);
    for (const area of named(info, 'area')) {
      follow(area, areaTable, broken);
      for (const code of named(area, 'geocode')) follow(code, pairTable, broken);
    }
    for (const name of ['eventCode', 'parameter'])
      for (const code of named(info, name)) follow(code, pairTable, broken);
  }
  const text = (name: string): string => named(root, name)[0]?.text ?? '';
  for (const name of ['identifier', 'sender'])
    if (/[\s,<&]/.test(text(name))) broken.push(`${name} has a restricted character`);
  if (text('scope') === 'Restricted' && text('restriction') === '') broken.push('restriction');
  if (text('scope') === 'Private' && text('addresses') === '') broken.push('addresses');
  for (const reference of text('references').split(/\s+/).filter(Boolean)) {
    const [sender = '', identifier = '', sent = '', ...more] = reference.split(',');
    if (sender === '' || identifier === '' || !isTime(sent) || more.length > 0)
      broken.push(`reference ${reference}`);
  }
  if (['Update', 'Cancel'].includes(text('msgType')) && text('references') === '')
    broken.push(`${text('msgType')} without references`);
  return broken;
}

function follow(node: Node, table: Table, broken: string[]): void {
  let place = 0;
  for (const child of node.children) {
    const at = table.findIndex(([name]) => name === child.name);
    if (at < 0) broken.push(`${node.name}/${child.name} is none`);
    else if (at < place) broken.push(`${node.name}/${child.name} is out of order`);
    place = Math.max(place, at);
    if (child.children.length === 0 && child.text.trim() === '')
      broken.push(`${child.name} is empty`);
    const allowed = codes[child.name]?.split(' ');
    if (allowed && !allowed.includes(child.text)) broken.push(`${child.name} ${child.text}`);
    if (times.has(child.name) && !isTime(child.text)) broken.push(`${child.name} ${child.text}`);
  }
  for (const [name, least, most] of table) {
    const count = named(node, name).length;
    if (count < least || count > most) broken.push(`${node.name}/${name} × ${count}`);
  }
}

/** `2002-05-24T16:49:00-07:00`: a zone as an offset, never `Z`. */
function isTime(text: string): boolean {
  return /^\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/.test(text);
}

function named(node: Node, name: string): readonly Node[] {
  return node.children.filter((child) => child.name === name);
}

function treeOf(document: string): Node {
  const root: Node = { name: '', children: [], text: '' };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name) {
        const node: Node = { name, children: [], text: '' };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      onclosetag: () => void open.pop(),
      ontext(text) {
        const node = open.at(-1);
        if (node) node.text += text;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(document);
  return root.children[0] ?? root;
}
