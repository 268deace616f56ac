# docker build -t actcheck . && docker run --rm -v "$PWD:/actes:ro" actcheck check .
# With reports in HTML and DOCX: docker build --build-arg EXTRAS=[report] -t actcheck .
FROM python:3.12-slim AS build
ARG EXTRAS=""
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY grammars grammars
COPY rules rules
COPY law law
RUN python -m pip wheel --no-cache-dir --quiet --wheel-dir /wheels ".$EXTRAS"

FROM python:3.12-slim
ARG EXTRAS=""
COPY --from=build /wheels /wheels
RUN python -m pip install --no-cache-dir --quiet --no-index --find-links /wheels "actcheck$EXTRAS" \
    && rm -r /wheels \
    && useradd --create-home --uid 10001 actcheck
USER actcheck
# Grammars and rules are compiled once, here.
RUN echo "Acte" | actcheck check -
WORKDIR /actes
ENTRYPOINT ["actcheck"]
CMD ["--help"]
