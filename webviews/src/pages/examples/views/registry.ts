import type { ViewDescription } from './browserView.ts';
import { CardsView } from './cards/cardsView.ts';
import { ListView } from './list/listView.ts';
import { TableView } from './table/tableView.ts';

/** The views of the page, in the order of the switch. */
export const VIEWS: readonly ViewDescription[] = [
  {
    name: 'list',
    title: 'List',
    icon: 'list-unordered',
    hint: 'Name, input and output of every result',
    make: (context) => new ListView(context),
  },
  {
    name: 'table',
    title: 'Table',
    icon: 'table',
    hint: 'Columns of your choice, sorted by any of them',
    make: (context) => new TableView(context),
  },
  {
    name: 'cards',
    title: 'Cards',
    icon: 'preview',
    hint: 'More of each text, side by side',
    make: (context) => new CardsView(context),
  },
];
