/** Settings of a user who has been asked everything already: nothing opens, updates or looks anything up by itself. */
const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // As the desktop editor does; in the browser, VS Code would save by itself.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** As {@link quietSettings}, for `npm start`: whether to trust a folder is asked, as the desktop editor does. */
export const userSettings: Readonly<Record<string, unknown>> = {
  ...quietSettings,
  'security.workspace.trust.startupPrompt': 'always',
  // The sample's README says what to try.
  'workbench.startupEditor': 'readme',
};

/** As {@link quietSettings}, for tests: the trust dialog stays away and a parent folder's repository is not opened. */
export const testSettings: Readonly<Record<string, unknown>> = {
  ...quietSettings,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'window.restoreWindows': 'none',
  'workbench.colorTheme': 'Default Light Modern',
};
