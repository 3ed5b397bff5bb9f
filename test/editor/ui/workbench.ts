export { openWorkbench, Workbench, type WorkbenchOptions } from '../../../scripts/editor/workbench.ts';
