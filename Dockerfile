# Open Urban Data over an external database (OUD_DATABASE). Runs as any user, also with a read-only root:
# only /data (archive of sources) and /tmp are written.
FROM node:22-bookworm-slim AS web
WORKDIR /source
COPY web web
COPY solutions solutions
RUN mkdir -p src/OpenUrbanData.Api/wwwroot \
    && for part in web solutions/*; do \
         [ ! -f "$part/package.json" ] || (cd "$part" && npm install --no-save --no-audit --no-fund && npm run build --if-present) || exit 1; \
       done \
    && find . -name node_modules -prune -exec rm -rf {} +

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt global.json .editorconfig ./
COPY src src
COPY docs/problems.md docs/problems.md
COPY --from=web /source/src/OpenUrbanData.Api/wwwroot src/OpenUrbanData.Api/wwwroot
RUN dotnet restore src/OpenUrbanData.Cli --locked-mode \
    && dotnet publish src/OpenUrbanData.Cli --no-restore -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# pg_dump and pg_restore, for 'oud backup' and 'oud restore'.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
COPY schemas /app/schemas
COPY catalog /app/catalog
COPY --from=web /source/solutions /app/solutions
# Platforms that choose the user at random keep group 0.
RUN mkdir /data && chgrp 0 /data && chmod 2770 /data && chown 1654 /data
ENV OUD_ROOT=/app OUD_DATA=/data OUD_LISTEN=* OUD_PORT=8080 \
    DOTNET_EnableDiagnostics=0 DOTNET_CLI_TELEMETRY_OPTOUT=1
USER 1654:0
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "/app/oud.dll"]
CMD ["up"]
