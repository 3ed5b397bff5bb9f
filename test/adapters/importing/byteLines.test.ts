import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOfStream } from '../../../server/src/adapters/importing/byteLines.ts';

/** The lines of bytes that arrive in pieces. */
async function lines(bytes: Buffer, pieceLength: number): Promise<(string | undefined)[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceLength) }, (_, at) =>
    bytes.subarray(at * pieceLength, (at + 1) * pieceLength),
  );
  const found: (string | undefined)[] = [];
  for await (const { number, text } of linesOfStream(Readable.from(pieces), () => undefined)) {
    found.push(text);
    expect(number).toBe(found.length);
  }
  return found;
}

test('lines are the same however the bytes arrive, characters cut in two included', async () => {
  const text = fc.array(fc.constantFrom('a', 'é', '😀', '\u2028', '\r', ' ', '"'), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 5 }),
      async (parts, length) => {
        const wanted = parts.map((part) => `${part.join('')}.`);
        const bytes = Buffer.from(wanted.join('\r\n'));
        expect(await lines(bytes, length)).toEqual(wanted);
      },
    ),
  );
});

test('a byte order mark is no text, and a line that is not UTF-8 spoils no other', async () => {
  const bytes = Buffer.concat([Buffer.from('\ufeffa\n'), Buffer.from([0xff, 0x0a]), Buffer.from('b\n')]);
  expect(await lines(bytes, 100)).toEqual(['a', undefined, 'b']);
});

test('an empty file has no lines', async () => {
  expect(await lines(Buffer.alloc(0), 1)).toEqual([]);
});
