import { v7 } from 'uuid'

/**
 * A new id. UUIDv7 grows with time, so that rows written together lie together in the index; random ids cost up
 * to half of the write throughput.
 */
export const newId = (): string => v7()

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An id as stored, or null when it cannot be one: what is no GUID is found nowhere. */
export const parseId = (id: string): string | null => (uuid.test(id) ? id.toLowerCase() : null)
