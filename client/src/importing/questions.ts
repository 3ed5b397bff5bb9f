import * as vscode from 'vscode';
import type { StepPlace } from './steps.ts';

/** What every question shows. */
export interface Question {
  title: string;
  ask: string;
  place: StepPlace;
}

/** An answer, or how the question was left. */
export type Answer<T> = { value: T } | 'back' | 'cancelled';

/** Asks for one line of a list; `active` is proposed. */
export function askOne<T extends vscode.QuickPickItem>(
  question: Question,
  items: readonly T[],
  active: T | undefined,
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<T>();
  pick.items = items;
  pick.placeholder = question.ask;
  pick.matchOnDescription = true;
  if (active !== undefined) pick.activeItems = [active];
  return show(pick, question, () => pick.selectedItems[0]);
}

/** Asks for lines of a list. Where one is needed, the question stays until one is chosen. */
export function askMany<T extends vscode.QuickPickItem>(
  question: Question,
  items: readonly T[],
  options: { chosen: readonly T[]; needed: string | undefined },
): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<T>();
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = options.chosen;
  pick.placeholder = question.ask;
  pick.matchOnDescription = true;
  return show(pick, question, () => {
    if (pick.selectedItems.length > 0 || options.needed === undefined) return pick.selectedItems;
    pick.prompt = options.needed;
    return undefined;
  });
}

/** Asks for a text; `check` says what is wrong with it. */
export function askText(
  question: Question,
  value: string,
  check: (text: string) => string | undefined = () => undefined,
): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.value = value;
  box.prompt = question.ask;
  box.onDidChangeValue((text) => {
    box.validationMessage = check(text) ?? '';
  });
  return show(box, question, () => {
    const mistake = check(box.value);
    if (mistake === undefined) return box.value;
    box.validationMessage = mistake;
    return undefined;
  });
}

/** Shows a question with its step and a way back; `read` gives nothing as long as the answer is none. */
function show<T>(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  { title, place }: Question,
  read: () => T | undefined,
): Promise<Answer<T>> {
  input.title = title;
  input.step = place.step;
  input.totalSteps = place.of;
  input.ignoreFocusOut = true;
  input.buttons = place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    let answer: Answer<T> = 'cancelled';
    input.onDidAccept(() => {
      const value = read();
      if (value === undefined) return;
      answer = { value };
      input.hide();
    });
    input.onDidTriggerButton(() => {
      answer = 'back';
      input.hide();
    });
    input.onDidHide(() => {
      resolve(answer);
      input.dispose();
    });
    input.show();
  });
}
