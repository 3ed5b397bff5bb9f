/**
 * Stands in for @vscode/native-watchdog, whose native part would need a compiler: ends the process when its
 * parent has gone, so that no extension host outlives the editor. CommonJS because VS Code's server loads it so.
 */
let timer;

module.exports = {
  start(parentId) {
    timer ??= setInterval(() => {
      try {
        process.kill(parentId, 0);
      } catch {
        process.exit(87);
      }
    }, 2000).unref();
  },
  exit(code) {
    process.exit(code ?? 0);
  },
};
