/**
 * Stands in for @vscode/spdlog, whose native part would need a compiler: plain appending to the same files.
 * Only the browser-hosted editor of tests and `npm start` uses it. CommonJS because VS Code's server loads it so.
 */
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
let levelOfNewLoggers = 2;

class FileLogger {
  #file;
  #level = levelOfNewLoggers;
  #isFormatted = true;

  constructor(_kind, _name, file) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    this.#append('');
  }

  #append(text) {
    try {
      appendFileSync(this.#file, text);
    } catch {
      // A log that cannot be written must not end the editor.
    }
  }

  #log(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    this.#append(this.#isFormatted ? `${time} [${levelNames[level]}] ${message}\n` : message);
  }

  trace(message) {
    this.#log(0, message);
  }
  debug(message) {
    this.#log(1, message);
  }
  info(message) {
    this.#log(2, message);
  }
  warn(message) {
    this.#log(3, message);
  }
  error(message) {
    this.#log(4, message);
  }
  critical(message) {
    this.#log(5, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  clearFormatters() {
    this.#isFormatted = false;
  }
  setPattern() {}
  flush() {}
  drop() {}
}

// One by one: VS Code imports this as a module, and Node finds the names of a CommonJS file by reading it, not by running it.
exports.version = 0;
exports.Logger = FileLogger;
exports.setFlushOn = () => {};
exports.setLevel = (level) => {
  levelOfNewLoggers = level;
};
exports.createRotatingLogger = async (name, file) => new FileLogger('rotating', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new FileLogger('rotating', name, file);
