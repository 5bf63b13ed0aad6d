import { fileURLToPath } from 'node:url'

/**
 * The absolute path of a file that is given from the project's root.
 * Sources and compiled code lie equally deep (src/shared, dist/shared), so one relative URL serves both.
 */
export const projectFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
