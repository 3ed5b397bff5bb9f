import type { Severity } from '../../../../shared/src/problem.ts';

/** What there is to know of a code besides its documentation in docs/diagnostics.md. */
export interface CodeDescription {
  /** Severity unless the project configuration says otherwise. */
  severity: Severity;
  /** One line for lists and SARIF. */
  title: string;
}

const error = (title: string): CodeDescription => ({ severity: 'error', title });
const hint = (title: string): CodeDescription => ({ severity: 'hint', title });
const information = (title: string): CodeDescription => ({ severity: 'information', title });
const warning = (title: string): CodeDescription => ({ severity: 'warning', title });

/** Every code that a problem may have. A new one needs a line here, a section in docs/diagnostics.md and a fixture. */
export const PROBLEM_CODES = {
  'file.too-large': error('The file is too large to be read'),
  'file.too-many-records': error('The file has too many records to be read'),
  'file.binary': error('The file is not text'),
  'file.unreadable': error('The file cannot be read'),
  'file.missing': warning('A file that a record names does not exist'),
  'file.changed': warning('A file that a record names has another content than its sha256 says'),

  'yaml.syntax': error('Text that YAML does not allow here'),
  'yaml.bad-indentation': error('Indentation that fits no place'),
  'yaml.tab-indentation': error('Indentation by tabs'),
  'yaml.missing-character': error('A quote, bracket, comma or colon is missing'),
  'yaml.bad-escape': error('An escape sequence that YAML does not know'),
  'yaml.bad-key': error('A key that is not one short line'),
  'yaml.bad-directive': error('A directive that YAML does not know'),
  'yaml.bad-anchor': error('An anchor, alias or tag in the wrong place'),
  'yaml.unknown-alias': error('An alias without an anchor before it'),
  'yaml.recursive-alias': error('An alias within the value that it stands for'),
  'yaml.alias-expansion': error('Aliases that expand to more than may be read'),
  'yaml.duplicate-key': error('A key that the mapping already has'),
  'yaml.conflict-marker': error('A merge conflict that is not resolved'),
  'yaml.merge-key': error('A merge key, which YAML 1.2 does not have'),
  'yaml.too-deep': error('Nesting that is too deep'),

  'value.not-finite': error('A number that JSON does not have'),
  'value.integer-too-large': error('An integer that loses digits'),
  'value.non-string-key': error('A key that is not text'),
  'value.custom-tag': error('A tag that JSON has no type for'),
  'value.lone-surrogate': error('Half a character'),

  'record.too-large': error('The record is too large to be read'),
  'record.not-a-mapping': error('A record that is not a mapping'),
  'record.missing-property': error('A required property is missing'),
  'record.missing-companion': error('A property needs another one beside it'),
  'record.unknown-property': error('A property that the record does not have'),
  'record.wrong-type': error('A value of the wrong type'),
  'record.not-in-enum': error('A value that is none of the allowed ones'),
  'record.out-of-range': error('A number outside its range'),
  'record.wrong-length': error('A list or text that is too short or too long'),
  'record.duplicate-item': error('The same item twice in a list of distinct items'),
  'record.bad-pattern': error('A text that does not have the required form'),
  'record.bad-uuid': error('An id that is not a UUID'),
  'record.bad-date': error('A point in time that is not RFC 3339'),
  'record.bad-license': error('A licence that is no SPDX expression'),
  'record.bad-uri': error('An address that cannot be one'),
  'record.source-not-one': error('A source that does not name exactly one record or run'),
  'record.duplicate-id': error('An id that another record has'),
  'record.near-duplicate': hint('Nearly the same input or content as another record'),
  'predicate.not-one': error('A predicate that does not have exactly one form'),

  'dataset.unknown-field': warning('A field that no member can have'),
  'dataset.unknown-value': warning('A value that the field of no member can have'),
  'dataset.no-comparison': warning('A field that is compared with nothing'),
  'dataset.no-weight': error('Splits of which none has a weight'),
  'dataset.no-match': warning('A part of a predicate that no record matches'),
  'dataset.empty-split': warning('A split with a weight and without members'),
  'dataset.small-split': information('A split for evaluation with few members'),
  'dataset.unbalanced': information('A label of train that is much rarer than another'),
  'dataset.moved-members': information('Records that are in another split than in HEAD'),
  'dataset.stray-pin': warning('A record that is pinned to a split and no member'),

  'leakage.same-input': error('A record of train with the input of one of val or test'),
  'leakage.near-input': warning('A record of train with nearly the input of one of val or test'),
  'leakage.derived': warning(
    'A record of train and one of val or test, of which one was made from the other',
  ),

  'reference.unknown': error('A reference to a record that does not exist'),
  'reference.wrong-kind': error('A reference to a record of another kind'),
  'reference.self': error('A reference from a record to itself'),
  'reference.cycle': error('References that lead back to where they start'),
  'reference.retired-source': warning('A source that was rejected or deprecated'),
  'reference.unknown-version': warning('A version that the source does not have yet'),

  'signature.missing-field': warning('A field of the template that the example lacks'),
  'signature.extra-field': warning('A field of the example that the template does not have'),
  'signature.wrong-type': warning('A field that has another type in the template'),
  'signature.not-in-enum': warning('A value that the type of the field in the template does not list'),
  'signature.reserved-name': error('A field with a name that DSPy uses itself'),
  'signature.duplicate-field': error('A field name that the template has twice'),
  'signature.file-missing': error('A Python file that the template names does not exist'),
  'signature.file-unreadable': warning('A Python file that the template names is not read'),
  'signature.class-missing': error('A Python class that the template names is not in its file'),
  'signature.python-missing-field': warning('A field of the Python signature that the template lacks'),
  'signature.python-extra-field': warning('A field of the template that the Python signature does not have'),
  'signature.python-wrong-side': warning(
    'An input that is an output in the Python signature, or the reverse',
  ),
  'signature.python-wrong-type': warning('A field that has another type in the Python signature'),

  'example.conflict': error('The same input with another expected output'),
  'example.duplicate': hint('The same input with the same expected output'),

  'version.not-raised': error('Content that changed under its old version'),
  'version.raised-without-change': warning('A version that went up although the content is the same'),
  'version.lowered': error('A version that went down'),
  'version.skipped': warning('A version that went up by more than one'),
  'version.collision': error('A version that names other content already'),
  'version.id-reused': error('An id that belonged to another record'),

  'privacy.email': warning('An e-mail address in a text'),
  'privacy.phone': warning('A telephone number in a text'),
  'privacy.iban': warning('A bank account number in a text'),
  'privacy.card': warning('A card number in a text'),
  'privacy.secret': error('A key or token in a text'),

  'suppression.no-reason': warning('A comment that lets a problem stay without saying why'),
  'suppression.unused': hint('A comment that lets a problem stay which is not there'),
  'suppression.unknown-code': warning('A comment that lets a problem stay which no rule has'),

  'review.lapsed': information('A review of a content that has changed since'),

  'comments.invalid': error('An event of comments that does not fit the format'),
  'comments.unreadable': error('A file of comments that cannot be read'),
  'comments.missing-target': warning('An event about a comment that is not there'),

  'configuration.invalid': error('A setting with a value that it cannot have'),
  'configuration.unreadable': error('A configuration file that cannot be read'),
  'configuration.unknown-property': error('A setting that does not exist'),
  'configuration.unknown-rule': warning('A rule code that does not exist'),
} as const satisfies Record<string, CodeDescription>;

/** A stable dotted code. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** True for a code of the table. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, code);
}
