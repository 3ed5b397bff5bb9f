import { createHash } from 'node:crypto';
import { ContentCache } from '../../../server/src/adapters/cache/contentCache.ts';

/** A process of its own that writes payloads one by one, and says why it could not. */
const [folder = '', count = '0'] = process.argv.slice(2);
const cache = new ContentCache({
  folder,
  name: 'payloads',
  variant: 'tests',
  limit: 1024 ** 3,
  subject: 'Payloads',
});
for (let number = 0; number < Number(count); number += 1) {
  const key = createHash('sha256').update(String(number)).digest();
  const magic = number % 5 === 0 ? 'DbRC' : '';
  cache.put([{ key, payload: Buffer.from(`${magic}${String(number).repeat((number * 7) % 40)}`) }]);
}
if (cache.problem !== undefined) process.stdout.write(cache.problem);
