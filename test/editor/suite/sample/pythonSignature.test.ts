import * as assert from 'node:assert/strict';
import { completionLabels, definitions, fixTitles, hoverTexts } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { closeAll, open, placeOf, problemsOf, replaceText } from '../support/workspace.ts';

const template = 'templates/classify-request.template.yaml';
const python = 'app/signatures.py';
const name = `${python}:ClassifyRequest`;

describe('a template and its signature in Python', () => {
  afterEach(closeAll);

  it('lead to each other', async () => {
    const document = await open(template);
    const { uri } = document;
    await eventually(() => definitions(uri, placeOf(document, name)), [`${python}:25`]);
    const [hover = ''] = await hoverTexts(uri, placeOf(document, name));
    assert.match(hover, /class ClassifyRequest\(dspy\.Signature\):/);
    const source = await open(python);
    const line = placeOf(document, name).line + 1;
    await eventually(
      () => definitions(source.uri, placeOf(source, 'ClassifyRequest')),
      [`${template}:${line}`],
    );
  });

  it('are found by completion, first the file and then the class', async () => {
    const document = await open(template);
    const text = document.getText();
    await replaceText(document, text.replace(name, 'app/'));
    const offered = (typed: string): Promise<string[]> =>
      completionLabels(document.uri, placeOf(document, `signature: ${typed}`, `signature: ${typed}`.length));
    await eventually(() => offered('app/'), [`${python}:`]);
    await replaceText(document, text.replace(name, `${python}:`));
    await eventually(() => offered(`${python}:`), [name]);
  });

  it('are held against each other while Python is typed, before it is saved', async () => {
    const { uri } = await open(template);
    await eventually(() => problemsOf(uri), []);
    const source = await open(python);
    await replaceText(source, source.getText().replace('    intent: Intent', '    intents: Intent'));
    await eventually(
      () => problemsOf(uri).map((problem) => problem.replace(/^\S+ /, '')),
      ['warning signature.python-missing-field', 'warning signature.python-extra-field'],
    );
    const document = await open(template);
    const titles = await fixTitles(uri, placeOf(document, 'intent\n'));
    assert.ok(titles.includes("Change to 'intents'"), titles.join(', '));
    await replaceText(source, source.getText().replace('    intents: Intent', '    intent: Intent'));
    await eventually(() => problemsOf(uri), []);
  });
});
