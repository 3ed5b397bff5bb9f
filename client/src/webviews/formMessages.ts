import { FORM_PAGE_METHODS } from '../../../shared/src/protocol/api.ts';
import type { FormHostRequests } from '../../../shared/src/protocol/form.ts';
import type { FromPage } from '../../../shared/src/protocol/webview.ts';
import type { Fields } from './fields.ts';
import { readPosition, type PageProtocol } from './messages.ts';

/** The protocol of the form's page. */
export const FORM_PAGE: PageProtocol<FormHostRequests> = { methods: FORM_PAGE_METHODS, readHost };

function readHost(request: unknown, params: Fields): FromPage<FormHostRequests> | undefined {
  switch (request) {
    case 'reveal': {
      const place = readPosition({ line: params['line'], character: 0 });
      return place && { type: 'host', request, params: { line: place.line } };
    }
    case 'showText':
    case 'showFixes': {
      const position = readPosition(params['position']);
      return position && { type: 'host', request, params: { position } };
    }
    case 'openRecord': {
      const { id } = params;
      const isId = typeof id === 'string' && id !== '' && id.length <= 1000;
      return isId ? { type: 'host', request, params: { id } } : undefined;
    }
    case 'save':
      return { type: 'host', request, params: {} };
    default:
      return undefined;
  }
}
