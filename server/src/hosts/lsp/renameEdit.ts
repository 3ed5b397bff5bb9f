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
const NAMES = 'names';
const VERSIONS = 'versions';

/**
 * A rename as a client can show it: with what each edit is for, to be confirmed in a preview; else for the versions of
 * the buffers that it was planned for; else as plain edits by file. `clientUri` gives the client's spelling of a URI.
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
  if (!changeAnnotations) return { documentChanges: changes };
  return { documentChanges: changes, changeAnnotations: annotationsOf(plan) };
}

function plainEdits({ edits }: RenamedFile): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range, newText }));
}

function annotatedEdit({ range, newText, isVersion }: RenameEdit): AnnotatedTextEdit {
  return { range, newText, annotationId: isVersion ? VERSIONS : NAMES };
}

function annotationsOf({ title, name, newName, files }: RenamePlan): Record<string, ChangeAnnotation> {
  const edits = files.flatMap((file) => file.edits);
  const annotations: Record<string, ChangeAnnotation> = {};
  if (edits.some(({ isVersion }) => !isVersion)) {
    annotations[NAMES] = {
      label: `Rename the ${title}`,
      description: `"${name}" becomes "${newName}"`,
      needsConfirmation: true,
    };
  }
  if (edits.some(({ isVersion }) => isVersion)) {
    annotations[VERSIONS] = {
      label: 'Count the versions up',
      description: 'The content of committed records changes',
      needsConfirmation: true,
    };
  }
  return annotations;
}
