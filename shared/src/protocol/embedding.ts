/** Where vectors come from. Machine choices: a workspace cannot make them. */
export interface EmbeddingChoice {
  /**
   * `shipped`: the model in the package. `quick`: the small static one alone. `folder`: an ONNX model on this machine.
   * `download`: a known model that was downloaded with consent. `endpoint`: an OpenAI-compatible service.
   */
  source: 'shipped' | 'quick' | 'folder' | 'download' | 'endpoint';
  /** Absolute path of the model's folder, for `folder`. */
  folder?: string;
  /** Name of the known model, for `download`, or of the service's model, for `endpoint`. */
  name?: string;
  /** Base address of the service, for example `https://api.example.com/v1`. */
  url?: string;
  /** The address that the person agreed to send texts to; the service is used only where it is `url`. */
  agreedUrl?: string;
  /** Overrides what the model's files say. */
  pooling?: 'mean' | 'cls';
  queryPrefix?: string;
  passagePrefix?: string;
  maximumTokens?: number;
  /** SHA-256 that the weights must have, in hexadecimal. */
  sha256?: string;
}

/** A model that can be downloaded, with what one wants to know before. Figures are of one processor thread. */
export interface KnownModel {
  name: string;
  description: string;
  /** SPDX identifier. */
  licence: string;
  /** Repository on the hub. */
  repository: string;
  dimensions: number;
  /** Approximate bytes of the download. */
  bytes: number;
  /** Approximate bytes of memory while it works. */
  memory: number;
  /** Short texts per second, measured with a model of the same shape. */
  textsPerSecond: number;
}

/** A known model with its state on this machine. */
export interface ModelListEntry extends KnownModel {
  /** Absent where it was not downloaded. */
  downloaded?: {
    /** Host and revision that it came from. */
    host: string;
    revision: string;
    /** SHA-256 of each file, as recorded by the download; later starts compare. */
    sha256: Record<string, string>;
  };
}

export interface ModelList {
  /** The hub's address in the settings. */
  host: string;
  models: ModelListEntry[];
}

/** A download in progress. */
export interface ModelDownload {
  name: string;
  /** Bytes that are there, and in all where the hub says so. */
  bytes: number;
  total?: number;
}
