import type { ViewDescription } from './browserView.ts';
import { CardsView } from './cards/cardsView.ts';
import { DuplicatesView } from './duplicates/duplicatesView.ts';
import { ListView } from './list/listView.ts';
import { MapView } from './map/mapView.ts';
import { OutliersView } from './outliers/outliersView.ts';
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
  {
    name: 'map',
    title: 'Map',
    icon: 'globe',
    hint: 'Every record as a point beside those that are alike',
    make: (context) => new MapView(context),
  },
  {
    name: 'duplicates',
    title: 'Duplicates',
    icon: 'copy',
    hint: 'Groups of records that say the same',
    make: (context) => new DuplicatesView(context),
  },
  {
    name: 'outliers',
    title: 'Outliers',
    icon: 'target',
    hint: 'Records unlike their nearest',
    make: (context) => new OutliersView(context),
  },
];
