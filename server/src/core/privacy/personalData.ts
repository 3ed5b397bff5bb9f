import { isCardNumber, isIban } from './checksums.ts';

/** Codes of personal data and secrets. */
export type PrivacyCode =
  'privacy.email' | 'privacy.phone' | 'privacy.iban' | 'privacy.card' | 'privacy.secret';

/** Personal data or a secret in a text, by offsets. */
export interface PersonalData {
  code: PrivacyCode;
  /** What it is, for people. */
  what: string;
  /** What is written in its place. */
  placeholder: string;
  start: number;
  end: number;
}

interface Detector {
  code: PrivacyCode;
  what: string;
  placeholder: string;
  pattern: RegExp;
  /**
   * A second look at what has the shape: checksums, and what is known to be invented. The length of the part from its
   * start that is what it looks like; 0 for none.
   */
  lengthOf?: (match: string) => number;
}

const wholeIf = (isReal: (match: string) => boolean) => (match: string) => (isReal(match) ? match.length : 0);

/** Tokens in documentation are made to look like none. */
const isNoSample = (match: string): boolean => !/EXAMPLE|example|XXXX|xxxx|(.)\1{9}/.test(match);

const secret = (what: string, pattern: RegExp, isReal = isNoSample): Detector => ({
  code: 'privacy.secret',
  what,
  placeholder: '[SECRET]',
  pattern,
  lengthOf: wholeIf(isReal),
});

/** Shapes as their issuers document them. Each is so narrow that text does not have it by chance. */
const DETECTORS: readonly Detector[] = [
  secret('an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g),
  secret('a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_[A-Za-z0-9_]{60,255}\b/g),
  secret('a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/g),
  secret('a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/g),
  secret('a Google API key', /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/g),
  secret('a Stripe key', /\b[rs]k_live_[0-9A-Za-z]{16,}\b/g),
  secret('an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g),
  secret(
    'an API key',
    /\bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{32,}/g,
    (match) => isNoSample(match) && /\d/.test(match),
  ),
  secret('a JSON Web Token', /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}/g),
  secret(
    'a private key',
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[^-]*-----END [A-Z ]+-----)?/g,
  ),
  {
    code: 'privacy.email',
    what: 'an e-mail address',
    placeholder: '[EMAIL]',
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+-]+(?:\.[\p{L}\p{N}_%+-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}])/gu,
    lengthOf: wholeIf((match) => !RESERVED_DOMAIN.test(match)),
  },
  {
    code: 'privacy.iban',
    what: 'a bank account number',
    placeholder: '[IBAN]',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,36}\b/g,
    lengthOf: (match) => longestPart(match, isIban),
  },
  {
    code: 'privacy.card',
    what: 'a card number',
    placeholder: '[CARD]',
    pattern: /(?<![\p{L}\p{N}.-])\d(?:[ -]?\d){12,24}(?![\p{L}\p{N}-]|\.\d)/gu,
    lengthOf: (match) => longestPart(match, isCardNumber),
  },
  {
    code: 'privacy.phone',
    what: 'a telephone number',
    placeholder: '[PHONE]',
    pattern:
      /(?<![\p{L}\p{N}+])\+[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){6,13}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.-])(?:\([2-9]\d\d\) ?|[2-9]\d\d[.-])[2-9]\d\d[.-]\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu,
    lengthOf: wholeIf(isPhoneNumber),
  },
];

/** Domains that RFC 2606 and RFC 6761 keep for examples: nobody reads such mail. */
const RESERVED_DOMAIN = /[@.](?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** What each e-mail address and each secret holds; the patterns of numbers are as quick as such a question. */
const GATES: readonly (readonly [PrivacyCode, RegExp])[] = [
  ['privacy.email', /@/],
  ['privacy.secret', /A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox|AIza|k_live_|npm_|sk-|eyJ|-----BEGIN/],
];

/** Longest text that is looked at, and most that is told of one text. */
const LONGEST_TEXT = 1_000_000;
const MOST_FOUND = 50;

/**
 * Personal data and secrets in a text, in order, without overlaps. Only what its shape gives away, and its checksum where it has
 * one; names and addresses of people are not found. Nothing leaves the machine.
 */
export function findPersonalData(text: string): PersonalData[] {
  if (text.length > LONGEST_TEXT) return [];
  const found: PersonalData[] = [];
  const closed = new Set(GATES.filter(([, gate]) => !gate.test(text)).map(([code]) => code));
  for (const { pattern, lengthOf, code, what, placeholder } of DETECTORS) {
    if (closed.has(code)) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + (lengthOf?.(match[0]) ?? match[0].length);
      if (end === start || found.some((one) => start < one.end && one.start < end)) continue;
      found.push({ code, what, placeholder, start, end });
      if (found.length >= MOST_FOUND) return found;
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The length of the longest part from the start, up to a space or dash, that passes; other numbers may follow it. */
function longestPart(match: string, isReal: (part: string) => boolean): number {
  for (
    let end = match.length;
    end > 0;
    end = Math.max(match.lastIndexOf(' ', end - 1), match.lastIndexOf('-', end - 1))
  ) {
    if (isReal(match.slice(0, end))) return end;
  }
  return 0;
}

/** Numbers that are kept for films and books are nobody's: 555-0100 to 555-0199 in North America. */
function isPhoneNumber(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return false;
  return !/55501\d\d$/.test(digits) && !/(?:01234567|12345678)/.test(digits);
}
