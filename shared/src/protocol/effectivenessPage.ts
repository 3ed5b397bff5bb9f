import type { EffectMethodName } from './effectiveness.ts';
import type { HostRequests } from './webview.ts';

export const EFFECTIVENESS_TABS = ['examples', 'groups', 'databits', 'runs'] as const;
export type EffectivenessTab = (typeof EFFECTIVENESS_TABS)[number];

/** How effects are looked at; nothing that the host can recompute. */
export interface EffectivenessView {
  tab: EffectivenessTab;
  /** One run's effects only; of each example the newest where left out. */
  run?: string;
  /** Lower-cased id of an example, or of a DataBit that examples derive from: only these are shown. All where left out. */
  about?: string;
  method: EffectMethodName;
}

export interface EffectivenessPageState {
  /** Grows when the page shall ask again. */
  change: number;
  view: EffectivenessView;
}

/** What the page may ask of the editor itself. */
export interface EffectivenessHostRequests {
  open: HostRequests['open'];
  showLineage: { id: string };
  showRun: { runId: string };
  /** Plans what the records take over from a run, and asks. */
  applyFeedback: { runId: string };
  /** Sets the status of examples, which a modal question asks for where it is not given. */
  setStatus: { ids: string[]; status?: 'deprecated' };
  saveState: { state: EffectivenessView };
}
