import type { ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { Cancellation } from '../../core/cancellation.ts';

/** Answers what is asked of runs. */
export class RunAnswers {
  list(_params: ApiParams<'runs/list'>, _token: Cancellation): Promise<ApiResult<'runs/list'>> {
    throw new OperationalError('Runs are not listed yet.');
  }

  get(_params: ApiParams<'runs/get'>, _token: Cancellation): Promise<ApiResult<'runs/get'>> {
    throw new OperationalError('Runs are not listed yet.');
  }

  progress(_params: ApiParams<'runs/progress'>, _token: Cancellation): Promise<ApiResult<'runs/progress'>> {
    throw new OperationalError('Runs are not listed yet.');
  }

  plan(_params: ApiParams<'runs/plan'>, _token: Cancellation): Promise<ApiResult<'runs/plan'>> {
    throw new OperationalError('Runs are not listed yet.');
  }
}
