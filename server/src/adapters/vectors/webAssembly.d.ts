/** The part of WebAssembly that is used: the types of Node do not declare it, and this layer has no DOM. */
declare namespace WebAssembly {
  /** Compiled code. */
  type Module = object;
  const Module: new (bytes: Uint8Array) => Module;
  class Instance {
    constructor(module: Module);
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    /** Grows by pages of 64 KiB; throws a RangeError where there is no more. Views of the buffer before are then empty. */
    grow(pages: number): number;
  }
}
