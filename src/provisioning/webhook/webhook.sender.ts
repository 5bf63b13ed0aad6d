import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { describeFailure } from './webhook.failures.js'
import { guardedLookup, requireAllowed, type WebhookNetwork } from './webhook.network.js'
import { timeoutMs } from './webhook.rules.js'

export interface OutgoingMessage {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What came of one request. */
export interface Answer {
  /** null where none came. */
  readonly status: number | null
  /** In a few words; null when all is well. */
  readonly failure: string | null
  readonly retryAfter?: string | undefined
}

/** Longer answers are cut off: nobody reads them. */
const answerLengthMax = 4_096

const tooLate = `no answer within ${timeoutMs / 1_000} s`

/** Sends over HTTP, to allowed addresses only, and follows no redirect. */
export class WebhookSender {
  constructor(private readonly network: WebhookNetwork) {}

  /** Rejects only when it was interrupted: an answer that does not come is an answer as well. */
  async send(message: OutgoingMessage, interruption: AbortSignal): Promise<Answer> {
    const control = new AbortController()
    const abort = () => control.abort()
    const timer = setTimeout(abort, timeoutMs)
    interruption.addEventListener('abort', abort, { once: true })
    try {
      return toAnswer(await this.#exchange(message, control.signal))
    } catch (error) {
      interruption.throwIfAborted()
      return { status: null, failure: control.signal.aborted ? tooLate : describeFailure(error) }
    } finally {
      clearTimeout(timer)
      interruption.removeEventListener('abort', abort)
    }
  }

  async #exchange({ url: text, headers, body }: OutgoingMessage, signal: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(text)
    requireAllowed(url, this.network)
    const request = (url.protocol === 'http:' ? requestHttp : requestHttps)(url, {
      ...{ method: 'POST', headers, signal, lookup: guardedLookup(this.network) },
      // A connection for each: one that was kept could be closed by the other side at the very moment it is used.
      agent: false,
    })
    // After the answer has begun, what goes wrong is told by the answer; here nobody listens any more.
    request.on('error', () => {})
    request.end(body)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    await readAway(response)
    return response
  }
}

/** An answer counts when it has ended, or has become longer than anybody wants. */
const readAway = async (response: IncomingMessage): Promise<void> => {
  let length = 0
  for await (const chunk of response) {
    length += (chunk as Buffer).length
    if (length > answerLengthMax) return
  }
}

const toAnswer = ({ statusCode: status = 0, headers }: IncomingMessage): Answer => {
  if (status >= 200 && status < 300) return { status, failure: null }
  const failure =
    status >= 300 && status < 400 ? `answered ${status}: redirects are not followed` : `answered ${status}`
  return { status, failure, retryAfter: headers['retry-after'] }
}
