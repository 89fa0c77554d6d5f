# The mock as a service: `docker build -t twinspec .`, or deploy/compose.yaml for two of them on one Redis. See docs/operations.md.
FROM node:24-slim AS build
WORKDIR /twinspec
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY specs specs
COPY fixtures fixtures
COPY src src
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /twinspec
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY specs specs
COPY fixtures fixtures
COPY contracts contracts
COPY schemas schemas
COPY --from=build /twinspec/dist dist
USER node
EXPOSE 4010
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4010/_twinspec/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli/main.js"]
# Whoever steers it needs --control-token; the log says one that was made up without.
CMD ["mock", "--host", "0.0.0.0"]
