import 'reflect-metadata'
import { register } from 'tsx/esm/api'

register()

/** Loads a module of src as Node does: once for each of Jest's processes. */
export const importOnce = (url) => import(url)
