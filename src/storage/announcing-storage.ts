import type { Storage } from './storage.js'

/** The same storage; each commit through it is announced, so that whoever follows looks at once. */
export const announcing = (storage: Storage, onCommit: () => void): Storage => ({
  read: storage.read,
  customerSearch: storage.customerSearch,
  get readStatements() {
    return storage.readStatements
  },
  write: async (work) => {
    const result = await storage.write(work)
    onCommit()
    return result
  },
  eraseDeleted: () => storage.eraseDeleted(),
  checkWritable: () => storage.checkWritable(),
  close: () => storage.close(),
})
