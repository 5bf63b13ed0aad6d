/** Starts generator.ts: a worker does not take over the TypeScript loader of the thread that made it. */
import { register } from 'tsx/esm/api'

register()
await import('./generator.ts')
