import { describeDocuments } from '../support/document-tests.js'
import { documents } from '../support/fenced-blocks.js'

/** documents.test.ts has the first, documents.long.ts the second. */
const elsewhere = ['README.md', 'docs/recipes/react.md']

describeDocuments(documents.filter((document) => !elsewhere.includes(document)))
