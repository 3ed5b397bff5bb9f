import type { ComparisonChoices } from '../../../shared/src/protocol/comparison.ts';
import * as vscode from 'vscode';
import type { Comparison } from '../../../shared/src/protocol/reviewPage.ts';
import { requireFolder } from '../folder.ts';
import type { Server } from '../languageClient.ts';

/** A comparison that can be chosen; without one the next question asks for it. */
interface ComparisonItem extends vscode.QuickPickItem {
  ask?: 'one' | 'two';
  comparison?: Comparison;
}

/**
 * Asks what to compare: the work tree with its base branch, what is staged, a branch or commit, or two of them. `undefined`
 * where nobody chose.
 */
export async function chooseComparison(server: Server): Promise<Comparison | undefined> {
  const folder = await requireFolder('A review compares the record files of a folder');
  if (folder === undefined) return undefined;
  const uri = folder.uri.toString();
  const choices = await server.call('review/choices', { folder: uri });
  if (!choices.isRepository) {
    const sentence = `${folder.name} is in no git repository, or git is not installed: changes are read from git.`;
    void vscode.window.showWarningMessage(sentence);
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(itemsOf(choices, uri), {
    title: 'Review Changes: what shall be compared?',
    matchOnDescription: true,
  });
  if (picked?.comparison !== undefined) return picked.comparison;
  if (picked?.ask === 'one') {
    const base = await chooseState(choices, 'Compare the work tree with which branch, tag or commit?');
    return base === undefined ? undefined : { base, head: 'worktree', mergeBase: false, folder: uri };
  }
  if (picked?.ask !== 'two') return undefined;
  const base = await chooseState(choices, 'The older one of two commits');
  const head = base === undefined ? undefined : await chooseState(choices, 'The newer one');
  return base === undefined || head === undefined ? undefined : { base, head, folder: uri };
}

/** What "Review Changes" compares where nobody asks otherwise: the work tree with its base branch, else with HEAD. */
export function usualComparison({ base }: ComparisonChoices, folder: string): Comparison {
  return base === undefined
    ? { base: 'HEAD', head: 'worktree', folder }
    : { base, head: 'worktree', mergeBase: true, folder };
}

function itemsOf(choices: ComparisonChoices, folder: string): ComparisonItem[] {
  const { base } = choices;
  const uncommitted = { base: 'HEAD', head: 'worktree', folder };
  return [
    ...(base === undefined
      ? []
      : [
          {
            label: '$(git-pull-request) Work tree with base branch',
            description: base,
            detail: 'Everything that this branch changes, unsaved files included',
            comparison: usualComparison(choices, folder),
          },
        ]),
    {
      label: '$(edit) Work tree with HEAD',
      detail: 'What is not committed yet, unsaved files included',
      comparison: uncommitted,
    },
    {
      label: '$(diff-added) Staged changes',
      detail: 'What the next commit would change',
      comparison: { base: 'HEAD', head: 'index', folder },
    },
    { label: '$(git-branch) Work tree with a branch or commit…', ask: 'one' },
    { label: '$(git-compare) Two commits…', ask: 'two' },
  ];
}

/** Asks for a branch, tag or commit: those that are known are offered, any other can be typed. */
function chooseState({ branches, commits }: ComparisonChoices, title: string): Promise<string | undefined> {
  const known = [
    { label: 'Branches and tags', kind: vscode.QuickPickItemKind.Separator },
    ...branches.map(({ name, date }) => ({
      label: `$(git-branch) ${name}`,
      description: date.slice(0, 10),
      name,
    })),
    { label: 'Commits', kind: vscode.QuickPickItemKind.Separator },
    ...commits.map(({ commit, author, date, summary }) => ({
      ...{ label: `$(git-commit) ${summary}`, name: commit },
      description: `${commit.slice(0, 7)} · ${author} · ${date.slice(0, 10)}`,
    })),
  ];
  return new Promise((resolve) => {
    const input = vscode.window.createQuickPick<vscode.QuickPickItem & { name?: string }>();
    Object.assign(input, {
      title,
      placeholder: 'Choose, or type any name that git knows',
      matchOnDescription: true,
    });
    input.items = known;
    input.onDidChangeValue((typed) => {
      const name = typed.trim();
      const isKnown = known.some((item) => holds(item, name));
      const added = { label: `$(git-commit) ${name}`, description: 'as typed', name, alwaysShow: true };
      // Beside lines that fit it would be the first one, and Enter would take it.
      input.items = name === '' || isKnown ? known : [...known, added];
    });
    let chosen: string | undefined;
    input.onDidAccept(() => {
      chosen = input.selectedItems[0]?.name;
      input.hide();
    });
    input.onDidHide(() => {
      input.dispose();
      resolve(chosen);
    });
    input.show();
  });
}

/** True where a line has a text in it, as the editor filters. */
function holds({ label, description = '' }: vscode.QuickPickItem, text: string): boolean {
  return `${label} ${description}`.toLowerCase().includes(text.toLowerCase());
}
