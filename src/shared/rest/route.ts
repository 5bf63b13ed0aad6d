import type { z } from 'zod'
import type { Caller, PartnerRole } from '../caller.js'
import type { InputPath } from '../issue.js'
import type { Rejection } from '../issue.types.js'
import type { RestClient } from './client.js'
import type { Loose } from './wire.js'

/** One request, read and found to be of the route's form. */
export interface RestCall<Params extends string = string, Query = unknown, Body = unknown> {
  readonly caller: Caller
  readonly params: Readonly<Record<Params, string>>
  readonly query: Query
  readonly body: Body
  readonly client: RestClient
  /** MS-RequestId; null when the client sends none. */
  readonly requestId: string | null
  /** If-Match, without its quotes. */
  readonly ifMatch: string | null
  /** MS-ContinuationToken. */
  readonly continuationToken: string | null
}

/** {a} and {b} of "/v1/things/{a}/parts/{b}". */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

interface RouteOf<Path extends string, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the root, with members in braces. */
  readonly path: Path
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  /** Any one of them is enough. */
  readonly roles: readonly PartnerRole[]
  readonly query?: Query
  readonly body?: Body
  /** Of a success; 200 when left out. */
  readonly status?: 200 | 201 | 204
  readonly answer?: Answer
  /** Where a client finds what an issue speaks of: its own name for it. */
  readonly wirePathOf?: (path: InputPath) => InputPath
  handle(
    call: RestCall<NamesIn<Path>, z.output<Query>, z.output<Body>>,
  ): Promise<Loose<z.output<Answer>> | Rejection> | Loose<z.output<Answer>> | Rejection
}

/** A row of the route table, from which the router, the OpenAPI document and the roles are made. */
export type RestRoute = Omit<RouteOf<string, z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  handle(call: RestCall): unknown
}

export const route = <
  const Path extends string,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
>(
  definition: RouteOf<Path, Query, Body, Answer>,
): RestRoute =>
  // The router parses with the route's own schemas before it calls, so that what it hands over is of their types.
  definition as unknown as RestRoute

/** Who may do what: the matrix of docs/rest.md. */
export const anyAgent: readonly PartnerRole[] = ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT']
export const sellingAgents: readonly PartnerRole[] = ['ADMIN_AGENT', 'SALES_AGENT']
export const adminAgent: readonly PartnerRole[] = ['ADMIN_AGENT']

export const isInRole = ({ roles }: Caller, allowed: readonly PartnerRole[]): boolean =>
  roles.some((role) => allowed.includes(role))

/** The caller has none of the roles that this needs. */
export class NotInRole extends Error {
  override readonly name = 'NotInRole'
}
