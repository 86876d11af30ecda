# One image for all processes of the shop; docker-compose.yml says which one a container runs.
# The steps are those of npm start on a bare machine: npm ci, tsc -b, node SERVICE/dist/main.js.
FROM node:20.19.5-bookworm-slim AS build
WORKDIR /shop
COPY . .
RUN npm ci --no-audit --no-fund --loglevel=error
RUN npm run build
# The servers of npm start come from their own images here.
RUN npm prune --omit=dev --omit=optional --no-audit --no-fund --loglevel=error

FROM node:20.19.5-bookworm-slim
ENV NODE_ENV=production
WORKDIR /shop
RUN mkdir /ledger .data && chown node:node /ledger .data
COPY --from=build --chown=node:node /shop .
USER node
CMD ["node", "gateway/dist/main.js"]
