# Built in one stage, run in another that has neither compilers nor what only developers need.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
# For better-sqlite3, where no ready-made binary can be fetched.
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
# What changes seldom comes first, so that a change of the sources installs nothing again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts \
  && npm rebuild better-sqlite3
COPY . .
# Prisma’s client offers its command line and TypeScript to those who have them: at run time nobody does.
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts \
  && npm uninstall --no-save --omit=dev --ignore-scripts prisma typescript \
  && install -d -m 0700 /data

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=4000 \
  DATABASE_URL=file:/data/gateway.db
WORKDIR /app
COPY --from=build --chown=node:node /data /data
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 4000
# Whether it lives; whether it should get requests is /readyz, for whoever distributes them.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
