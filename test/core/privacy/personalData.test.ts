import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from '../../../server/src/core/privacy/personalData.ts';
import { codesOf } from '../support/diagnose.ts';
import { checkDiagnostics } from '../support/diagnose.ts';

/** What is found in a text: `email: a@b.co`. */
function found(text: string): string[] {
  return findPersonalData(text).map(
    ({ code, start, end }) => `${code.slice('privacy.'.length)}: ${text.slice(start, end)}`,
  );
}

// Tokens are put together here, so that no scanner takes this file for a leak.
const token = (prefix: string, length: number): string =>
  prefix + 'a1B2c3D4e5F6g7H8j9K0m1N2p3Q4r5S6t7U8v9W0x1Y2'.slice(0, length);

describe('what is found', () => {
  test.each([
    ['mail ana.silva+x@ternpost.shop, please', ['email: ana.silva+x@ternpost.shop']],
    ['<jürgen@münchen.de>.', ['email: jürgen@münchen.de']],
    [
      'call +44 20 7946 0958 or (212) 736-5000 or 212-736-5000.',
      ['phone: +44 20 7946 0958', 'phone: (212) 736-5000', 'phone: 212-736-5000'],
    ],
    ['+351912345679', ['phone: +351912345679']],
    ['IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX', ['iban: DE89 3704 0044 0532 0130 00']],
    ['GB29NWBK60161331926819', ['iban: GB29NWBK60161331926819']],
    ['card 4539 1488 0343 6467 12/27', ['card: 4539 1488 0343 6467']],
    ['4539-1488-0343-6467', ['card: 4539-1488-0343-6467']],
    ['card 4539 1488 0343 6467 124', ['card: 4539 1488 0343 6467']],
    [token('AKIA', 0) + 'Z7QW3RTY9PLM2KJH', ['secret: AKIAZ7QW3RTY9PLM2KJH']],
    [`token ${token('ghp_', 36)}.`, [`secret: ${token('ghp_', 36)}`]],
    [token('xoxb-', 30), [`secret: ${token('xoxb-', 30)}`]],
    [token('sk-proj-', 40), [`secret: ${token('sk-proj-', 40)}`]],
    [
      `${token('eyJ', 20)}.${token('eyJ', 20)}.${token('', 20)}`,
      [`secret: ${token('eyJ', 20)}.${token('eyJ', 20)}.${token('', 20)}`],
    ],
    [
      '-----BEGIN RSA ' + 'PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      ['secret: -----BEGIN RSA ' + 'PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----'],
    ],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is none', () => {
  test.each([
    ['a@example.com, b@mail.example.org, c@shop.example, d@host.test, e@localhost'],
    ['@mention, 3 @ 5, a@b, user@host'],
    ['+1 212 555 0142 and (212) 555-0142'],
    ['DE89 3704 0044 0532 0130 01, DE8937040044, XX89370400440532013000'],
    ['4539 1488 0343 6468, 4111 1111 1111 1111, 9539148803436467'],
    ['TN550917744, order 2026-11-26 18:42:07, 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40, 3.14159265358979'],
    ['AKIAIOSFODNN7EXAMPLE, sk-learn, ghp_short, task-force-of-many-people-who-never-end-to-talk'],
    ['-----BEGIN CERTIFICATE-----'],
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('findings are in order, apart, and within the text, whatever the text', () => {
  const part = fc.constantFrom(
    'a@b.co',
    ' ',
    '4539 1488 0343 6467',
    '+44 20 7946 0958',
    'x',
    '-',
    '1',
    '@',
    '.',
    'DE89370400440532013000',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const one of findPersonalData(text)) {
        expect(one.start).toBeGreaterThanOrEqual(end);
        expect(one.end).toBeGreaterThan(one.start);
        end = one.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('a secret is a secret in a record', () => {
  const text = `example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\ninput: use ${token('ghp_', 36)}\nexpected_output: y\n`;
  expect(codesOf(text)).toEqual(['privacy.secret']);
});

test('texts of every style are looked into, keys, comments, sources and authors are not', () => {
  checkDiagnostics(
    `
    # ana@ternpost.shop
    databit_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
    version: 1
    content:
      plain: mail ana@ternpost.shop
    #             ^^^^^^^^^^^^^^^^^ warning[privacy.email]
      quoted: "\\t ana@ternpost.shop"
    #             ^^^^^^^^^^^^^^^^^ warning[privacy.email]
      "ana@ternpost.shop": x
      list:
        - |
          one
          two ana@ternpost.shop
    #         ^^^^^^^^^^^^^^^^^ warning[privacy.email]
        - { flow: "4539148803436467", number: 4539148803436467 }
    #              ^^^^^^^^^^^^^^^^ warning[privacy.card]
    metadata: { from: ana@ternpost.shop }
    #                 ^^^^^^^^^^^^^^^^^ warning[privacy.email]
    created_by: ana@ternpost.shop
    attribution: { creator: ana@ternpost.shop }
  `,
    'a.databit.yaml',
  );
});
