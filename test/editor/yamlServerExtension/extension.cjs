/**
 * A generic YAML extension, reduced to what matters beside DataBits: it serves every document whose language is
 * `yaml`. Not built, so CommonJS; the server comes from the packages of the browser-hosted editor.
 */
const path = require('node:path');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

const repositoryRoot = path.resolve(__dirname, '..', '..', '..');
const server = path.join(repositoryRoot, '.tools/editor/node_modules/yaml-language-server/out/src/server.js');

exports.activate = async (context) => {
  const run = { module: server, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'yamlServerForTests',
    'YAML server for tests',
    { run, debug: run },
    {
      documentSelector: [{ language: 'yaml' }],
      initializationOptions: {},
      synchronize: { configurationSection: ['yaml'] },
    },
  );
  context.subscriptions.push(client);
  await client.start();
};
