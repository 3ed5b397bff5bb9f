import { REVIEW_MARK } from '../review/rendering/reviewMarkdown.ts';

/** How the program gets to the machine that runs the workflow. */
export type WorkflowProgram =
  /** Copied into the repository, beside the workflow. */
  | { from: 'copy' }
  /** A packed program (`npm pack`) in the repository. */
  | { from: 'file'; path: string }
  /** A package that npm installs: `name@version`. */
  | { from: 'package'; name: string };

/** Where the workflow is, from the repository's root. */
export const WORKFLOW_PATH = '.github/workflows/databits.yml';
/** Where the copy of the program is. */
export const PROGRAM_FOLDER = '.github/databits';

/**
 * The text of a GitHub Actions workflow that reviews pull requests. One job runs the program and may only read; another one,
 * which runs nothing of the pull request, writes the comment and the alerts. What people write in a pull request (titles,
 * branches, records) reaches no shell and no script: only names of commits do, and files.
 */
export function workflowText(program: WorkflowProgram): string {
  return [HEAD, ...installSteps(program), REVIEW, REPORT].join('');
}

const HEAD = `# Reviews what a pull request does to DataBits records: a comment that is kept up to date, and an alert for each problem
# that the change introduces. Written by \`databits setup workflow\`; change it as you like.
name: DataBits review

on:
  pull_request:
    paths:
      - '**/*.databit.yaml'
      - '**/*.databit.yml'
      - '**/*.example.yaml'
      - '**/*.example.yml'
      - '**/*.dataset.yaml'
      - '**/*.dataset.yml'
      - '**/*.template.yaml'
      - '**/*.template.yml'
      - '**/*.run.yaml'
      - '**/*.run.yml'
      - '**/databits.yaml'
      - '**/databits.yml'

permissions: {}

concurrency:
  group: databits-review-\${{ github.event.pull_request.number }}
  cancel-in-progress: true

jobs:
  review:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    env:
      BASE: \${{ github.event.pull_request.base.sha }}
    steps:
      - uses: actions/checkout@v4
        with:
          # The commits of the pull request, and the history down to the one that it has in common with the base.
          ref: \${{ github.event.pull_request.head.sha }}
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
`;

const REVIEW = `      - name: Review the change
        run: |
          mkdir "$RUNNER_TEMP/review"
          # Exit code 1: something cannot be read. The review says what, and is shown.
          databits diff "$BASE...HEAD" --format markdown > "$RUNNER_TEMP/review/review.md" || [ $? -eq 1 ]
          databits diff "$BASE...HEAD" --format sarif > "$RUNNER_TEMP/review/databits.sarif" || [ $? -eq 1 ]
          cat "$RUNNER_TEMP/review/review.md" >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@v4
        with:
          name: databits-review
          path: \${{ runner.temp }}/review
      # Last, so that the comment is there even where this fails.
      - name: No errors that were not there before
        run: databits diff "$BASE...HEAD" --summary --fail-on error
`;

const REPORT = `
  report:
    needs: review
    # A pull request from a fork may not write; its review is in the summary of the job above.
    if: \${{ !cancelled() && github.event.pull_request.head.repo.full_name == github.repository }}
    runs-on: ubuntu-latest
    permissions:
      pull-requests: write
      security-events: write
      # For the alerts of private repositories.
      actions: read
      contents: read
    steps:
      - uses: actions/download-artifact@v4
        with:
          name: databits-review
          path: review
      - name: Comment
        uses: actions/github-script@v7
        with:
          script: |
            const body = require('node:fs').readFileSync('review/review.md', 'utf8');
            const { owner, repo } = context.repo;
            const issue_number = context.payload.pull_request.number;
            const comments = await github.paginate(github.rest.issues.listComments, { owner, repo, issue_number });
            const ours = comments.find(
              (comment) => comment.user?.type === 'Bot' && comment.body?.startsWith('${REVIEW_MARK}'),
            );
            if (ours === undefined) await github.rest.issues.createComment({ owner, repo, issue_number, body });
            else await github.rest.issues.updateComment({ owner, repo, comment_id: ours.id, body });
      # Needs code scanning, which private repositories may not have: then the comment is all there is.
      - uses: github/codeql-action/upload-sarif@v3
        continue-on-error: true
        with:
          sarif_file: review/databits.sarif
          category: databits
          ref: refs/pull/\${{ github.event.pull_request.number }}/head
          sha: \${{ github.event.pull_request.head.sha }}
`;

/** The program of the base branch where it has one: a pull request does not choose what reviews it. */
function installSteps(program: WorkflowProgram): string[] {
  switch (program.from) {
    case 'copy':
      return [
        `      - name: Take the program
        run: |
          mkdir -p "$RUNNER_TEMP/databits" "$RUNNER_TEMP/bin"
          if git cat-file -e "$BASE:${PROGRAM_FOLDER}/cli.js" 2> /dev/null; then commit=$BASE; else commit=HEAD; fi
          git archive "$commit" ${PROGRAM_FOLDER} | tar -x -C "$RUNNER_TEMP/databits"
          printf '#!/bin/sh\\nexec node "%s" "$@"\\n' "$RUNNER_TEMP/databits/${PROGRAM_FOLDER}/cli.js" > "$RUNNER_TEMP/bin/databits"
          chmod +x "$RUNNER_TEMP/bin/databits"
          echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
`,
      ];
    case 'file':
      return [
        `      - name: Install the program
        env:
          PACKED: ${JSON.stringify(program.path)}
        run: |
          if git cat-file -e "$BASE:$PACKED" 2> /dev/null; then commit=$BASE; else commit=HEAD; fi
          git cat-file blob "$commit:$PACKED" > "$RUNNER_TEMP/databits.tgz"
          npm install --global --ignore-scripts "$RUNNER_TEMP/databits.tgz"
`,
      ];
    case 'package':
      return [
        `      - name: Install the program
        env:
          PACKAGE: ${JSON.stringify(program.name)}
        run: npm install --global --ignore-scripts "$PACKAGE"
`,
      ];
  }
}
