import * as vscode from 'vscode';
import type { ReviewComment } from '../../../shared/src/protocol/comments.ts';
import { withoutPictures } from './threadText.ts';

/** A comment as the editor shows it. */
export class ShownComment implements vscode.Comment {
  readonly id: string;
  readonly recordId: string;
  /** As it was written. */
  readonly text: string;
  readonly author: vscode.CommentAuthorInformation;
  readonly timestamp: Date;
  readonly contextValue: string;
  readonly label?: string;
  body: string | vscode.MarkdownString;
  mode = vscode.CommentMode.Preview;
  readonly #showAgain: () => void;

  /** `showAgain` gives the editor the comments of the thread anew: it sees no change of one. */
  constructor(comment: ReviewComment, recordId: string, isOwn: boolean, showAgain: () => void) {
    this.#showAgain = showAgain;
    this.id = comment.id;
    this.recordId = recordId;
    this.text = comment.text;
    this.author = { name: comment.author };
    this.timestamp = new Date(comment.time);
    this.contextValue = isOwn ? 'own' : 'other';
    if (comment.edited !== undefined) this.label = 'edited';
    this.body = bodyOf(comment.text);
  }

  /** Turns the comment into a text field with what was written, or back. */
  setMode(mode: vscode.CommentMode): void {
    this.mode = mode;
    this.body = mode === vscode.CommentMode.Editing ? this.text : bodyOf(this.text);
    this.#showAgain();
  }
}

/** Text of a repository: no commands, no HTML, no pictures. */
function bodyOf(text: string): vscode.MarkdownString {
  const body = new vscode.MarkdownString(withoutPictures(text));
  body.isTrusted = false;
  body.supportHtml = false;
  return body;
}
