import { estimateTokens } from '../../server/src/core/selection/estimateTokens.ts';
import { bodyOf, startLoopback, type Loopback } from '../adapters/support/loopback.ts';

/** What the things of the test's examples are, which the server knows only from a prompt. */
export const COLOURS: Readonly<Record<string, string>> = {
  ...{ grass: 'green', leaf: 'green', frog: 'green', lime: 'green', fern: 'green', moss: 'green' },
  ...{ sky: 'blue', sea: 'blue', jeans: 'blue', whale: 'blue', ink: 'blue', sapphire: 'blue' },
  ...{ rose: 'red', blood: 'red', tomato: 'red', brick: 'red', cherry: 'red', ruby: 'red' },
};
const ADVICE = 'Name the colour of the thing. Think of its surface.';

interface Message {
  role: string;
  content: string;
}
interface Completion {
  model: string;
  messages: Message[];
  temperature?: number;
  n?: number;
}

/** An OpenAI-compatible server of this machine, whose answers depend on the examples and instructions of the prompt. */
export class ModelServer {
  calls = 0;
  /** Questions that were asked before: those that a run should have remembered. */
  repeated = 0;
  readonly #asked = new Set<string>();
  /** Tokens of what was asked and answered, as estimates count them. */
  readonly tokens = { input: 0, output: 0 };
  /** Milliseconds that each answer takes. */
  delay = 0;
  #loopback: Loopback | undefined;

  async start(): Promise<string> {
    this.#loopback = await startLoopback(async (request, response) => {
      const question = await bodyOf(request);
      if (this.#asked.has(question)) this.repeated += 1;
      this.#asked.add(question);
      const body = JSON.parse(question) as Completion;
      this.calls += 1;
      const first = this.calls;
      if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
      const choices = Array.from({ length: body.n ?? 1 }, (_, index) => ({
        ...{ index, finish_reason: 'stop' },
        message: { role: 'assistant', content: answerTo(body, first + index) },
      }));
      this.tokens.input += body.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
      for (const { message } of choices) this.tokens.output += estimateTokens(message.content);
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          ...{ id: 'test', object: 'chat.completion', created: 0, model: body.model, choices },
          usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
        }),
      );
    });
    return this.url;
  }

  /** Where it listens, once it was started. */
  get url(): string {
    return `${this.#loopback?.url ?? ''}/v1`;
  }

  async stop(): Promise<void> {
    await this.#loopback?.close();
  }
}

/** Warm answers vary: every other one is right, as optimizers that compare several answers need it. */
function answerTo({ messages, temperature = 0 }: Completion, number: number): string {
  const system = messages[0]?.content ?? '';
  const question = messages.at(-1)?.content ?? '';
  if (system.includes('[[ ## next_tool_name ## ]]')) return step(question);
  if (!system.includes('[[ ## colour ## ]]')) return proposal(system);
  const [asked = ''] = question.split('Respond with');
  const thing = Object.keys(COLOURS).find((name) => asked.includes(name)) ?? '';
  const examples = messages.slice(1, -1).filter(({ role }) => role === 'user');
  const shown = Object.keys(COLOURS).filter((name) => examples.some(({ content }) => content.includes(name)));
  const isKnown =
    shown.some((name) => COLOURS[name] === COLOURS[thing]) ||
    system.includes('Think of its surface') ||
    (temperature > 0 && number % 2 === 0);
  const colour = isKnown ? (COLOURS[thing] ?? 'green') : 'green';
  if (question.includes('JSON')) return JSON.stringify({ colour });
  const reasoning = system.includes('[[ ## reasoning ## ]]') ? '[[ ## reasoning ## ]]\nI looked.\n\n' : '';
  const told = /"observation_0": "?(\w+)|observation_0[^\w]+(\w+)/.exec(question);
  const answer = told === null ? colour : (told[1] ?? told[2] ?? colour);
  return `${reasoning}[[ ## colour ## ]]\n${answer}\n\n[[ ## completed ## ]]`;
}

/** A step of a program with tools: it looks the thing up once, and is done. */
function step(question: string): string {
  const [asked = ''] = question.split('Respond with');
  const thing = Object.keys(COLOURS).find((name) => asked.includes(name)) ?? '';
  const isTold = asked.includes('observation_0');
  const [name, values] = isTold ? ['finish', {}] : ['look_up', { thing }];
  const parts = [
    ['next_thought', 'I look.'],
    ['next_tool_name', name],
    ['next_tool_args', JSON.stringify(values)],
  ];
  return [
    ...parts.map(([part = '', value = '']) => `[[ ## ${part} ## ]]\n${value}`),
    '[[ ## completed ## ]]',
  ].join('\n\n');
}

/** Answers whatever an optimizer asks: all output fields that its prompt names, with new instructions. */
function proposal(system: string): string {
  const [, after = ''] = system.split('output fields are');
  const [listed = ''] = after.split('All interactions');
  const found = [...listed.matchAll(/^\d+\. `(\w+)`/gm)].map(([, name = '']) => name);
  const names = found.length > 0 ? found : ['proposed_instruction'];
  if (system.includes('JSON object')) {
    const valueOf = (name: string): unknown => (name.includes('module_advice') ? { self: ADVICE } : ADVICE);
    return JSON.stringify(Object.fromEntries(names.map((name) => [name, valueOf(name)])));
  }
  const parts = names.map((name) => `[[ ## ${name} ## ]]\n${ADVICE}`);
  return [...parts, '[[ ## completed ## ]]'].join('\n\n');
}
