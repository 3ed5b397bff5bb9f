import * as vscode from 'vscode';
import { ChatModelError, type ChatMessage, type ChatModel } from './chatModels.ts';

/** What VS Code shows where it asks whether the models may be used. */
const JUSTIFICATION = 'A DSPy run that you started asks this model with your examples.';

/** The language models of the editor, of a family or all. */
export async function findEditorModels(family?: string): Promise<readonly ChatModel[]> {
  const models = await vscode.lm.selectChatModels(family === undefined ? {} : { family });
  return models.map((model) => ({
    family: model.family,
    ask: (messages, options, signal) => ask(model, messages, options, signal),
    countTokens: (text) => Promise.resolve(model.countTokens(text)),
  }));
}

async function ask(
  model: vscode.LanguageModelChat,
  messages: readonly ChatMessage[],
  modelOptions: Readonly<Record<string, number>>,
  signal: AbortSignal,
): Promise<string> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const asked = messages.map(({ role, text }) =>
      role === 'assistant'
        ? vscode.LanguageModelChatMessage.Assistant(text)
        : vscode.LanguageModelChatMessage.User(text),
    );
    const options = { justification: JUSTIFICATION, modelOptions };
    const { text } = await model.sendRequest(asked, options, source.token);
    let answer = '';
    for await (const part of text) answer += part;
    return answer;
  } catch (error) {
    throw refusalOf(error, model.family);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** Why a model does not answer; only what passes by itself is worth another try. */
function refusalOf(error: unknown, family: string): unknown {
  if (!(error instanceof vscode.LanguageModelError)) return error;
  const { code, cause, message } = error;
  if (cause instanceof Error && cause.message.includes('off_topic'))
    return new ChatModelError(400, 'content_filter', `The model ${family} refuses to speak of this topic.`);
  if (code === vscode.LanguageModelError.NoPermissions.name)
    return new ChatModelError(
      403,
      'no_permission',
      `VS Code does not let DataBits use ${family}: allow it when VS Code asks, or under “Manage Language Model Access”.`,
    );
  if (code === vscode.LanguageModelError.NotFound.name)
    return new ChatModelError(404, 'model_not_found', `The editor has the model ${family} no longer.`);
  if (code === vscode.LanguageModelError.Blocked.name)
    return new ChatModelError(
      429,
      'rate_limit_exceeded',
      `The model ${family} takes no more questions now, as its quota is used up or a filter holds it back: ${message}`,
    );
  return error;
}
