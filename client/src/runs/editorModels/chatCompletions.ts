import { randomUUID } from 'node:crypto';
import { isFields } from '../../webviews/fields.ts';
import { ChatModelError, type ChatMessage } from './chatModels.ts';

/** A question in OpenAI's protocol, as far as models of the editor can answer it. */
export interface ChatQuestion {
  /** The family of the model. */
  family: string;
  messages: ChatMessage[];
  /** `temperature`, `max_tokens`, `top_p`, `seed`: those that were given. */
  options: Record<string, number>;
  /** Answers that are wanted. */
  count: number;
}

const OPTIONS = ['temperature', 'max_tokens', 'top_p', 'seed'] as const;
/** More answers to one question are a mistake. */
const MOST_ANSWERS = 32;

/** Reads a question. Throws a `ChatModelError` where it is none. */
export function readQuestion(text: string): ChatQuestion {
  const body = parse(text);
  const { model, messages, stream, n = 1 } = body;
  if (typeof model !== 'string') throw mistake('The request names no model.');
  if (stream === true) throw mistake('Answers of the editor’s models come whole: ask without stream.');
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 1 || n > MOST_ANSWERS)
    throw mistake(`n is a whole number from 1 to ${String(MOST_ANSWERS)}.`);
  if (!Array.isArray(messages) || messages.length === 0) throw mistake('The request has no messages.');
  const options = OPTIONS.flatMap((name) => {
    const value = body[name];
    return typeof value === 'number' ? [[name, value] as const] : [];
  });
  return {
    family: model.replace(/^vscode\//, ''),
    messages: (messages as unknown[]).map(readMessage),
    options: Object.fromEntries(options),
    count: n,
  };
}

/** The answer in OpenAI's protocol. */
export function answerOf(
  family: string,
  texts: readonly string[],
  tokens: { sent: number; received: number },
): object {
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model: family,
    choices: texts.map((content, index) => ({
      ...{ index, finish_reason: 'stop' },
      message: { role: 'assistant', content },
    })),
    usage: {
      prompt_tokens: tokens.sent,
      completion_tokens: tokens.received,
      total_tokens: tokens.sent + tokens.received,
    },
  };
}

/** A refusal in OpenAI's protocol. */
export function errorOf({ code, message, status }: ChatModelError): object {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  return { error: { message, type, code, param: null } };
}

function readMessage(value: unknown): ChatMessage {
  if (!isFields(value)) throw mistake('A message is no object.');
  const { role, content } = value;
  return { role: role === 'assistant' ? 'assistant' : 'user', text: textOf(content) };
}

/** A text, or the texts of its parts; pictures and sounds are refused rather than left out. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) throw mistake('A message has no text.');
  return (content as unknown[])
    .map((part) => {
      if (!isFields(part) || part['type'] !== 'text' || typeof part['text'] !== 'string')
        throw mistake('The editor’s models are asked with texts only.');
      return part['text'];
    })
    .join('\n');
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isFields(value)) return value;
  } catch {
    // Told below.
  }
  throw mistake('The request is no JSON object.');
}

function mistake(message: string): ChatModelError {
  return new ChatModelError(400, 'invalid_request', message);
}
