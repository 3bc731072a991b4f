import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldHints } from '../../../content/read/field-hints.ts';
import { campaignSchema } from '../../../content/schema/campaign.ts';
import { frontmatterSchema } from '../../../content/schema/document.ts';
import { factSchema } from '../../../content/schema/facts.ts';
import { wardSchema } from '../../../content/schema/ward.ts';
import { glossaryEntrySchema, synonymGroupSchema } from '../../../content/schema/words.ts';

/** Every key of a shape, however deep. */
function keysOf(shape: unknown): readonly string[] {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return keysOf(shape.unwrap());
  if (shape instanceof z.ZodArray) return keysOf(shape.element);
  if (!(shape instanceof z.ZodObject)) return [];
  return Object.entries(shape.shape).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

test.each([
  ['campaign', campaignSchema],
  ['frontmatter', frontmatterSchema],
  ['fact', factSchema],
  ['ward', wardSchema],
  ['glossary', glossaryEntrySchema],
  ['synonyms', synonymGroupSchema],
])('each field of %s has words that say how to write it', (_name, schema) => {
  expect(keysOf(schema).filter((key) => !(key in fieldHints))).toEqual([]);
});
