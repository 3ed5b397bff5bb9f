import { appendEvent } from '../../../server/src/adapters/usage/appendEvent.ts';

/** Appends events to one log, as one of several processes: folder, name of the process, number of events. */
const [folder = '', name = '', count = '0'] = process.argv.slice(2);
for (let number = 0; number < Number(count); number += 1) {
  appendEvent(folder, {
    eventId: `${name}-${String(number)}`,
    at: '2026-03-31T10:00:00.000Z',
    exampleId: 'a',
    context: 'x'.repeat(100),
    writer: 'shared',
  });
}
