/** Apollo Server, type-graphql and Prisma, as they are put together by somebody who takes care. */
import { ApolloServer } from '@apollo/server'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import fastify from 'fastify'
import { openPrisma, partnerIdOf } from './prisma-data.js'
import { type UsualContext, usualContext, usualSchema } from './usual-schema.js'

const prisma = await openPrisma(process.env.DATABASE_FILE ?? '')
const partnerId = await partnerIdOf(prisma)
const app = fastify()
const apollo = new ApolloServer<UsualContext>({
  schema: await usualSchema(),
  plugins: [fastifyApolloDrainPlugin(app)],
})
await apollo.start()
app.post('/graphql', fastifyApolloHandler(apollo, { context: async () => usualContext(prisma, partnerId) }))
process.stderr.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)))
