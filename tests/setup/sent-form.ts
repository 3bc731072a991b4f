// A page's form as a browser would send it back.
import { Parser } from 'htmlparser2';

/** The fields of the form with this data-act, by name; what is not ticked is not there. */
export function formOn(page: string, act: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let isInside = false;
  let area: string | undefined;
  let select: string | undefined;
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { name = '', value = '', type = '' } = attributes;
      if (tag === 'form') isInside = attributes['data-act'] === act && !('removed' in fields);
      if (!isInside) return;
      if (tag === 'input' && name !== '' && (type !== 'checkbox' || 'checked' in attributes))
        fields[name] = value;
      if (tag === 'textarea') fields[(area = name)] = '';
      if (tag === 'select') select = name;
      if (
        tag === 'option' &&
        select !== undefined &&
        ('selected' in attributes || fields[select] === undefined)
      )
        fields[select] = value;
    },
    ontext(text) {
      if (area !== undefined && isInside) fields[area] = (fields[area] ?? '') + text;
    },
    onclosetag(tag) {
      if (tag === 'textarea' && area !== undefined) {
        // The first line end behind the tag is none of the text; all others are sent as CRLF.
        fields[area] = (fields[area] ?? '').replace(/^\n/, '').replaceAll('\n', '\r\n');
        area = undefined;
      }
      if (tag === 'select') select = undefined;
      // The first such form: what takes the entry out comes after it.
      if (tag === 'form' && isInside) {
        isInside = false;
        if (Object.keys(fields).length > 0) parser.pause();
      }
    },
  });
  parser.write(page);
  return fields;
}
