/** A message as models of the editor take them: they know no system messages. */
export interface ChatMessage {
  role: 'user' | 'assistant';
  text: string;
}

/** A language model of the editor. */
export interface ChatModel {
  /** What its name ends with in records: `vscode/<family>`. */
  family: string;
  /** Answers with the whole text. Throws a `ChatModelError`, or what the signal was aborted with. */
  ask(
    messages: readonly ChatMessage[],
    options: Readonly<Record<string, number>>,
    signal: AbortSignal,
  ): Promise<string>;
  countTokens(text: string): Promise<number>;
}

/** The models that the editor has now. */
export type FindChatModels = (family?: string) => Promise<readonly ChatModel[]>;

/** Why a model does not answer, as OpenAI's protocol says it: an HTTP status, a code, and a sentence. */
export class ChatModelError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ChatModelError';
    this.status = status;
    this.code = code;
  }
}
