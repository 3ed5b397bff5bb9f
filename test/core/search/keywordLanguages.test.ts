import { expect, test } from 'vitest';
import { KeywordIndex } from '../../../server/src/core/search/keywordIndex.ts';
import { parseSearchQuery } from '../../../server/src/core/search/searchQuery.ts';

/** Whether a typed query finds a text: `=` it must, `!` it must not. */
const CASES: [language: string, text: string, queries: string][] = [
  ['Chinese', '我想退回这个包裹', '=包裹 | =退回 | =这个 | !面包 | !包装'],
  ['Chinese beside Latin', '请打开VPN设置', '=VPN | =vpn设置 | =设置'],
  ['Japanese', '東京都の天気はどうですか', '=東京 | =天気 | =どう | !京東 | !天丼'],
  ['Japanese, half width', 'ｶﾞｿﾘﾝの値段', '=ガソリン'],
  ['Thai', 'ฉันต้องการเปลี่ยนที่อยู่', '=ที่อยู่ | =เปลี่ยน | !ขอบคุณ'],
  ['Korean', '환불을 요청하고 싶어요', '=환불 | =요청 | =환불을 | !배송'],
  ['Lao and Khmer', 'ສະບາຍດີ សួស្តី', '=ສະບາຍ | =សួស្តី'],
  ['Arabic', 'أريد استرداد المبلغ', '=استرداد | =اريد | =اِسْتِرْدَاد | !توصيل'],
  ['Persian', 'می‌خواهم کتاب بخرم', '=كتاب | =می‌خواهم'],
  ['Hebrew', 'שָׁלוֹם עולם', '=שלום'],
  ['Hindi', 'मुझे धनवापसी चाहिए', '=धनवापसी | =चाहिए | !पार्सल'],
  ['Russian', 'Где моя посылка? Ещё нет', '=посылка | =посылку | =еще | !деньги'],
  ['Greek', 'Ο ΚΩΔΙΚΟΣ της κάρτας', '=κωδικός | =καρτας'],
  ['Turkish', 'İstanbul ılık', '=istanbul | =ilik'],
  ['accents', 'Café crème à la Zürcher Straße', '=cafe | =CREME | =zurcher | =strasse | =straße'],
  ['accents as marks', 'cafe\u0301 re\u0301sume\u0301', '=café | =resume'],
  ['Vietnamese', 'Tôi muốn đổi địa chỉ', '=dia | =đổi | =doi'],
  [
    'camelCase',
    'call parseHTTPResponse(body)',
    '=parseHTTPResponse | =http | =parsehttpresponse | =response',
  ],
  ['snake_case', 'def get_weather_forecast(city):', '=get_weather_forecast | =weather | =getWeatherForecast'],
  ['dotted path', 'import os.path.join', '=os.path.join | =path | ="path.join" | !"join.path"'],
  ['error code', 'failed with E1234 again', '=E1234 | =e1234 | =1234 | !E1235 | !E123 | !1235'],
  ['compiler code', 'error TS2345: argument', '=TS2345 | =2345 | !TS2346 | !TS6192'],
  ['constant', 'ERR_MODULE_NOT_FOUND', '=ERR_MODULE_NOT_FOUND | =module | ="not found"'],
  ['hex', 'at 0x1F4Ab in page', '=0x1f4ab | !0x1f4ac | !0x2f4ab'],
  ['hash', 'commit 3fa9c1b2e', '=3fa9c1b2e | =3fa9* | !3fb9c1b2e'],
  ['version', 'upgrade to v1.24.3-beta', '=1.24.3 | =v1.24.3 | ="1.24" | !1.25.3 | !2.24.9'],
  ['date', 'due 2026-03-04', '=2026-03-04 | =2026'],
  ['number', 'pay 1,299.00 now', '=1,299.00 | =299 | !1,298.00 | !300'],
  ['digits of other scripts', 'رقم ٤٢', '=42'],
  ['IP address', 'host 10.0.0.17', '=10.0.0.17'],
  ['C++', 'port from C++ to Rust', '=C++ | !F#'],
  ['emoji', 'great 👍🏽 and ❤️ from 🇩🇪', '=👍 | =❤ | =🇩🇪 | !😀 | !🇫🇷'],
  ['emoji family', 'a 👨‍👩‍👧 walk', '=👨‍👩‍👧 | =👧'],
  ['beyond the basic plane', '𠮷野家で食べる', '=𠮷野家 | !𠮟る'],
  ['mathematical letters', '𝐛𝐨𝐥𝐝 claim', '=bold'],
  ['ligature', 'oﬃce', '=office'],
  ['phrase', 'Where is my parcel now', '="my parcel" | ="is my" | !"parcel my" | !"my parc"'],
  ['phrase across signs', 'Hello, world! Again', '="hello world" | ="world again"'],
  ['prefix', 'refunded yesterday', '=refun* | =re* | !refunds* | !fund*'],
  ['prefix of a Chinese word', '退款申请', '=退款* | !款退*'],
  ['unfinished', 'international transfer', '=intern | =transfer int'],
  ['exclusion', 'parcel is late', '=parcel -early | !parcel -late | !parcel -"is late" | !parcel -lat*'],
];

test.each(CASES)('%s: %s', (_, text, queries) => {
  const index = new KeywordIndex();
  index.set(0, [{ text, weight: 1 }]);
  index.set(1, [{ text: 'quite another subject', weight: 1 }]);
  for (const [sign, ...rest] of queries.split(' | ').map((query) => [...query])) {
    const query = rest.join('');
    expect([query, finds(index, query)]).toEqual([query, sign === '=']);
  }
});

function finds(index: KeywordIndex, typed: string): boolean {
  const query = parseSearchQuery(typed);
  const among = index.select(query.conditions, index.live);
  return index.search(query, 5, among).best.slots.includes(0);
}
