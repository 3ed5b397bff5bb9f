/**
 * Language models as an extension offers them. Not built, so CommonJS. `painter` answers in two parts with how many messages it was
 * asked, `slow` answers only when it is cancelled, `broken` fails in the middle of its answer.
 */
const vscode = require('vscode');

const families = ['painter', 'slow', 'broken'];

exports.activate = (context) => {
  const cancelled = new vscode.EventEmitter();
  const provider = {
    provideLanguageModelChatInformation: () =>
      families.map((family) => ({
        ...{ id: family, name: family, family, version: '1', capabilities: {} },
        ...{ maxInputTokens: 1000, maxOutputTokens: 1000 },
      })),
    async provideLanguageModelChatResponse({ family }, messages, _options, progress, token) {
      if (family === 'slow') {
        await new Promise((resolve) => token.onCancellationRequested(resolve));
        cancelled.fire();
        return;
      }
      progress.report(new vscode.LanguageModelTextPart(`${messages.length} `));
      if (family === 'broken') throw new Error('out of order');
      progress.report(new vscode.LanguageModelTextPart('messages'));
    },
    provideTokenCount: async (_model, text) =>
      typeof text === 'string' ? text.split(' ').length : text.content.length,
  };
  context.subscriptions.push(
    cancelled,
    vscode.lm.registerLanguageModelChatProvider('databits-tests', provider),
  );
  return { onCancelled: cancelled.event };
};
