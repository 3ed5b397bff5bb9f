import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { RenamedFile, RenameEdit, RenamePlan } from '../../core/features/rename/planRename.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';

/** Names of the annotations: the editor groups the edits of its preview by them. */
const PREVIEW = 'preview';
const NAMES = 'names';
const VERSIONS = 'versions';

const START = { line: 0, character: 0 };

/**
 * A rename as a client can show it: in a preview, with what each edit is for; else for the versions of the buffers that
 * it was planned for; else as plain edits by file. `clientUri` gives the client's spelling of a URI.
 */
export function renameEditOf(
  plan: RenamePlan,
  { documentChanges, changeAnnotations }: ClientCapabilities,
  clientUri: (uri: string) => string,
): WorkspaceEdit {
  if (!documentChanges) {
    return { changes: Object.fromEntries(plan.files.map((file) => [clientUri(file.uri), plainEdits(file)])) };
  }
  const changes = plan.files.map((file): TextDocumentEdit => ({
    textDocument: { uri: clientUri(file.uri), version: file.version ?? null },
    edits: changeAnnotations ? file.edits.map(annotatedEdit) : plainEdits(file),
  }));
  const count = plan.files.reduce((sum, { edits }) => sum + edits.length, 0);
  if (!changeAnnotations || count === 0) return { documentChanges: changes };
  // What stands in one place is seen without a preview. In the last file: the first thing to see is a change.
  if (count > 1) changes.at(-1)?.edits.unshift(PREVIEW_EDIT);
  return { documentChanges: changes, changeAnnotations: annotationsOf(plan) };
}

/**
 * Changes nothing. An editor opens its preview where an edit needs confirmation, and leaves out all such edits that are
 * not ticked one by one: this one may be left out, and the others are ticked from the start.
 */
const PREVIEW_EDIT: AnnotatedTextEdit = {
  range: { start: START, end: START },
  newText: '',
  annotationId: PREVIEW,
};

function plainEdits({ edits }: RenamedFile): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range, newText }));
}

function annotatedEdit({ range, newText, isVersion }: RenameEdit): AnnotatedTextEdit {
  return { range, newText, annotationId: isVersion ? VERSIONS : NAMES };
}

function annotationsOf({ title, name, newName }: RenamePlan): Record<string, ChangeAnnotation> {
  return {
    [PREVIEW]: {
      label: 'Look through the changes below, then apply',
      description: 'Nothing is changed here',
      needsConfirmation: true,
    },
    [NAMES]: { label: `Rename the ${title}`, description: `"${name}" becomes "${newName}"` },
    [VERSIONS]: {
      label: 'Count the versions up',
      description: 'The content of committed records changes',
    },
  };
}
