import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { OPTIMIZER_PARAMETERS } from '../../webviews/src/pages/runs/launcher/parameters.ts';
import { promptMessages, type Predictor } from '../../webviews/src/pages/runs/model/promptMessages.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const ENVIRONMENTS = path.join(REPOSITORY, '.tools/dspy-cache/dspy');
/** Those of our own, whose parameters DSPy does not have. */
const OURS = ['Evaluate', 'KNNFewShot'];

/** What a Python program writes as JSON, in the environment that the ring's set-up made. */
async function python(program: string): Promise<unknown> {
  const [environment = ''] = readdirSync(ENVIRONMENTS);
  const file = path.join(ENVIRONMENTS, environment, 'bin', 'python3');
  const { stdout } = await promisify(execFile)(file, ['-W', 'ignore', '-c', program], {
    env: { ...process.env, PYTHONPATH: path.join(REPOSITORY, 'runner'), PYTHONSAFEPATH: '1' },
  });
  return JSON.parse(stdout);
}

test('the form offers parameters that DSPy has, with its defaults', async () => {
  const known = (await python(`
import json, dspy
from databits_runner.optimizing import optimizers
print(json.dumps({
    name: {**optimizers._parameters(getattr(dspy, name).compile), **optimizers._parameters(getattr(dspy, name).__init__)}
    for name in optimizers.OPTIMIZERS
}, default=str))`)) as Record<string, Record<string, unknown>>;
  expect(Object.keys(OPTIMIZER_PARAMETERS).toSorted()).toEqual([...Object.keys(known), ...OURS].toSorted());
  const offered = Object.entries(OPTIMIZER_PARAMETERS)
    .filter(([optimizer]) => !OURS.includes(optimizer))
    .flatMap(([optimizer, parameters]) => parameters.map(({ name, usual }) => ({ optimizer, name, usual })));
  for (const { optimizer, name, usual } of offered) {
    expect(Object.keys(known[optimizer] ?? {}), optimizer).toContain(name);
    // Where nothing is given GEPA would refuse: the runner gives it `light`.
    if (usual !== undefined && !(optimizer === 'GEPA' && name === 'auto'))
      expect(known[optimizer]?.[name], `${optimizer} ${name}`).toBe(usual);
  }
});

test('the prompt as messages is what DSPy’s ChatAdapter writes', async () => {
  const demos: Predictor['demos'] = [
    { inputs: { text: 'Late?' }, outputs: { intent: 'late', sure: true }, augmented: false },
    { inputs: { text: 'Half' }, outputs: { intent: 'late' }, augmented: true },
  ];
  const predictor = { predictor: 'predict', instructions: 'Say the intent.\nBe short.', demos };
  const written = await python(`
import json, dspy
from typing import Literal
signature = dspy.Signature({
    "text": (str, dspy.InputField(desc="what was written")),
    "intent": (Literal["late", "lost"], dspy.OutputField(desc="what is wanted")),
    "sure": (bool, dspy.OutputField(desc="whether it is sure")),
    "note": (str, dspy.OutputField(desc="why")),
}, ${JSON.stringify(predictor.instructions)})
demos = [{"text": "Late?", "intent": "late", "sure": True, "note": "a"}, {"text": "Half", "intent": "late"}]
print(json.dumps(dspy.ChatAdapter().format(signature, demos, {"text": "…"})))`);
  const given = {
    ...predictor,
    demos: demos.map((demo, at) => (at === 0 ? { ...demo, outputs: { ...demo.outputs, note: 'a' } } : demo)),
  };
  const found = promptMessages(given, {
    inputs: [{ name: 'text', type: 'str', description: 'what was written' }],
    outputs: [
      { name: 'intent', type: "Literal['late', 'lost']", description: 'what is wanted' },
      { name: 'sure', type: 'bool', description: 'whether it is sure' },
      { name: 'note', type: 'str', description: 'why' },
    ],
    isFromTemplate: true,
  });
  expect(found.map(({ role, text }) => ({ role, content: text }))).toEqual(
    (written as { role: string; content: string }[]).map(({ role, content }) => ({
      role,
      content: content.trim(),
    })),
  );
});
