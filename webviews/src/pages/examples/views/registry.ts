import type { ViewDescription } from './browserView.ts';
import { ListView } from './list/listView.ts';

/** The views of the page, in the order of the switch. */
export const VIEWS: readonly ViewDescription[] = [
  {
    name: 'list',
    title: 'List',
    icon: 'list-unordered',
    hint: 'Name, input and output of every result',
    make: (context) => new ListView(context),
  },
];
