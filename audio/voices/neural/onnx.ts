// What is read of an ONNX file, and what is added to it. Field numbers: onnx.proto3 of the ONNX project (IR version 3 and later).
import { bytesField, joinBytes, numberField, readFields, type Field } from './protobuf.ts';

const model = { graph: 7, opset: 8, metadata: 14 } as const;
const graph = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const node = { input: 1, output: 2, name: 3, type: 4, attribute: 5 } as const;
/** TensorProto.DataType */
const types = { float: 1, int64: 7 } as const;

export interface OnnxModel {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly opset: number;
  /** The tensor of how long each phoneme lasts: what the graph's only `Ceil` gives, in VITS. */
  readonly durations: string | undefined;
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const having = (fields: readonly Field[], number: number): readonly Field[] =>
  fields.filter((field) => field.number === number);
const textIn = (message: Uint8Array | undefined, number: number): string =>
  textOf(readFields(message ?? new Uint8Array(0)).find((field) => field.number === number)?.bytes);

/** Names and metadata of a model. @throws ProtobufError where the bytes are no message */
export function readOnnx(bytes: Uint8Array): OnnxModel {
  const fields = readFields(bytes);
  const graphFields = having(fields, model.graph).flatMap((field) =>
    readFields(field.bytes ?? new Uint8Array(0)),
  );
  const namesOf = (number: number): string[] =>
    having(graphFields, number).map((field) => textIn(field.bytes, 1));
  // Old exporters name weights as inputs too.
  const weights = new Set(
    having(graphFields, graph.initializer).map((field) => nameOfTensor(field)),
  );
  const rounded = having(graphFields, graph.node)
    .map((field) => readFields(field.bytes ?? new Uint8Array(0)))
    .filter((parts) => textOf(having(parts, node.type)[0]?.bytes) === 'Ceil')
    .map((parts) => textOf(having(parts, node.output)[0]?.bytes));
  const opsets = having(fields, model.opset).map((field) => {
    const parts = readFields(field.bytes ?? new Uint8Array(0));
    const isDefault = textOf(having(parts, 1)[0]?.bytes) === '';
    return isDefault ? Number(having(parts, 2)[0]?.value ?? 0n) : 0;
  });
  return {
    inputs: namesOf(graph.input).filter((name) => !weights.has(name)),
    outputs: namesOf(graph.output),
    metadata: new Map(
      having(fields, model.metadata).map(({ bytes: entry }) => [
        textIn(entry, 1),
        textIn(entry, 2),
      ]),
    ),
    opset: Math.max(0, ...opsets),
    durations: rounded.length === 1 ? rounded[0] : undefined,
  };
}

/** A tensor of weights may be 60 MB: its name is looked for without copying it. */
function nameOfTensor({ bytes }: Field): string {
  return textOf(readFields(bytes ?? new Uint8Array(0)).find(({ number }) => number === 8)?.bytes);
}

/** The file with these entries; a reader takes the last of two with one key, and added bytes at a message's end are fields of it. */
export function withMetadata(
  bytes: Uint8Array,
  entries: Readonly<Record<string, string>>,
): Uint8Array {
  const added = Object.entries(entries).map(([key, value]) =>
    bytesField(model.metadata, [bytesField(1, key), bytesField(2, value)]),
  );
  return joinBytes([bytes, ...added]);
}

/** One operation of a graph. */
export function graphNode(
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Uint8Array {
  return bytesField(graph.node, [
    ...inputs.map((name) => bytesField(node.input, name)),
    bytesField(node.output, output),
    bytesField(node.name, output),
    bytesField(node.type, type),
    ...Object.entries(attributes).map(([name, value]) =>
      // 2: AttributeProto.INT
      bytesField(node.attribute, [bytesField(1, name), numberField(3, value), numberField(20, 2)]),
    ),
  ]);
}

/** Whole numbers that the graph's operations use; a negative one too. */
export function int64Tensor(name: string, values: readonly number[]): Uint8Array {
  const raw = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
  return bytesField(graph.initializer, [
    numberField(1, values.length),
    numberField(2, types.int64),
    bytesField(8, name),
    bytesField(9, raw),
  ]);
}

const timedOutput = 'loa_timed_sound';

/**
 * The model with its first output led by how long each phoneme lasts: [count, ids…, frames…, samples…]. The engine hands on
 * the first output alone, so what it drops is laid into that one. undefined where the model tells no lengths, or is of a
 * kind whose operations have other shapes.
 */
export function withTimings(bytes: Uint8Array): Uint8Array | undefined {
  const { durations, opset, inputs, outputs } = readOnnx(bytes);
  const [ids] = inputs;
  const [sound] = outputs;
  // Reshape, Cast, Shape and Concat have had these inputs since 13; a form of later than 30 nobody has seen.
  if (durations === undefined || ids === undefined || sound === undefined) return undefined;
  if (opset < 13 || opset > 30) return undefined;
  const flat = (from: string, to: string): Uint8Array[] => [
    graphNode('Cast', [from], `${to}_cast`, { to: types.float }),
    graphNode('Reshape', [`${to}_cast`, 'loa_flat'], to),
  ];
  const added = [
    int64Tensor('loa_flat', [-1]),
    ...flat(ids, 'loa_ids'),
    ...flat(durations, 'loa_frames'),
    ...flat(sound, 'loa_samples'),
    graphNode('Shape', ['loa_ids'], 'loa_count_int'),
    graphNode('Cast', ['loa_count_int'], 'loa_count', { to: types.float }),
    graphNode('Concat', ['loa_count', 'loa_ids', 'loa_frames', 'loa_samples'], timedOutput, {
      axis: 0,
    }),
  ];
  const rest = readFields(bytes).map((field) => {
    if (field.number !== model.graph) return field.whole;
    const kept = readFields(field.bytes ?? new Uint8Array(0))
      .filter(({ number }) => number !== graph.output)
      .map(({ whole }) => whole);
    return bytesField(model.graph, [
      ...kept,
      ...added,
      floatValue(graph.output, timedOutput, ['loa_length']),
    ]);
  });
  return joinBytes(rest);
}

/** A float tensor named as an input or output, with a name for each dimension. */
function floatValue(number: number, name: string, dimensions: readonly string[]): Uint8Array {
  return valueOf(number, name, types.float, dimensions);
}

/** An input or output of a graph. */
export function valueOf(
  number: number,
  name: string,
  type: number,
  dimensions: readonly string[],
): Uint8Array {
  const shape = dimensions.map((dimension) => bytesField(1, [bytesField(2, dimension)]));
  const tensor = bytesField(1, [numberField(1, type), bytesField(2, shape)]);
  return bytesField(number, [bytesField(1, name), bytesField(2, [tensor])]);
}
