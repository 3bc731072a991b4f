import { expect, test } from 'vitest';
import { z } from 'zod';
import { emergencyHints } from '../../../content/read/emergencies.ts';
import { fieldHints } from '../../../content/read/field-hints.ts';
import { simulatorHints } from '../../../content/read/simulator/hints.ts';
import { campaignSchema } from '../../../content/schema/campaign.ts';
import { errandFrontmatterSchema, frontmatterSchema } from '../../../content/schema/document.ts';
import { preparedEmergencySchema } from '../../../content/schema/emergencies.ts';
import { factSchema } from '../../../content/schema/facts.ts';
import {
  commonFileSchema,
  procedureFileSchema,
  simulatorFileSchema,
} from '../../../content/schema/simulator.ts';
import { wardSchema } from '../../../content/schema/ward.ts';
import { glossaryEntrySchema, synonymGroupSchema } from '../../../content/schema/words.ts';

/** Every key of a shape, however deep. */
function keysOf(shape: unknown): readonly string[] {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return keysOf(shape.unwrap());
  if (shape instanceof z.ZodArray) return keysOf(shape.element);
  if (shape instanceof z.ZodDiscriminatedUnion) return shape.options.flatMap(keysOf);
  if (!(shape instanceof z.ZodObject)) return [];
  return Object.entries(shape.shape).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

/** What a simulator's keys have in common with every other file's. */
const shared = ['title', 'description', 'order', 'id'];

test.each([
  ['campaign', campaignSchema],
  ['frontmatter', frontmatterSchema],
  ['errand', errandFrontmatterSchema],
  ['fact', factSchema],
  ['ward', wardSchema],
  ['glossary', glossaryEntrySchema],
  ['synonyms', synonymGroupSchema],
])('each field of %s has words that say how to write it', (_name, schema) => {
  expect(keysOf(schema).filter((key) => !(key in fieldHints))).toEqual([]);
});

test('each field of a prepared emergency has words of its own', () => {
  expect(Object.keys(emergencyHints)).toEqual(keysOf(preparedEmergencySchema));
});

test.each([
  ['a simulator', simulatorFileSchema],
  ['a procedure', procedureFileSchema],
  ['the common part', commonFileSchema],
])('each field of %s has words of its own', (_name, schema) => {
  const known = [...Object.keys(simulatorHints), ...shared];
  expect(keysOf(schema).filter((key) => !known.includes(key))).toEqual([]);
});
